package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes into an archive comes out of it, in all formats, whoever made or reads it.
class ArchiveRoundTripTest {
  @TempDir Path folder;
  private Path tree;
  private Path out;

  static List<String> formats() {
    return List.of("bztar", "gztar", "tar", "xztar", "zip", "zstdtar");
  }

  @BeforeEach
  void makeTree() throws IOException {
    out = folder.resolve("out");
    tree = Files.createDirectories(folder.resolve("tree"));
    Path deep = Files.createDirectories(tree.resolve("dir/" + "long name ".repeat(12) + "/deeper"));
    Files.writeString(tree.resolve("hello"), "hello, ".repeat(1000));
    Files.writeString(tree.resolve("empty"), "");
    Files.createDirectory(tree.resolve("nothing in it"));
    Files.writeString(deep.resolve("käse-乳-🧀".repeat(5)), "x");
    Random random = new Random(5);
    byte[] noise = new byte[300_000];
    random.nextBytes(noise);
    Files.write(tree.resolve("noise"), noise);
    StringBuilder text = new StringBuilder();
    while (text.length() < 560_000) {
      text.append(random.nextInt(5000)).append(",word\n");
    }
    Files.writeString(tree.resolve("big.csv"), text);
    Files.createSymbolicLink(tree.resolve("dir/link"), Path.of("../hello"));
    Files.createSymbolicLink(tree.resolve("dangling"), Path.of("dir/not there"));
    Files.createLink(tree.resolve("second name"), tree.resolve("hello"));
    Files.setPosixFilePermissions(tree.resolve("hello"), PosixFilePermissions.fromString("rwxr-x---"));
    Files.setLastModifiedTime(
        tree.resolve("empty"), FileTime.from(Instant.parse("2001-09-09T01:46:40.123456789Z")));
    Files.setLastModifiedTime(tree.resolve("dir"), FileTime.from(Instant.parse("2011-11-11T11:11:11Z")));
  }

  /// Kind, permissions, time, and content of all there is.
  private static Map<String, String> details(Path root, boolean withNanos) throws IOException {
    Map<String, String> details = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(p -> !p.equals(root)).toList()) {
        String name = path.toUri().toString().substring(root.toUri().toString().length());
        FileTime time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        String text = PosixFilePermissions.toString(
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        text += " " + (withNanos ? time.toInstant() : time.toInstant().getEpochSecond());
        details.put(
            name,
            Files.isSymbolicLink(path) ? "-> " + Files.readSymbolicLink(path)
                : Files.isDirectory(path) ? text
                : text + " " + Arrays.hashCode(Files.readAllBytes(path)));
      }
    }
    return details;
  }

  private Path make(String format) throws IOException {
    return new Archiver(format).withRootDirectory(tree).make(folder.resolve("made/archive"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void comesOutAsItWentIn(String format) throws IOException {
    Path archive = make(format);
    Extraction done = new Extractor().extract(archive, out);
    boolean isTar = !format.equals("zip");
    assertEquals(details(tree, isTar), details(out, isTar));
    assertEquals(2, done.links());
    assertEquals(6, done.files());
    assertEquals(
        isTar, Files.getAttribute(out.resolve("hello"), "unix:ino")
            .equals(Files.getAttribute(out.resolve("second name"), "unix:ino")));
    try (Stream<Path> made = Files.list(archive.getParent())) {
      assertEquals(List.of(archive), made.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "zip"})
  void oddNamesAreKept(String format) throws IOException {
    Path names = Files.createDirectory(folder.resolve("names"));
    for (Path path : Kit.oddPaths(names)) {
      Files.writeString(path, path.toUri().toString().substring(names.toUri().toString().length()));
    }
    Files.createSymbolicLink(Kit.rawName(names, 'l', 0xfe), Kit.rawName(names, 0xff).getFileName());
    Path archive = new Archiver(format).withRootDirectory(names).make(folder.resolve("odd"));
    new Extractor().extract(archive, out);
    assertEquals(details(names, false), details(out, false));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theNumberOfThreadsChangesNothing(String format) throws IOException {
    Archiver archiver = new Archiver(format).withRootDirectory(tree).withFixedTime(FileTime.fromMillis(0));
    byte[] one = Files.readAllBytes(archiver.withThreads(1).make(folder.resolve("one")));
    byte[] three = Files.readAllBytes(archiver.withThreads(3).make(folder.resolve("three")));
    assertArrayEquals(one, three);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void othersReadWhatWeMake(String format) throws IOException {
    Path archive = make(format);
    List<List<String>> readers = new ArrayList<>();
    readers.add(List.of("python3", "-c", "import sys,tarfile\nt=tarfile.open(sys.argv[1])\n"
        + "t.extractall(sys.argv[2])", archive.toString(), out.toString()));
    readers.add(List.of("tar", "-xf", archive.toString(), "-C", out.toString()));
    readers.add(List.of("bsdtar", "-xpf", archive.toString(), "-C", out.toString()));
    if (format.equals("zip")) {
      readers.set(0, List.of("unzip", "-q", archive.toString(), "-d", out.toString()));
      readers.set(1, List.of("python3", "-m", "zipfile", "-t", archive.toString()));
    } else if (format.equals("zstdtar")) {
      readers.removeFirst(); // since Python 3.14 only
    }
    for (List<String> reader : readers) {
      assumeTrue(Kit.has(reader.getFirst()), () -> "needs " + reader.getFirst());
      Files.createDirectory(out);
      Kit.Run run = Kit.run(reader);
      assertEquals(0, run.exit(), reader + run.output());
      if (!reader.contains("-t")) {
        assertEquals(details(tree, false), details(out, false), reader::toString);
      }
      Kit.run("rm", "-rf", out.toString());
    }
  }

  static Stream<List<String>> writers() {
    return Stream.of(
        List.of("a.tar", "tar", "-cf", "A", "."),
        List.of("a.tar", "tar", "--format=gnu", "-cf", "A", "."),
        List.of("a.tar", "tar", "--format=posix", "-cf", "A", "."),
        List.of("a.tar", "bsdtar", "--format=pax", "-cf", "A", "."),
        List.of("a.tar", "bsdtar", "--format=gnutar", "-cf", "A", "."),
        List.of("a.tar.gz", "tar", "-czf", "A", "."),
        List.of("a.tgz", "tar", "-I", "pigz", "-cf", "A", "."),
        List.of("a.tar.bz2", "tar", "-cjf", "A", "."),
        List.of("a.tar.xz", "tar", "-cJf", "A", "."),
        List.of("a.tar.zst", "tar", "--zstd", "-cf", "A", "."),
        List.of("a.zip", "zip", "-qry", "A", "."),
        List.of("a.zip", "bsdtar", "--format=zip", "-cf", "A", "."),
        List.of("a.tar", "python3", "-c", "import tarfile;t=tarfile.open('A','w');t.add('.');t.close()"));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void weReadWhatOthersMake(List<String> writer) throws IOException {
    assumeTrue(Kit.has(writer.get(1)), () -> "needs " + writer.get(1));
    Path archive = folder.resolve(writer.getFirst());
    String command =
        String.join(" ", writer.subList(1, writer.size()).stream()
            .map(w -> "'" + w.replace("'", "'\\''") + "'").toList());
    Kit.Run run = Kit.run("sh", "-c", "cd '" + tree + "' && "
        + command.replace("'A'", "'" + archive + "'").replace("'\\''A'\\''", "'\\''" + archive + "'\\''"));
    assertEquals(0, run.exit(), run.output());
    new Extractor().extract(archive, out);
    boolean isFull = details(tree, false).equals(details(out, false));
    assertTrue(isFull, () -> writer + "\n" + run.output());
  }

  @Test
  void sparseFilesOfAllFormatsKeepTheirHoles() throws IOException {
    assumeTrue(Kit.has("tar"), "needs GNU tar");
    Path sparse = Files.createDirectory(folder.resolve("sparse"));
    try (RandomAccessFile file = new RandomAccessFile(sparse.resolve("s").toFile(), "rw")) {
      file.seek(3 << 20);
      file.writeBytes("middle");
      for (int i = 0; i < 40; i++) {
        file.seek((4L + i) << 20);
        file.writeBytes("piece " + i);
      }
      file.setLength(60 << 20);
    }
    List<String> kinds =
        List.of("gnu", "pax --sparse-version=0.0", "pax --sparse-version=0.1", "pax --sparse-version=1.0");
    for (String kind : kinds) {
      Path archive = folder.resolve("a.tar");
      Kit.Run run =
          Kit.run("sh", "-c", "tar -S --format=" + kind + " -C '" + sparse + "' -cf '" + archive + "' s");
      assertEquals(0, run.exit(), run.output());
      assertTrue(Files.size(archive) < 1 << 20, kind);
      new Extractor().extract(archive, out);
      assertEquals(-1, Files.mismatch(sparse.resolve("s"), out.resolve("s")), kind);
      Kit.Run du = Kit.run("du", "-k", out.resolve("s").toString());
      assertTrue(Integer.parseInt(du.output().split("\\s", 2)[0]) < 5000, kind + du.output());
      Files.delete(out.resolve("s"));
    }
  }

  @Test
  void baseDirectoriesBeginEveryName() throws IOException {
    assertEquals(List.of("dir/", "dir/link"), names("zip", Path.of("dir")).subList(0, 2));
    assertEquals(List.of("dir", "dir/link"), names("tar", Path.of("./dir")).subList(0, 2));
    assertEquals(List.of(".", "./big.csv"), names("tar", Path.of("")).subList(0, 2));
    assertEquals("big.csv", names("zip", Path.of("")).getFirst());
    assertEquals(List.of("dir/link"), names("tar", Path.of("dir/link")));
    assertThrows(
        IllegalArgumentException.class, () -> new Archiver("zip").withBaseDirectory(Path.of("../x")));
  }

  private List<String> names(String format, Path base) throws IOException {
    Path archive =
        new Archiver(format).withRootDirectory(tree).withBaseDirectory(base).make(folder.resolve("n"));
    assumeTrue(Kit.has("python3"), "needs python3");
    String script =
        format.equals("zip") ? "zipfile;print('\\n'.join(sorted(zipfile.ZipFile(sys.argv[1]).namelist())))"
        : "tarfile;print('\\n'.join(tarfile.open(sys.argv[1]).getnames()))";
    Kit.Run run = Kit.run("python3", "-c", "import sys," + script, archive.toString());
    assertEquals(0, run.exit(), run.output());
    return run.output().lines().toList();
  }

  @Test
  void ownersAreWritten() throws IOException {
    assumeTrue(Kit.has("tar"), "needs tar");
    Path archive = new Archiver("tar").withRootDirectory(tree).withOwner("daemon").withGroup("root")
        .make(folder.resolve("owned"));
    assertTrue(Kit.run("tar", "-tvf", archive.toString()).output().contains("daemon/root"));
    Path unknown = new Archiver("tar").withRootDirectory(tree).withOwner("no such user")
        .make(folder.resolve("unknown"));
    assertFalse(Kit.run("tar", "-tvf", unknown.toString()).output().contains("no such"));
  }

  @Test
  void rootsThatAreNoneAreNamed() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    Archiver archiver = new Archiver("zip");
    NoSuchFileException none =
        assertThrows(NoSuchFileException.class, () -> archiver.withRootDirectory(nowhere).make(out));
    assertEquals(nowhere.toString(), none.getFile());
    Path file = tree.resolve("hello");
    NotDirectoryException notOne =
        assertThrows(NotDirectoryException.class, () -> archiver.withRootDirectory(file).make(out));
    assertEquals(file.toString(), notOne.getFile());
    assertThrows(
        NoSuchFileException.class,
        () -> archiver.withRootDirectory(tree).withBaseDirectory(Path.of("none")).make(out));
    assertFalse(Files.exists(folder.resolve("out.zip")));
  }

  @Test
  void anArchiveIsNotPackedIntoItself() throws IOException {
    Archiver archiver = new Archiver("tar").withRootDirectory(tree);
    Path archive = archiver.make(tree.resolve("self"));
    archiver.make(tree.resolve("self"));
    assertEquals(tree.resolve("self.tar"), archive);
    new Extractor().extract(archive, out);
    assertFalse(Files.exists(out.resolve("self.tar")));
  }

  @Test
  void specialFilesAreLeftOut() throws IOException {
    assumeTrue(Kit.has("mkfifo"), "needs mkfifo");
    Kit.run("mkfifo", tree.resolve("fifo").toString());
    for (String format : List.of("tar", "zip")) {
      new Extractor().extract(make(format), out);
      assertFalse(Files.exists(out.resolve("fifo")));
    }
  }

  @Test
  void ignoredFilesAreLeftOut() throws IOException {
    Ignore ignore = (directory, names) -> Set.of(Path.of("dir"), Path.of("noise"), Path.of("not there"));
    Path archive = new Archiver("tar").withRootDirectory(tree).withIgnore(ignore).make(folder.resolve("i"));
    new Extractor().extract(archive, out);
    assertFalse(Files.exists(out.resolve("dir"), LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.exists(out.resolve("big.csv")));
  }

  @Test
  void dryRunsWriteNothing() throws IOException {
    Path archive = new Archiver("zip").withRootDirectory(tree).withDryRun(true).make(folder.resolve("x/y"));
    assertEquals(folder.resolve("x/y.zip"), archive);
    assertFalse(Files.exists(folder.resolve("x")));
    Extraction done = new Extractor().withDryRun(true).extract(make("gztar"), out);
    assertEquals(6, done.files());
    assertFalse(Files.exists(out));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void cancelledWorkLeavesNothing(String format) throws IOException {
    Path archive = make(format);
    Counting stopped = new Counting(300_000);
    assertThrows(
        CancellationException.class,
        () -> new Archiver(format).withRootDirectory(tree).withProgress(stopped).make(folder.resolve("c/c")));
    assertEquals(Map.of(), Kit.picture(folder.resolve("c")));
    Counting stoppedToo = new Counting(1000);
    assertThrows(
        CancellationException.class, () -> new Extractor().withProgress(stoppedToo).extract(archive, out));
    assertFalse(Files.exists(out));
    Counting whole = new Counting(Long.MAX_VALUE);
    new Archiver(format).withRootDirectory(tree).withProgress(whole).make(folder.resolve("d"));
    assertTrue(whole.total > 800_000 && whole.done.get() >= whole.total, whole.done + " of " + whole.total);
    Counting unpacked = new Counting(Long.MAX_VALUE);
    new Extractor().withProgress(unpacked).extract(archive, out);
    assertEquals(Files.size(archive), unpacked.total);
    assertTrue(unpacked.done.get() <= unpacked.total && unpacked.done.get() >= unpacked.total * 9 / 10);
  }

  /// Stops after so many bytes.
  private static final class Counting implements Progress {
    private final long most;
    private final AtomicLong done = new AtomicLong();
    private volatile long total;

    Counting(long most) {
      this.most = most;
    }

    @Override
    public void start(String stage, long value) {
      total = value;
      done.set(0);
    }

    @Override
    public void advance(long amount) {
      done.addAndGet(amount);
    }

    @Override
    public boolean isCancelled() {
      return done.get() > most;
    }
  }

  @Test
  void whatIsThereStaysUnlessItIsReplaced() throws IOException {
    Path archive = make("tar");
    Files.createDirectories(out.resolve("dir"));
    Files.writeString(out.resolve("dir/mine"), "mine");
    Files.writeString(out.resolve("hello"), "mine");
    assertThrows(
        FileAlreadyExistsException.class, () -> new Extractor().withOverwrite(false).extract(archive, out));
    assertEquals(Map.of("dir", "/", "dir/mine", "mine", "hello", "mine"), Kit.picture(out));
    new Extractor().extract(archive, out);
    assertEquals("mine", Files.readString(out.resolve("dir/mine")));
    Files.delete(out.resolve("dir/mine"));
    Files.setLastModifiedTime(out.resolve("dir"), Files.getLastModifiedTime(tree.resolve("dir")));
    assertEquals(details(tree, true), details(out, true));
  }

  @Test
  void permissionsAreThoseOfTheFilter() throws IOException {
    Path archive = Files.write(folder.resolve("a.tar"), new ArchiveBytes.Tar()
        .header("s", '0', "", 0, 06777).header("r", '0', "", 0, 0111).header("d", '5', "", 0, 0777)
            .toBytes());
    assertEquals(List.of(0755, 0711, 0755), modes(archive, ExtractionFilter.DATA));
    assertEquals(List.of(0755, 0111, 0755), modes(archive, ExtractionFilter.TAR));
    assertEquals(List.of(06777, 0111, 0777), modes(archive, ExtractionFilter.FULLY_TRUSTED));
  }

  private List<Integer> modes(Path archive, ExtractionFilter filter) throws IOException {
    new Extractor().withFilter(filter).extract(archive, out);
    List<Integer> modes = new ArrayList<>();
    for (String name : List.of("s", "r", "d")) {
      modes.add((int) Files.getAttribute(out.resolve(name), "unix:mode") & 07777);
    }
    Kit.run("rm", "-rf", out.toString());
    return modes;
  }

  @Test
  void otherFileSystemsTakePart() throws IOException {
    Path host = folder.resolve("host.zip");
    URI uri = URI.create("jar:" + host.toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      Path root = Files.createDirectory(zip.getPath("/root"));
      Files.writeString(root.resolve("f"), "x");
      Path archive = new Archiver("zip").withRootDirectory(root).make(zip.getPath("/made"));
      new Extractor().extract(archive, zip.getPath("/out"));
      assertEquals("x", Files.readString(zip.getPath("/out/f")));
    }
  }
}
