package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.dovetail.core.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables inside gzip, zstd and zip.
class CompressedTest {
  private static final String TABLE = "a,b\n1,x\n2,y\n3,z\n";
  private static final List<List<String>> CELLS =
      List.of(List.of("a", "b"), List.of("1", "x"), List.of("2", "y"), List.of("3", "z"));

  @TempDir private Path directory;

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        out.putNextEntry(new ZipEntry(member.getKey()));
        out.write(member.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /// A table that does not compress much.
  private static byte[] large(int rows) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("id,value\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(random.nextLong()).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }

  private void assertReads(String name, byte[] content) throws IOException {
    assertEquals(CELLS, Tables.cells(write(name, content), ReadOptions.defaults()), name);
  }

  private String refusal(String name, byte[] content) throws IOException {
    var seen = new TableProfiler().examine(write(name, content));
    return assertInstanceOf(Examination.NotATable.class, seen).reason();
  }

  private String damage(String name, byte[] content) throws IOException {
    Path file = write(name, content);
    return assertThrows(DamagedTableException.class, () -> new TableProfiler().examine(file)).getMessage();
  }

  @Test
  void theNameInsideDecidesAndTheBytesSayHowItIsPacked() throws IOException {
    byte[] table = TABLE.getBytes(UTF_8);
    byte[] json = "[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"},{\"a\":3,\"b\":\"z\"}]".getBytes(UTF_8);
    assertReads("x.csv.gz", gzip(table));
    assertReads("x.csv", gzip(table));
    assertReads("x.json.GZ", gzip(json));
    assertReads("x.csv.zst", Zstd.compress(table));
    assertReads("x.json.zstd", Zstd.compress(json));
    assertReads("x.zip", zip(Map.of("folder/x.csv", table)));
    assertReads("y.zip", zip(Map.of("x.csv.gz", gzip(table))));
    assertReads("x.csv.gz.zst", Zstd.compress(gzip(table)));
  }

  @Test
  void whatWasUnpackedIsNoted() throws IOException {
    Path file = write("x.zip", zip(Map.of("x.csv.gz", gzip(TABLE.getBytes(UTF_8)))));
    TableProfile table = new TableProfiler().profile(file).orElseThrow();
    assertEquals("csv", table.format());
    assertEquals(List.of("unpacked from zip, member \"x.csv.gz\" of 1", "unpacked from gzip"),
        table.dialect().notes().subList(0, 2));
  }

  @Test
  void everyMemberOfAGzipFileIsRead() throws IOException {
    byte[] first = gzip("a,b\n1,x\n2,".getBytes(UTF_8));
    assertReads("x.csv.gz", join(first, gzip(new byte[0]), gzip("y\n3,z\n".getBytes(UTF_8)), new byte[512]));
    byte[] frame = Zstd.compress("a,b\n1,x\n2,".getBytes(UTF_8));
    assertReads("x.csv.zst", join(frame, Zstd.compress("y\n3,z\n".getBytes(UTF_8))));
  }

  @Test
  void bytesBehindTheCompressedDataAreSaid() throws IOException {
    byte[] packed = gzip(TABLE.getBytes(UTF_8));
    Path file = write("x.csv.gz", join(packed, "hello".getBytes(UTF_8)));
    List<String> notes = new TableReader().read(file, new RowVisitor() {
      @Override
      public void columns(List<String> names) {
        assertEquals(CELLS.getFirst(), names);
      }

      @Override
      public void row(List<String> cells) {
        assertEquals(2, cells.size());
      }
    }).notes();
    assertTrue(notes.contains("the 5 bytes from byte " + packed.length
        + " on, behind the compressed data, are not gzip and were not read"), notes.toString());
  }

  @Test
  void ofSeveralTablesOneIsNamed() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("notes.md", "hello".getBytes(UTF_8));
    members.put("in/a.csv", TABLE.getBytes(UTF_8));
    assertReads("one.zip", zip(members));
    members.put("in/b.json", "[{\"q\":7}]".getBytes(UTF_8));
    byte[] several = zip(members);
    assertEquals("The zip archive holds 2 tables, in/a.csv, in/b.json; name one of them "
        + "(ReadOptions.withMember)", refusal("x.zip", several));
    Path file = write("x.zip", several);
    assertEquals(CELLS, Tables.cells(file, ReadOptions.defaults().withMember("in/a.csv")));
    assertEquals(List.of(List.of("q"), List.of("7")),
        Tables.cells(file, ReadOptions.defaults().withMember("b.json")));
    ReadOptions other = ReadOptions.defaults().withMember("c.csv");
    assertEquals("The zip archive has no member \"c.csv\"; it has notes.md, in/a.csv, in/b.json",
        assertThrows(NotATableException.class, () -> Tables.cells(file, other)).getMessage());
    assertEquals("The zip archive holds no table; it has a.md, b.md",
        refusal("none.zip", zip(new LinkedHashMap<>(Map.of("a.md", new byte[1], "b.md", new byte[1]))))
            .replace("b.md, a.md", "a.md, b.md"));
    assertEquals("The zip archive holds no table; it has no files", refusal("empty.zip", zip(Map.of())));
  }

  @Test
  void aCutStreamIsDamageWithItsPlaceWhereverItIsCut() throws IOException {
    byte[] gzip = gzip(large(20_000));
    byte[] zstd = Zstd.compress(large(20_000));
    byte[] zip = zip(Map.of("x.csv", large(20_000)));
    for (int lost : new int[] {1, 7, 8, 100, 100_000}) {
      String said = damage("x.csv.gz", Arrays.copyOf(gzip, gzip.length - lost));
      assertEquals("The gzip file is damaged: member 1 is cut off, at byte " + (gzip.length - lost)
          + " of the compressed file", said);
      String cut = damage("x.csv.zst", Arrays.copyOf(zstd, zstd.length - lost));
      assertTrue(cut.startsWith("The zstd file is damaged or cut off ("), cut);
      String cutZip = damage("x.zip", Arrays.copyOf(zip, zip.length - lost));
      assertTrue(cutZip.startsWith("The zip archive is cut off"), cutZip);
    }
    assertTrue(damage("y.csv.gz", Arrays.copyOf(gzip, 5)).contains("is cut off, at byte 5 "));
  }

  @Test
  void aFalseChecksumIsDamage() throws IOException {
    byte[] gzip = gzip(TABLE.getBytes(UTF_8));
    gzip[gzip.length - 8] ^= 1;
    assertTrue(damage("x.csv.gz", gzip).contains("has another checksum than it says"));
    gzip[gzip.length - 8] ^= 1;
    gzip[gzip.length - 4] ^= 1;
    assertTrue(damage("x.csv.gz", gzip).contains("has another length than it says"));
    byte[] zip = zip(Map.of("x.csv", TABLE.getBytes(UTF_8)));
    int directory = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    zip[directory + 16] ^= 1;
    assertTrue(damage("x.zip", zip).contains("another checksum"));
    zip[directory + 16] ^= 1;
    zip[directory + 24]++;
    assertTrue(damage("x.zip", zip).contains("has 16 bytes, the archive says 17"));
    zip[directory + 24]--;
    zip[directory + 24]--;
    assertTrue(damage("x.zip", zip).contains("is longer than the 15 bytes"));
  }

  @Test
  void changedBytesNeverChangeCellsSilently() throws IOException {
    Random random = new Random(7);
    byte[] table = large(50);
    List<?> expected = Tables.cells(write("x.csv", table), ReadOptions.defaults());
    Map<String, byte[]> files = Map.of(
        "x.csv.gz", gzip(table), "x.zip", zip(Map.of("x.csv", table)));
    for (int i = 0; i < 400; i++) {
      for (Map.Entry<String, byte[]> packed : files.entrySet()) {
        byte[] changed = packed.getValue().clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        try {
          assertEquals(expected, Tables.cells(write(packed.getKey(), changed), ReadOptions.defaults()));
        } catch (TableException e) {
          assertTrue(e.getMessage().length() > 20, e.getMessage());
        }
      }
    }
  }

  @Test
  void aBombEndsAtTheLimit() throws IOException {
    byte[] line = "1,2\n".repeat(1 << 16).getBytes(UTF_8);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int i = 0; i < 40; i++) {
      content.writeBytes(line);
    }
    ReadOptions options = ReadOptions.defaults().withMaxExpandedBytes(5 << 20);
    Map<String, byte[]> bombs = Map.of("x.csv.gz", gzip(content.toByteArray()), "x.csv.zst",
        Zstd.compress(content.toByteArray()), "x.zip", zip(Map.of("x.csv", content.toByteArray())));
    for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
      Path file = write(bomb.getKey(), bomb.getValue());
      var e = assertThrows(TableLimitException.class,
          () -> new TableProfiler().withOptions(options).profile(file));
      assertTrue(e.getMessage().contains("raise ReadOptions.maxExpandedBytes"), e.getMessage());
    }
  }

  @Test
  void encryptedMembersAndUnsafeNamesAreRefused() throws IOException {
    byte[] zip = zip(Map.of("x.csv", TABLE.getBytes(UTF_8)));
    zip[new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;
    assertEquals("The member \"x.csv\" of the zip archive is encrypted; unpack it first", refusal("x.zip", zip));
    for (String name : List.of("../x.csv", "/x.csv", "a/../../x.csv", "C:/x.csv", "a\\x.csv", "a\u001b[2J.csv")) {
      String said = refusal("x.zip", zip(Map.of(name, TABLE.getBytes(UTF_8))));
      assertTrue(said.startsWith("The zip archive has a member with an unsafe name"), said);
      assertTrue(said.chars().noneMatch(Character::isISOControl), said);
    }
  }

  @ParameterizedTest
  @CsvSource({"bzip2, 425a6839", "xz, fd377a585a00", "7z, 377abcaf271c", "rar, 526172211a07", "lz4, 04224d18"})
  void otherPackingIsNamedAndNotRead(String kind, String magic) throws IOException {
    byte[] bytes = join(java.util.HexFormat.of().parseHex(magic), new byte[100]);
    assertEquals("The file is packed as " + kind + ", which is not read here (gzip, zstd and zip are); unpack it "
        + "first", refusal("x.csv." + kind, bytes));
  }

  @Test
  void whatIsPackedAgainAndAgainIsNotATable() throws IOException {
    byte[] packed = TABLE.getBytes(UTF_8);
    for (int i = 0; i < 3; i++) {
      packed = gzip(packed);
    }
    assertTrue(refusal("x.csv.gz.gz.gz", packed).startsWith("Neither name nor content"));
  }

  @Test
  void progressAdvancesByCompressedBytes() throws IOException {
    for (Map.Entry<String, byte[]> packed : Map.of("x.csv.gz", gzip(large(50_000)), "x.csv.zst",
        Zstd.compress(large(50_000)), "x.zip", zip(Map.of("x.csv", large(50_000)))).entrySet()) {
      Path file = write(packed.getKey(), packed.getValue());
      AtomicLong bytes = new AtomicLong();
      new TableProfiler().withProgress(new Progress() {
        @Override
        public void start(String stage, long total) {
          throw new AssertionError("stages are the caller's");
        }

        @Override
        public void advance(long amount) {
          bytes.addAndGet(amount);
        }

        @Override
        public boolean isCancelled() {
          return false;
        }
      }).profile(file);
      assertEquals(Files.size(file), bytes.get(), packed.getKey());
    }
  }

  @Test
  void aGivenFormatIsTakenWhateverTheName() throws IOException {
    Path file = write("x.bin.gz", gzip(TABLE.getBytes(UTF_8)));
    assertEquals(CELLS, Tables.cells(file, ReadOptions.defaults().withFormat("csv")));
    ReadOptions unknown = ReadOptions.defaults().withFormat("dbf");
    assertTrue(assertThrows(NotATableException.class, () -> Tables.cells(file, unknown)).getMessage()
        .startsWith("There is no format \"dbf\" here, only csv, jsonl, json"));
  }
}
