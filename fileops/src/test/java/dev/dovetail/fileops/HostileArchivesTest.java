package dev.dovetail.fileops;

import static dev.dovetail.fileops.ArchiveBytes.bytes;
import static dev.dovetail.fileops.ArchiveBytes.concat;
import static dev.dovetail.fileops.ArchiveBytes.gzip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.fileops.ArchiveBytes.Tar;
import dev.dovetail.fileops.ArchiveBytes.Zip;
import dev.dovetail.fileops.internal.tree.Access;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Archives that mean harm, or came to harm: each is refused with the name of its entry, nothing of it is
/// left, and nothing outside is touched.
class HostileArchivesTest {
  @TempDir Path folder;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Attack(String what, String file, byte[] archive, String entry, String reason) {
    @Override
    public String toString() {
      return what + " in " + file;
    }
  }

  private static Attack tar(String what, Tar tar, String entry, String reason) {
    return new Attack(what, "a.tar", tar.toBytes(), entry, reason);
  }

  private static Attack zip(String what, Zip zip, String entry, String reason) {
    return new Attack(what, "a.zip", zip.toBytes(), entry, reason);
  }

  private static Tar tar() {
    return new Tar().file("first", "first");
  }

  private static Zip zip() {
    return new Zip().file("first", "first");
  }

  private static Zip.Entry lie(Zip.Entry entry, UnaryOperator<Zip.Entry> change) {
    return change.apply(entry);
  }

  static Stream<Attack> attacks() {
    return Stream.of(names(), links(), tars(), zips(), compressed()).flatMap(attacks -> attacks);
  }

  static Stream<Attack> names() {
    Stream<String[]> names =
        Stream.of(
            new String[] {"../evil", "\"..\""},
            new String[] {"a/../../evil", "\"..\""},
            new String[] {"a/b/..", "\"..\""},
            new String[] {"/../evil", "\"..\""},
            new String[] {"..\\evil", "leads out"},
            new String[] {"\\evil", "leads out"},
            new String[] {"a\\..\\..\\evil", "leads out"},
            new String[] {"C:/evil", "names a drive"},
            new String[] {"C:\\evil", "names a drive"},
            new String[] {"/C:/evil", "names a drive"});
    return names.flatMap(
        name ->
            Stream.of(
                tar("name " + name[0], tar().file(name[0], "x"), name[0], name[1]),
                tar("pax name " + name[0], tar().pax("path=" + name[0]).file("x", "x"), name[0], name[1]),
                zip("name " + name[0], zip().file(name[0], "x"), name[0], name[1])));
  }

  static Stream<Attack> links() {
    return Stream.of(
        tar("absolute link", tar().link("l", "/etc/passwd"), "l", "absolute"),
        tar("link out", tar().link("l", "../secret"), "l", "outside"),
        tar("deep link out", tar().link("a/b/l", "../../../secret"), "a/b/l", "outside"),
        tar("link that climbs late", tar().link("l", "a/b/../../../secret"), "l", "outside"),
        tar("link through another link",
            tar().link("a/b/c", "../..").link("out", "a/b/c/../.."), "out", "outside"),
        tar("backslash link out", tar().link("l", "..\\..\\secret"), "l", "outside"),
        tar("drive link", tar().link("l", "C:/secret"), "l", "absolute"),
        tar("link and then a file through it",
            tar().link("l", "first").file("l/evil", "x"), "l/evil", "leads through \"l\""),
        tar("link to a directory inside and then a file through it",
            tar().directory("d").link("l", "d").file("l/evil", "x"), "l/evil", "leads through \"l\""),
        tar("link in the place of a directory",
            tar().file("d/f", "x").link("d", "first"), "d", "came before as a directory"),
        tar("directory through a link", tar().link("l", ".").directory("l/d"), "l/d", "leads through"),
        tar("directory in the place of a link", tar().link("l", ".").directory("l"), "l", "leads through"),
        tar("hard link out", tar().hardLink("h", "../secret"), "h", "hard link to a name that"),
        tar("absolute hard link", tar().hardLink("h", "/etc/passwd"), "h", "not there"),
        tar("hard link to nothing", tar().hardLink("h", "later").file("later", "x"), "h",
            "no file that came"),
        tar("hard link to itself", tar().hardLink("h", "h"), "h", "to itself"),
        tar("hard link to a directory", tar().directory("d").hardLink("h", "d"), "h", "no file"),
        tar("hard link through a link",
            tar().directory("d").file("d/f", "x").link("l", "d").hardLink("h", "l/f"), "h", "not there"),
        tar("hard link that moves a symbolic link up",
            tar().link("a/b/l", "../../first").hardLink("h", "a/b/l"), "h", "outside"),
        tar("empty link", tar().link("l", ""), "l", "nowhere"),
        zip("link out", zip().add(Zip.link("l", "../secret")), "l", "outside"),
        zip("absolute link", zip().add(Zip.link("l", "/etc")), "l", "absolute"),
        zip("link and then a file through it",
            zip().add(Zip.link("l", ".")).file("l/evil", "x"), "l/evil", "leads through"),
        zip("endless link",
            zip().add(Zip.link("l", "x".repeat(70_000))), "l", "symbolic link to a name of"));
  }

  static Stream<Attack> tars() {
    byte[] wrongSum = tar().file("x", "x").toBytes();
    wrongSum[1024] ^= 1;
    byte[] negative = new byte[512];
    System.arraycopy(new Tar().file("neg", "").toBytes(), 0, negative, 0, 512);
    Arrays.fill(negative, 124, 136, (byte) 0xff);
    byte[] huge = negative.clone();
    huge[124] = (byte) 0x80;
    Tar.checked(negative);
    Tar.checked(huge);
    Tar endless = tar();
    for (int i = 0; i < 100; i++) {
      endless.pax("comment=x");
    }
    byte[] cut = tar().file("x", "y".repeat(2000)).withoutEnd();
    return Stream.of(
        tar("FIFO", tar().header("p", '6', "", 0, 0644), "p", "FIFO"),
        tar("character device", tar().header("c", '3', "", 0, 0644), "c", "device"),
        tar("block device", tar().header("b", '4', "", 0, 0644), "b", "device"),
        tar("NUL", tar().pax("path=a\0b").file("x", "x"), "a\0b", "NUL"),
        tar("empty name", tar().file("", "x"), "", "without a name"),
        tar("file for the directory", tar().file("./", "x"), "", "directory itself"),
        tar("file and directory", tar().file("d", "x").file("d/f", "x"), "d/f", "needs \"d\""),
        tar("headers without end", endless.file("x", "x"), "first", "without end"),
        tar("huge header", tar().header("pax", 'x', "", 1L << 30, 0644), "first", "header of 1073741824"),
        tar("pax of wrong length",
            tar().header("pax", 'x', "", 10, 0644).data(bytes("99 path=x\n")), "first", "wrong length"),
        tar("pax length that overflows",
            tar().header("pax", 'x', "", 17, 0644).data(bytes("99999999999 a=bc\n")), "first",
            "wrong length"),
        tar("pax size that is none", tar().pax("size=x").file("x", "x"), "x", "number"),
        tar("pax size below zero", tar().pax("size=-1").file("x", "x"), "x", "number"),
        tar("pax time that is none", tar().pax("mtime=1e999999999").file("x", "x"), "x", "time"),
        tar("name for all", tar().meta('g', "path=all").file("x", "x"), "first", "all entries"),
        tar("continued file", tar().header("m", 'M', "", 0, 0644), "first", "volume"),
        tar("sparse beyond its size",
            tar().pax("GNU.sparse.size=5", "GNU.sparse.map=4,9").file("s", "123456789"), "s", "holes"),
        tar("sparse backwards",
            tar().pax("GNU.sparse.size=50", "GNU.sparse.map=9,1,0,1").file("s", "12"), "s", "holes"),
        tar("sparse of too little",
            tar().pax("GNU.sparse.size=50", "GNU.sparse.map=0,9").file("s", "12"), "s", "between its holes"),
        new Attack("wrong checksum", "a.tar", wrongSum, "first", "not the header"),
        new Attack("negative size", "a.tar", concat(tar().withoutEnd(), negative, new byte[1024]), "neg",
            "-1"),
        new Attack("size beyond measure", "a.tar", concat(tar().withoutEnd(), huge, new byte[1024]), "neg",
            "beyond all measure"),
        new Attack("cut content", "a.tar", Arrays.copyOf(cut, 2000), "x", "cut off"),
        new Attack("cut header", "a.tar", Arrays.copyOf(cut, 1200), "first", "cut off"),
        new Attack("no end", "a.tar", cut, "x", "cut off"),
        new Attack("nothing", "a.tar", new byte[0], "", "empty"),
        new Attack("no tar", "a.tar", bytes("x".repeat(600)), "", "not a tar"));
  }

  static Stream<Attack> zips() {
    Zip.Entry bomb = new Zip.Entry(bytes("bomb"), new byte[100_000], true);
    Zip.Entry twice = lie(new Zip.Entry(bytes("twin"), new byte[100_000], true), e -> {
      e.localName = bytes("bomb");
      return e;
    });
    Zip overlapping = new Zip().add(bomb);
    twice.offset = bomb.offset;
    overlapping.again(twice);
    byte[] trailing = concat(zip().toBytes(), bytes("more"));
    byte[] cut = Arrays.copyOf(zip().toBytes(), zip().toBytes().length - 30);
    byte[] inner = zip().toBytes();
    return Stream.of(
        zip("encrypted", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.flags = 1;
          return e;
        })), "e", "encrypted"),
        zip("AES", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.method = 99;
          return e;
        })), "e", "encrypted"),
        zip("unknown method", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.method = 14;
          return e;
        })), "e", "method 14"),
        zip("name twice", zip().file("first", "other"), "first", "twice"),
        zip("same name, spelled otherwise", zip().file("./first", "other"), "first", "twice"),
        zip("FIFO", zip().add(lie(Zip.entry("p", ""), e -> {
          e.mode = 0010644L << 16;
          return e;
        })), "p", "FIFO"),
        zip("wrong CRC", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.crc ^= 1;
          return e;
        })), "e", "checksum"),
        zip("too small a size", zip().add(lie(new Zip.Entry(bytes("e"), bytes("abcabcabc"), true), e -> {
          e.size = 3;
          return e;
        })), "e", "more than the 3 bytes"),
        zip("too big a size", zip().add(lie(new Zip.Entry(bytes("e"), bytes("abcabcabc"), true), e -> {
          e.size = 30;
          return e;
        })), "e", "9 bytes and says 30"),
        zip("stored of two sizes", zip().add(lie(Zip.entry("e", "xyz"), e -> {
          e.size = 5;
          return e;
        })), "e", "two sizes"),
        zip("broken deflate", zip().add(lie(Zip.entry("e", "\u0007\u0007\u0007"), e -> {
          e.method = 8;
          return e;
        })), "e", "not valid"),
        zip("other local name", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.localName = bytes("f");
          return e;
        })), "e", "directory says"),
        zip("other local size", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.localSize = 7;
          return e;
        })), "e", "directory says"),
        zip("other local CRC", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.localCrc = 7;
          return e;
        })), "e", "directory says"),
        zip("locally encrypted", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.localFlags = 1;
          return e;
        })), "e", "directory says"),
        zip("overlapping entries", overlapping, "twin", "shares bytes"),
        new Attack("extra field that reaches into the next entry", "a.zip", overlapByExtra(), "e",
            "shares bytes"),
        zip("directory with content", zip().file("d/", "x"), "d/", "directory"),
        zip("content beyond the archive", zip().add(lie(Zip.entry("e", "x"), e -> {
          e.compressed = 1_000_000;
          e.size = 1_000_000;
          return e;
        })), "e", "beyond"),
        new Attack("garbage after its end", "a.zip", trailing, "", "garbage"),
        new Attack("cut off", "a.zip", cut, "", "cut off"),
        new Attack("wrong count", "a.zip", zip().toBytes(0, 7, new byte[0]), "first", "1 entries and says 7"),
        new Attack("two ends", "a.zip", zip().toBytes(0, 1, inner), "", "two ends"),
        new Attack("nothing", "a.zip", new byte[0], "", "not a zip"),
        new Attack("directory before the file", "a.zip", zip().toBytes(-1000, 1, new byte[0]), "",
            "begins before"),
        new Attack("zip64 end elsewhere", "a.zip", lyingZip64(), "", "zip64 end"));
  }

  private static byte[] overlapByExtra() {
    byte[] bytes = new Zip().file("e", "x").file("next", "n".repeat(100)).toBytes();
    bytes[28] = 60; // the length of the first local extra field
    return bytes;
  }

  private static byte[] lyingZip64() {
    ByteBuffer locator = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    locator.putInt(0x07064b50).putInt(0).putLong(3).putInt(1);
    byte[] zip = zip().toBytes();
    int end = zip.length - 22;
    return concat(Arrays.copyOf(zip, end), locator.array(), Arrays.copyOfRange(zip, end, zip.length));
  }

  static Stream<Attack> compressed() {
    byte[] whole = gzip(tar().toBytes());
    byte[] crc = whole.clone();
    crc[whole.length - 6] ^= 1;
    byte[] size = whole.clone();
    size[whole.length - 1] ^= 1;
    byte[] comment =
        concat(new byte[] {0x1f, (byte) 0x8b, 8, 16, 0, 0, 0, 0, 0, 0}, bytes("x".repeat(100_000)));
    return Stream.of(
        new Attack("wrong CRC", "a.tar.gz", crc, "", "checksum"),
        new Attack("wrong size", "a.tgz", size, "", "checksum"),
        new Attack("cut", "a.tar.gz", Arrays.copyOf(whole, whole.length - 9), "", "cut off"),
        new Attack("garbage after its end", "a.tar.gz", concat(whole, bytes("more")), "", "garbage"),
        new Attack("header without end", "a.tar.gz", comment, "", "without end"),
        new Attack("no gzip", "a.tar.gz", bytes("hello, world"), "", "not a gzip"),
        new Attack("nothing", "a.tar.gz", new byte[0], "", "empty"),
        new Attack("endless tail", "a.tar.gz", gzip(tar().toBytes(), 70), "", "goes on"),
        new Attack("no bzip2", "a.tar.bz2", bytes("hello, world"), "", "compressed"),
        new Attack("no xz", "a.tar.xz", bytes("hello, world, this is text"), "", "compressed"),
        new Attack("no zstd", "a.tar.zst", bytes("hello, world"), "", ""));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedAndLeavesNothing(Attack attack) throws IOException {
    isRefusedAndLeavesNothing(attack, new Extractor());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedAndLeavesNothingWithoutNativeAccess(Attack attack) throws IOException {
    isRefusedAndLeavesNothing(attack, new Extractor().withAccess(Access.PLAIN));
  }

  private void isRefusedAndLeavesNothing(Attack attack, Extractor extractor) throws IOException {
    Path archive = Files.write(folder.resolve(attack.file), attack.archive);
    Path outer = Files.createDirectory(folder.resolve("outer"));
    Files.writeString(outer.resolve("secret"), "secret");
    Path target = Files.createDirectory(outer.resolve("target"));
    Files.writeString(target.resolve("first"), "mine");
    Map<String, String> before = Kit.picture(outer);
    ArchiveException e = assertThrows(ArchiveException.class, () -> extractor.extract(archive, target));
    assertEquals(attack.entry, e.entry().replaceFirst("^\\./", ""), e.getMessage());
    assertTrue(e.reason().contains(attack.reason), e.getMessage());
    assertTrue(e.getMessage().startsWith(archive + ": "), e.getMessage());
    assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
    assertEquals(before, Kit.picture(outer));

    Path fresh = outer.resolve("new/target");
    assertThrows(ArchiveException.class, () -> extractor.extract(archive, fresh));
    assertThrows(ArchiveException.class, () -> extractor.withDryRun(true).extract(archive, target));
    assertEquals(before, Kit.picture(outer));
  }

  @Test
  void bombsStopAtTheLimits() throws IOException {
    Path zip = folder.resolve("a.zip");
    Files.write(zip, new Zip().add(new Zip.Entry(bytes("bomb"), new byte[4 << 20], true)).toBytes());
    Path tar = Files.write(
        folder.resolve("a.tar.gz"), gzip(new Tar().file("bomb", "\0".repeat(4 << 20)).toBytes()));
    ExtractionLimits defaults = ExtractionLimits.defaults();
    for (Path archive : new Path[] {zip, tar}) {
      Path target = folder.resolve("target");
      assertEquals("bomb", refused(archive, defaults.withRatio(100, 1 << 20)).entry());
      assertTrue(refused(archive, defaults.withBytes(4 << 19)).reason().contains("2097152 bytes"));
      assertTrue(refused(archive, defaults.withEntries(0)).reason().contains("0 entries"));
      assertFalse(Files.exists(target));
      new Extractor().withLimits(defaults.withRatio(2000, 0)).extract(archive, target);
      assertEquals(4 << 20, Files.size(target.resolve("bomb")));
      Files.delete(target.resolve("bomb"));
      Files.delete(target);
    }
  }

  private ArchiveException refused(Path archive, ExtractionLimits limits) {
    Extractor extractor = new Extractor().withLimits(limits);
    return assertThrows(ArchiveException.class, () -> extractor.extract(archive, folder.resolve("target")));
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "PLAIN"})
  void aLaterEntryOfTarReplacesAnEarlierOneAndFollowsNoLink(Access access) throws IOException {
    Path archive = folder.resolve("a.tar");
    Files.write(archive, new Tar().file("f", "old").link("l", "f").file("l", "new").link("f", "l").toBytes());
    new Extractor().withAccess(access).extract(archive, folder.resolve("target"));
    assertEquals(Map.of("l", "new", "f", "-> l"), Kit.picture(folder.resolve("target")));
  }

  @Test
  void linksOfTheTargetAreReplacedAndNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(target.resolve("f"), secret);
    Path archive = Files.write(folder.resolve("a.tar"), new Tar().file("f", "new").toBytes());
    new Extractor().extract(archive, target);
    assertEquals(Map.of("f", "new"), Kit.picture(target));
    assertEquals("secret", Files.readString(secret));

    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(target.resolve("d"), outside);
    Path other = Files.write(folder.resolve("b.tar"), new Tar().file("g", "x").file("d/f", "x").toBytes());
    assertThrows(IOException.class, () -> new Extractor().extract(other, target));
    assertEquals(Map.of(), Kit.picture(outside));
    assertEquals(Map.of("f", "new", "d", "-> " + outside), Kit.picture(target));
  }

  @Test
  void slashesAtTheStartAreDropped() throws IOException {
    Path archive = Files.write(folder.resolve("a.tar"), new Tar().file("//etc/f", "x").toBytes());
    new Extractor().extract(archive, folder.resolve("target"));
    assertEquals(Map.of("etc", "/", "etc/f", "x"), Kit.picture(folder.resolve("target")));
  }

  @Test
  void aProgramBeforeTheArchiveIsPassedOver() throws IOException {
    byte[] zip = new Zip().raw(bytes("#!/bin/sh\n")).file("f", "x").toBytes();
    byte[] shifted = new Zip().raw(bytes("#!/bin/sh\n")).file("f", "x").toBytes(10, 1, new byte[0]);
    for (byte[] bytes : new byte[][] {zip, shifted}) {
      Path archive = Files.write(folder.resolve("a.zip"), bytes);
      assertEquals(1, new Extractor().extract(archive, folder.resolve("target")).files());
    }
    assertEquals(Map.of("f", "x"), Kit.picture(folder.resolve("target")));
  }
}
