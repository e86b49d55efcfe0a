package dev.dovetail.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import dev.dovetail.app.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the image reads beyond plain text, and what it says of what it does not read.
class FormatsIT {
  private static final Path ANALYSIS = Path.of("..", "analysis").toAbsolutePath();
  private static final String ROWS = "id,name\n1,åse\n2,bo\n3,\n";

  /// What `zstd` makes of the rows.
  private static final String ZSTD = "KLUv/QRYuQAAaWQsbmFtZQoxLMOlc2UKMixibwozLAo1kh4C";

  @TempDir Path folder;
  private Dovetail dovetail;

  @BeforeEach
  void makeDelivery() throws IOException {
    dovetail = new Dovetail(folder);
    Files.createDirectory(folder.resolve("in"));
  }

  private Path in(String name) {
    return folder.resolve("in").resolve(name);
  }

  private JsonObject added(int code) throws Exception {
    Result added = dovetail.run("add", "in", "--json");
    assertEquals(code, added.code(), added::toString);
    return added.json();
  }

  private JsonObject shown(String file) throws Exception {
    Result shown = dovetail.run("show", "in/" + file, "--json");
    assertEquals(0, shown.code(), shown::toString);
    return shown.json();
  }

  private void assertRowsAreRead(String file) throws Exception {
    JsonObject shown = shown(file);
    assertEquals("csv", shown.text("format"), shown::toString);
    assertEquals(3, shown.findObject("statistics").orElseThrow().integer("rows"), shown::toString);
    List<JsonObject> fields = shown.findObject("schema").orElseThrow().list("fields", JsonObject.class);
    assertEquals(List.of("id", "name"), fields.stream().map(field -> field.text("name")).toList());
    assertEquals("integer", fields.getFirst().text("type"));
  }

  @Test
  void aWorkbookIsATable() throws Exception {
    Files.copy(ANALYSIS.resolve("excel/src/test/resources/types.xlsx"), in("types.xlsx"));
    added(0);
    JsonObject shown = shown("types.xlsx");
    assertEquals("xlsx", shown.text("format"));
    assertTrue(shown.findObject("statistics").orElseThrow().integer("rows") > 0, shown::toString);
    Result people = dovetail.run("show", "in/types.xlsx");
    assertEquals(0, people.code(), people::toString);
    assertTrue(people.out().contains("\n  xlsx · "), people::toString);
  }

  @Test
  void compressedTextIsATable() throws Exception {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(in("t.csv.gz")))) {
      out.write(ROWS.getBytes(UTF_8));
    }
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(in("t.zip")))) {
      out.putNextEntry(new ZipEntry("t.csv"));
      out.write(ROWS.getBytes(UTF_8));
    }
    Files.write(in("t.csv.zst"), Base64.getDecoder().decode(ZSTD));
    added(0);
    assertRowsAreRead("t.csv.gz");
    assertRowsAreRead("t.csv.zst");
    assertRowsAreRead("t.zip");
  }

  @Test
  void aTableThatNothingReadsIsStoredAndSaidSo() throws Exception {
    Path parquet = ANALYSIS.resolve("parquet/src/test/resources/types.parquet");
    Files.copy(parquet, in("types.parquet"));
    Files.writeString(in("t.csv.bz2"), "BZh91AY&SY");
    Files.writeString(in("notes.txt"), "Dear Ada,\n\nno table here.\n");
    List<JsonObject> findings = added(1).list("findings", JsonObject.class);
    assertEquals(List.of("t.csv.bz2", "types.parquet"), findings.stream().map(f -> f.text("path")).toList());
    assertTrue(findings.getLast().text("message").startsWith("not read as a table: The file is Parquet"));
    assertEquals(-1, Files.mismatch(parquet, folder.resolve("desk/imports/0001/data/types.parquet")));
    Result shown = dovetail.run("show", "in/types.parquet");
    assertEquals(0, shown.code(), shown::toString);
    assertTrue(shown.out().contains("not read as a table: The file is Parquet"), shown::toString);
  }
}
