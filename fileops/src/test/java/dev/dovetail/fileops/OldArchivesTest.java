package dev.dovetail.fileops;

import static dev.dovetail.fileops.ArchiveBytes.bytes;
import static dev.dovetail.fileops.ArchiveBytes.concat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.fileops.ArchiveBytes.Tar;
import dev.dovetail.fileops.ArchiveBytes.Zip;
import dev.dovetail.fileops.internal.tree.Access;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What archives of other times and other systems hold: names, numbers, owners and permissions as they had
/// them.
class OldArchivesTest {
  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void setUp() {
    out = folder.resolve("out");
  }

  private Path write(byte[] archive, String name) throws IOException {
    return Files.write(folder.resolve(name), archive);
  }

  private static byte[] header(String name, String content, Map<Integer, byte[]> changes) {
    byte[] whole = new Tar().file(name, content).withoutEnd();
    byte[] block = Arrays.copyOf(whole, 512);
    changes.forEach((offset, value) -> System.arraycopy(value, 0, block, offset, value.length));
    return concat(Tar.checked(block), Arrays.copyOfRange(whole, 512, whole.length));
  }

  @Test
  void namesOfDosAreOfItsCodePage() throws IOException {
    Zip.Entry entry = new Zip.Entry(new byte[] {'k', (byte) 0x84, 's', 'e', (byte) 0xe1}, bytes("x"), false);
    entry.system = 0;
    Zip.Entry below = new Zip.Entry(bytes("d\\f"), bytes("y"), false);
    below.system = 0;
    new Extractor().extract(write(new Zip().add(entry).add(below).toBytes(), "a.zip"), out);
    assertEquals(Map.of("käseß", "x", "d", "/", "d/f", "y"), Kit.picture(out));
  }

  @Test
  void theUnicodeNameOfInfoZipCountsIfItIsOfThisName() throws IOException {
    Zip.Entry right = unicode(bytes("raw1"), "乳", bytes("raw1"));
    Zip.Entry stale = unicode(bytes("raw2"), "other", bytes("renamed"));
    new Extractor().extract(write(new Zip().add(right).add(stale).toBytes(), "a.zip"), out);
    assertEquals(Map.of("乳", "x", "raw2", "x"), Kit.picture(out));
  }

  private static Zip.Entry unicode(byte[] raw, String name, byte[] checked) {
    Zip.Entry entry = new Zip.Entry(raw, bytes("x"), false);
    CRC32 crc = new CRC32();
    crc.update(checked);
    byte[] utf8 = bytes(name);
    ByteBuffer field = ByteBuffer.allocate(9 + utf8.length).order(ByteOrder.LITTLE_ENDIAN);
    field.putShort((short) 0x7075).putShort((short) (5 + utf8.length)).put((byte) 1);
    field.putInt((int) crc.getValue()).put(utf8);
    entry.extra = field.array();
    return entry;
  }

  @Test
  void numbersMayBeOfBase256() throws IOException {
    byte[] size = new byte[12];
    size[0] = (byte) 0x80;
    size[11] = 3;
    byte[] before1970 = new byte[12];
    Arrays.fill(before1970, (byte) 0xff);
    byte[] late = {(byte) 0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0};
    byte[] archive = concat(
        header("early", "abc", Map.of(124, size, 136, before1970)), header("late", "", Map.of(136, late)),
        new byte[1024]);
    new Extractor().extract(write(archive, "a.tar"), out);
    assertEquals(Map.of("early", "abc", "late", ""), Kit.picture(out));
    assertEquals(-1000, Files.getLastModifiedTime(out.resolve("early")).toMillis());
    assertEquals(2000L << 32, Files.getLastModifiedTime(out.resolve("late")).toMillis());
  }

  @Test
  void headersOfVersion7KnowNeitherDirectoriesNorOwners() throws IOException {
    byte[] noMagic = new byte[255]; // all that comes after the name of a link
    Map<Integer, byte[]> v7 = Map.of(156, new byte[1], 257, noMagic);
    Map<Integer, byte[]> rest = Map.of(156, new byte[1], 257, noMagic, 345, bytes("no prefix"));
    byte[] signed = header("s\u00fc", "", v7);
    byte[] archive = concat(
        header("d/", "", v7), header("d/f", "x", v7), header("plain", "y", rest), withSignedChecksum(signed),
        new byte[1024]);
    new Extractor().extract(write(archive, "a.tar"), out);
    assertEquals(Map.of("d", "/", "d/f", "x", "plain", "y", "s\u00fc", ""), Kit.picture(out));
  }

  private static byte[] withSignedChecksum(byte[] block) {
    Arrays.fill(block, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : block) {
      sum += b;
    }
    byte[] text = bytes(String.format("%06o\0 ", sum));
    System.arraycopy(text, 0, block, 148, text.length);
    return block;
  }

  @Test
  void sparseFilesOfOldGnuHaveTheirMapInTheHeader() throws IOException {
    byte[] block = Arrays.copyOf(new Tar().header("s", 'S', "", 6, 0644).withoutEnd(), 512);
    System.arraycopy(bytes("ustar  \0"), 0, block, 257, 8);
    byte[] map = bytes(String.format("%011o\0%011o\0", 2, 3));
    System.arraycopy(map, 0, block, 386, map.length);
    System.arraycopy(bytes(String.format("\1%011o", 12)), 0, block, 482, 12); // goes on; the size
    byte[] more = new byte[512];
    map = bytes(String.format("%011o\0%011o\0", 8, 3));
    System.arraycopy(map, 0, more, 0, map.length);
    byte[] data = Arrays.copyOf(bytes("abcdef"), 512);
    byte[] archive = concat(Tar.checked(block), more, data, new Tar().file("next", "n").toBytes());
    new Extractor().extract(write(archive, "a.tar"), out);
    assertEquals(Map.of("s", "\0\0abc\0\0\0def\0", "next", "n"), Kit.picture(out));
  }

  private Path owned() throws IOException {
    byte[] archive = concat(
        header("f", "x", Map.of(100, bytes("0006755"), 108, bytes("0010001"), 116, bytes("0010002"))),
        header("named", "x", Map.of(108, bytes("0010001"), 265, bytes("daemon"), 297, bytes("daemon"))),
        header("unknown", "x", Map.of(108, bytes("0010003"), 265, bytes("no such user"))),
        header("d/", "", Map.of(156, bytes("5"), 100, bytes("0000755"), 108, bytes("0010001"))),
        new byte[1024]);
    return write(archive, "a.tar");
  }

  private String look(String name) throws IOException {
    Map<String, Object> all =
        Files.readAttributes(out.resolve(name), "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
    return all.get("uid") + ":" + all.get("gid") + " " + Integer.toOctalString((int) all.get("mode") & 07777);
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "PLAIN"})
  void rootGivesFilesTheirOwnersIfTheArchiveIsTrusted(Access access) throws IOException {
    Kit.assumeRoot("to give files away");
    assumeTrue(Kit.run("id", "-u", "daemon").output().equals("1\n"), "needs the user daemon");
    Path archive = owned();
    new Extractor().withAccess(access).withFilter(ExtractionFilter.FULLY_TRUSTED).extract(archive, out);
    assertEquals(
        List.of("4097:4098 6755", "1:1 644", "4099:0 644", "4097:0 755"),
        List.of(look("f"), look("named"), look("unknown"), look("d")));
    new TreeRemover().remove(out);
    new Extractor().withAccess(access).withFilter(ExtractionFilter.TAR).extract(archive, out);
    assertEquals(List.of("4097:4098 755", "1:1 644"), List.of(look("f"), look("named")));
    new TreeRemover().remove(out);
    new Extractor().withAccess(access).extract(archive, out);
    assertEquals(
        List.of("0:0 755", "0:0 644", "0:0 644"), List.of(look("f"), look("named"), look("unknown")));
  }

  /// Unpacks with trust.
  static final class Trusting {
    private Trusting() {}

    public static void main(String[] arguments) throws IOException {
      Extractor extractor = new Extractor().withFilter(ExtractionFilter.valueOf(arguments[0]));
      System.out.println(extractor.extract(Path.of(arguments[1]), Path.of(arguments[2])).files() + " files");
    }
  }

  @ParameterizedTest
  @EnumSource(ExtractionFilter.class)
  void otherUsersUnpackWhatIsNotTheirsAndDirectoriesThatMayNotBeWritten(ExtractionFilter filter)
      throws IOException {
    Kit.assumeRoot("to become another user");
    assumeTrue(Kit.has("setpriv"), "needs setpriv");
    byte[] archive = concat(
        header("locked/", "", Map.of(156, bytes("5"), 100, bytes("0000555"), 108, bytes("0010001"))),
        header("locked/f", "x", Map.of(108, bytes("0010001"), 116, bytes("0010002"))),
        header("locked/d/", "", Map.of(156, bytes("5"), 100, bytes("0000555"))),
        header("locked/d/g", "y", Map.of(100, bytes("0000444"))), new byte[1024]);
    write(archive, "a.tar");
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Kit.run("chown", "65534:65534", own.toString());
    String directoryMode = filter == ExtractionFilter.DATA ? "755" : "555";
    for (List<String> options : List.of(Kit.nativeAccess(), List.<String>of())) {
      for (boolean isThere : new boolean[] {false, true}) {
        out = own.resolve("out" + options.size() + isThere);
        List<String> command =
            new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(Kit.java(
            Trusting.class, options, filter.name(), folder.resolve("a.tar").toString(), out.toString()));
        if (isThere) {
          Kit.run("install", "-d", "-o", "65534", "-g", "65534", out.toString(), out + "/locked/f");
          Kit.Run refused = Kit.run(command);
          assertTrue(refused.output().contains("FileAlreadyExistsException"), refused.output());
          assertEquals(Map.of("locked", "/", "locked/f", "/"), Kit.picture(out));
          new TreeRemover().remove(out.resolve("locked"));
        }
        Kit.Run run = Kit.run(command);
        assertEquals("2 files", run.output().lines().reduce("", (a, b) -> b), run.output());
        assertEquals("65534:65534 " + directoryMode, look("locked"));
        assertEquals("65534:65534 " + directoryMode, look("locked/d"));
        assertEquals("65534:65534 644", look("locked/f"));
        assertEquals("y", Files.readString(out.resolve("locked/d/g")));
      }
    }
  }
}
