package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.fileops.TreeChecksum.Mismatch;
import dev.dovetail.fileops.TreeChecksum.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TreeChecksumTest {
  @TempDir Path folder;

  @Test
  void theManifestIsWhatShaSumPrints() throws Exception {
    assumeTrue(Kit.has("sha256sum"), "needs sha256sum");
    Path tree = new TreeMaker(1).fill(folder.resolve("tree"), 400);
    for (Path path : Kit.oddPaths(Files.createDirectory(tree.resolve("odd")))) {
      Files.writeString(path, path.toUri().toString());
    }
    Files.writeString(tree.resolve("odd.x"), "sorts before what is in odd");
    Files.writeString(tree.resolve("odd0"), "and this after");
    byte[] expected = pipeline(tree);
    ByteArrayOutputStream manifest = new ByteArrayOutputStream();
    new TreeChecksum().manifest(tree, manifest);
    assertArrayEquals(expected, manifest.toByteArray());
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(expected));
    assertEquals(digest, new TreeChecksum().digest(tree));

    Path file = Files.write(folder.resolve("manifest"), expected);
    assertEquals(List.of(), new TreeChecksum().verify(tree, file));
    Kit.Run run =
        Kit.run("sh", "-c", "cd \"$0\" && sha256sum --quiet -c \"$1\"", tree.toString(), file.toString());
    assertEquals(0, run.exit(), run.output());
  }

  private byte[] pipeline(Path tree) throws IOException {
    String command =
        "cd \"$0\" && find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0r sha256sum -- > \"$1\"";
    Path out = folder.resolve("expected");
    Kit.Run run = Kit.run("sh", "-c", command, tree.toString(), out.toString());
    assertEquals(0, run.exit(), run.output());
    return Files.readAllBytes(out);
  }

  @Test
  void theListingShowsEverythingInOrder() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createDirectories(tree.resolve("a/empty"));
    Files.writeString(tree.resolve("a/f"), "abc");
    Files.writeString(tree.resolve("a.x"), "");
    Files.createSymbolicLink(tree.resolve("b"), Path.of("../no where"));
    assertEquals(0, Kit.run("mkfifo", tree.resolve("p").toString()).exit());
    List<String> seen = new ArrayList<>();
    AtomicLong bytes = new AtomicLong();
    new TreeChecksum()
        .withProgress(Kit.counting(bytes))
        .list(
            tree,
            e -> seen.add(
                e.path() + " " + e.kind() + " " + e.size() + " " + e.linkTarget() + cut(e.sha256())));
    assertEquals(
        List.of(
            "a.x a regular file 0 e3b0c442",
            "a a directory 0 ",
            "a/empty a directory 0 ",
            "a/f a regular file 3 ba7816bf",
            "b a symbolic link 11 ../no where",
            "p a FIFO 0 "),
        seen);
    assertEquals(3, bytes.get());
  }

  private static String cut(String hash) {
    return hash.isEmpty() ? "" : hash.substring(0, 8);
  }

  @Test
  void worksTheSameInAZipFile() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createDirectories(tree.resolve("b/c"));
    Files.writeString(tree.resolve("b/c/käse"), "1");
    Files.writeString(tree.resolve("b.x"), "2");
    URI uri = URI.create("jar:" + folder.resolve("x.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      Path copy = zip.getPath("/tree");
      for (String name : List.of("", "b", "b/c", "b/c/käse", "b.x")) {
        Files.copy(tree.resolve(name), copy.resolve(name));
      }
      assertEquals(new TreeChecksum().digest(tree), new TreeChecksum().digest(copy));
      assertEquals(new TreeChecksum().digest(tree), new TreeChecksum().digest(zip.getPath("tree")));
    }
  }

  @Test
  void verificationFindsWhatChangedIsMissingOrIsNew() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/d")).getParent();
    for (String name : List.of("same", "d/changed", "gone", "now a link", "twice")) {
      Files.writeString(tree.resolve(name), name);
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    new TreeChecksum().manifest(tree, lines);
    String text = lines.toString(StandardCharsets.UTF_8).replace("  d/", " *./d/");
    text += "0".repeat(64) + "  twice\n" + "0".repeat(64) + "  ../outside\n\n";
    Path manifest = Files.writeString(folder.resolve("manifest"), text);
    Files.writeString(folder.resolve("outside"), "never looked at");
    Files.writeString(tree.resolve("d/changed"), "CHANGED");
    Files.delete(tree.resolve("gone"));
    Files.delete(tree.resolve("now a link"));
    Files.createSymbolicLink(tree.resolve("now a link"), Path.of("same"));
    Files.writeString(tree.resolve("new"), "");
    List<Mismatch> expected =
        List.of(
            new Mismatch(Path.of("d/changed"), Problem.CHANGED),
            new Mismatch(Path.of("new"), Problem.UNLISTED),
            new Mismatch(Path.of("twice"), Problem.CHANGED),
            new Mismatch(Path.of("gone"), Problem.MISSING),
            new Mismatch(Path.of("now a link"), Problem.MISSING),
            new Mismatch(Path.of("../outside"), Problem.MISSING));
    assertEquals(expected, new TreeChecksum().verify(tree, manifest));

    Files.writeString(manifest, "\n" + "0".repeat(63) + "  x\n");
    var e = assertThrows(FileSystemException.class, () -> new TreeChecksum().verify(tree, manifest));
    assertTrue(e.getMessage().contains("line 2"), e.getMessage());
  }

  @Test
  void filtersChooseWhatTakesPart() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/.git")).getParent();
    Files.writeString(tree.resolve(".git/x.c"), "");
    Files.createDirectories(tree.resolve("build/d"));
    Files.writeString(tree.resolve("build/d/x.c"), "");
    Files.writeString(tree.resolve("x.c"), "");
    Files.writeString(tree.resolve("x.o"), "");
    TreeFilter filter =
        TreeFilter.everything().exclude(".git").excludePaths("build/*").include("*.c").includePaths("y");
    List<String> seen = new ArrayList<>();
    new TreeChecksum().withFilter(filter).list(tree, e -> seen.add(e.path().toString()));
    assertEquals(List.of("build", "x.c"), seen);
  }

  @Test
  void whatChangesWhileItIsReadIsAnErrorAndTheRestIsListed() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Path file = Files.write(tree.resolve("a"), new byte[3_000_000]);
    Files.writeString(tree.resolve("b"), "b");
    TreeChecksum checksum =
        new TreeChecksum().withProgress(Kit.afterFirstBuffer(() -> Files.write(file, new byte[2_999_999])));
    List<Path> seen = new ArrayList<>();
    var e = assertThrows(TreeException.class, () -> checksum.list(tree, entry -> seen.add(entry.path())));
    assertEquals(FileChangedException.class, e.failures().getFirst().cause().getClass());
    assertEquals(file, e.failures().getFirst().source());
    assertEquals(List.of(Path.of("b")), seen);
    List<TreeException.Failure> failures = new ArrayList<>();
    var again = new TreeChecksum().withProgress(Kit.afterFirstBuffer(() -> Files.write(file, new byte[5])));
    again.withFailureHandler(failures::add).digest(tree);
    assertEquals(1, failures.size());
  }

  @Test
  void stopsWhenAskedAndLeavesNothingOpen() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    for (int i = 0; i < 100; i++) {
      Files.write(tree.resolve("f" + i), new byte[10_000]);
    }
    long before = openFiles();
    assertThrows(
        CancellationException.class,
        () -> new TreeChecksum().withProgress(Kit.cancelledAfter(200_000)).digest(tree));
    assertEquals(before, openFiles());
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> new TreeChecksum().digest(tree));
    assertTrue(Thread.interrupted());
    assertEquals(before, openFiles());
    assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("pool-")));
  }

  private static long openFiles() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  @Test
  void whatTheListenerThrowsEndsTheListing() throws IOException {
    Path tree = new TreeMaker(2).fill(folder.resolve("tree"), 100);
    IOException full = new IOException("full");
    List<Path> seen = new ArrayList<>();
    assertEquals(
        full,
        assertThrows(
            IOException.class,
            () ->
                new TreeChecksum()
                    .list(
                        tree,
                        entry -> {
                          seen.add(entry.path());
                          throw full;
                        })));
    assertEquals(1, seen.size());
  }

  @Test
  void refusesWhatIsNoTree() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThrows(NotDirectoryException.class, () -> new TreeChecksum().digest(file));
    assertThrows(NoSuchFileException.class, () -> new TreeChecksum().digest(folder.resolve("nothing")));
    Path link = Files.createSymbolicLink(
        folder.resolve("link"), Files.createDirectory(folder.resolve("empty")));
    assertEquals("e3b0c442", cut(new TreeChecksum().digest(link)));
  }
}
