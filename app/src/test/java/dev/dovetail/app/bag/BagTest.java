package dev.dovetail.app.bag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dovetail.analysis.table.TableProfiler;
import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagTest {
  private static final Instant TIME = Instant.parse("2026-10-31T12:00:00Z");

  @TempDir Path bag;

  private void write(String... names) throws IOException {
    BagInfo info =
        new BagInfo(
            "Spital \u00e9", 7, TIME, "/from/here\n/and: there", Optional.of("one\n\ntwo: three\r\n  four"));
    try (BagWriter writer = new BagWriter(bag, info)) {
      for (String name : names) {
        Path file = bag.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a\n1\n2\n" + name);
        writer.add(
            new BagEntry(
                name, Optional.empty(), Files.size(file), Checksums.sha256(file, Progress.none()), TIME,
                name.endsWith(".csv") ? new TableProfiler().profile(file) : Optional.empty()));
      }
      writer.finish();
    }
  }

  @Test
  void isOneByItsStandardsWhateverItsFilesAreCalled() throws IOException {
    write("t.csv", "T.csv", "t .csv", "sub/t.csv", "sub-t.csv", "\u6771", "\u4eac", "ls\u2028x", "nel\u0085x", "back\\slash",
        "esc\u001b[31m", "*", "a=0Ab", "'\"");
    assertEquals(List.of(), BagCheck.faults(bag));
    Map<String, String> read = Manifest.read(bag.resolve("manifest-sha256.txt"));
    assertEquals(14, read.size());
    assertEquals(Checksums.sha256(bag.resolve("data/ls\u2028x"), Progress.none()), read.get("data/ls\u2028x"));
  }

  @Test
  void theCheckFindsWhatItChecks() throws IOException {
    write("t.csv");
    Files.writeString(bag.resolve("data/t.csv"), "other");
    assertEquals(
        List.of("checksum of data/t.csv", "bytes of data/t.csv", "hash of data/t.csv"),
        BagCheck.faults(bag).stream().filter(fault -> !fault.startsWith("Payload-Oxum")).toList());
    Files.writeString(bag.resolve("data/extra"), "x");
    assertNotEquals(List.of(), BagCheck.faults(bag));
  }

  @Test
  void aHurtManifestIsCalledThat() throws IOException {
    Path file = bag.resolve("manifest");
    String hash = "0".repeat(64);
    for (String wrong : List.of("x", hash, hash + " data/x", hash + "  ", hash + "  a\0b", hash.substring(1) + "  data/x")) {
      Files.writeString(file, hash + "  data/ok\n" + wrong + "\n");
      assertEquals(
          "line 2 is not a hash and a path",
          assertThrows(MalformedManifestException.class, () -> Manifest.read(file), wrong).getMessage());
    }
    Files.write(file, new byte[] {(byte) 0xff});
    assertThrows(MalformedManifestException.class, () -> Manifest.read(file));
  }
}
