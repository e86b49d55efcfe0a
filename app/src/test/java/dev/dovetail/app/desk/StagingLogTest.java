package dev.dovetail.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingLogTest {
  @TempDir Path folder;
  private Path file;
  private final List<String> written = new ArrayList<>();
  private byte[] whole = {};

  @BeforeEach
  void writeThreeEntries() throws IOException {
    file = folder.resolve("log");
    try (StagingLog log = StagingLog.open(file, (position, object) -> {})) {
      for (int i = 0; i < 3; i++) {
        JsonObject entry = new JsonObject().put("n", (long) i).put("text", "\u00e9\n \u2028" + "x".repeat(i));
        long position = log.append(entry);
        written.add(Json.line(entry));
        assertEquals(written.getLast(), Json.line(log.read(position)));
      }
    }
    whole = Files.readAllBytes(file);
  }

  private List<String> open(byte[] content) throws IOException {
    Files.write(file, content);
    List<String> found = new ArrayList<>();
    try (StagingLog log = StagingLog.open(file, (position, object) -> found.add(Json.line(object)))) {
      log.append(new JsonObject().put("after", true));
    }
    List<String> again = new ArrayList<>();
    StagingLog.scan(file, (position, object) -> again.add(Json.line(object)));
    List<String> expected = new ArrayList<>(found);
    expected.add("{\"after\":true}");
    assertEquals(expected, again, "what is appended after damage is found");
    return found;
  }

  @Test
  void whereverItIsCutTheWholeEntriesBeforeAreFound() throws IOException {
    for (int length = 0; length <= whole.length; length++) {
      List<String> found = open(Arrays.copyOf(whole, length));
      int lines = (int) new String(whole, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
      assertEquals(written.subList(0, lines), found, "cut after " + length + " bytes");
    }
  }

  @Test
  void whicheverBitFlipsNothingFalseIsFound() throws IOException {
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] hurt = whole.clone();
      hurt[bit / 8] ^= (byte) (1 << (bit % 8));
      List<String> found = open(hurt);
      assertTrue(found.size() < 3, "bit " + bit);
      assertEquals(written.subList(0, found.size()), found);
    }
  }
}
