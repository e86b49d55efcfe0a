package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.TreeException.Failure;
import dev.dovetail.fileops.internal.tree.Access;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Copying trees, by the kernel and by plain `java.nio`.
class TreeCopierTest {
  private static final FileTime OLD = FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z"));
  @TempDir(factory = MemoryDir.class)
  Path folder;

  private Path source;
  private Path target;

  /// Both ways in which a tree can be copied.
  enum Way {
    NATIVE(Access.NATIVE),
    PLAIN(Access.PLAIN);

    private final Access access;

    Way(Access access) {
      this.access = access;
    }

    TreeCopier copier() {
      return new TreeCopier().withAccess(access).withThreads(3);
    }
  }

  /// Counts, and asks to stop after some.
  private static final class Meter implements Progress {
    private final AtomicLong count = new AtomicLong();
    private final long limit;

    Meter(long limit) {
      this.limit = limit;
    }

    @Override
    public void start(String stage, long total) {}

    @Override
    public void advance(long amount) {
      count.addAndGet(amount);
    }

    @Override
    public boolean isCancelled() {
      return count.get() >= limit;
    }
  }

  @BeforeEach
  void makeTree() throws IOException {
    source = Files.createDirectories(folder.resolve("source"));
    target = folder.resolve("new/parents/target");
    Files.createDirectories(source.resolve("a/b/c"));
    Files.createDirectories(source.resolve("empty"));
    Files.writeString(source.resolve("a/one"), "1");
    Files.writeString(source.resolve("a/b/two"), "22");
    Files.writeString(source.resolve("a/b/c/three"), "333");
    Files.writeString(source.resolve("nothing"), "");
  }

  private void makeMany(Path directory, int count) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < count; i++) {
      Files.writeString(directory.resolve("file" + i), "content " + i);
    }
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:mode") & 07777;
  }

  private static List<Path> sources(TreeException e) {
    return e.failures().stream().map(Failure::source).toList();
  }

  @ParameterizedTest
  @EnumSource
  void copiesEverything(Way way) throws IOException {
    makeMany(source.resolve("many"), 500);
    byte[] bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    Files.write(source.resolve("large"), bytes);
    for (Path odd : Kit.oddPaths(Files.createDirectory(source.resolve("odd")))) {
      Files.createDirectory(odd);
      Files.writeString(odd.resolve("x"), odd.toUri().toString());
    }
    Meter meter = new Meter(Long.MAX_VALUE);
    assertEquals(target, way.copier().withProgress(meter).copy(source, target));
    assertEquals(0, Kit.run("diff", "-r", source.toString(), target.toString()).exit());
    Meter dry = new Meter(Long.MAX_VALUE);
    way.copier().withProgress(dry).withDryRun(true).copy(source, folder.resolve("dry"));
    assertFalse(Files.exists(folder.resolve("dry")));
    assertEquals(meter.count.get(), dry.count.get());
  }

  @ParameterizedTest
  @EnumSource
  void takesOverAsMuchAsAskedFor(Way way) throws IOException {
    Path file = source.resolve("a/one");
    Files.setAttribute(file, "unix:uid", 12345); // which takes set-user-id away, so before it
    Files.setAttribute(file, "unix:mode", 06751);
    Files.setAttribute(source.resolve("a"), "unix:mode", 01555);
    for (Path path : List.of(file, source.resolve("a"), source)) {
      Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(OLD, OLD, null);
    }
    boolean hasAttributes = Kit.run("setfattr", "-n", "user.note", "-v", "a", file.toString()).exit() == 0;
    for (Preserve preserve : Preserve.values()) {
      Path copy = folder.resolve(preserve.toString());
      way.copier().withMetadata(preserve).copy(source, copy);
      Path copied = copy.resolve("a/one");
      assertEquals(preserve.hasPermissions(), mode(copied) == 06751, preserve::toString);
      assertEquals(preserve.hasPermissions(), mode(copy.resolve("a")) == 01555, preserve::toString);
      for (Path path : List.of(copied, copy.resolve("a"), copy)) {
        assertEquals(preserve.hasTimes(), Files.getLastModifiedTime(path).equals(OLD), path::toString);
      }
      assertEquals(preserve.hasOwner(), Files.getAttribute(copied, "unix:uid").equals(12345));
      Kit.Run note = Kit.run("getfattr", "-n", "user.note", copied.toString());
      assertEquals(hasAttributes && preserve.hasTimes(), note.exit() == 0, note.output());
    }
  }

  @ParameterizedTest
  @EnumSource
  void linksAreFollowedOrPreserved(Way way) throws IOException {
    Files.createSymbolicLink(source.resolve("to-file"), Path.of("a/one"));
    Files.createSymbolicLink(source.resolve("to-directory"), Path.of("a/b"));
    Files.createSymbolicLink(source.resolve("dangling"), Path.of("/no/where"));
    TreeCopier copier = way.copier();
    copier.withSymbolicLinks(SymbolicLinks.PRESERVE).copy(source, target);
    assertEquals(Kit.picture(source), Kit.picture(target));
    Path followed = folder.resolve("followed");
    TreeException e = assertThrows(TreeException.class, () -> copier.copy(source, followed));
    assertEquals(List.of(source.resolve("dangling")), sources(e));
    assertEquals("22", Files.readString(followed.resolve("to-directory/two")));
    assertEquals("333", Files.readString(followed.resolve("to-directory/c/three")));
    assertTrue(Files.isRegularFile(followed.resolve("to-file"), LinkOption.NOFOLLOW_LINKS));
    copier.withIgnoreDanglingLinks(true).copy(source, folder.resolve("third"));
  }

  @ParameterizedTest
  @EnumSource
  void aLinkThatLeadsBackIsAnErrorNotALoop(Way way) throws IOException {
    Files.createSymbolicLink(source.resolve("a/back"), source);
    Files.createSymbolicLink(source.resolve("self"), Path.of("self"));
    TreeException e = assertThrows(TreeException.class, () -> way.copier().copy(source, target));
    assertEquals(List.of(source.resolve("a/back"), source.resolve("self")), sources(e));
    assertInstanceOf(FileSystemLoopException.class, e.failures().getFirst().cause());
    assertEquals("333", Files.readString(target.resolve("a/b/c/three")));
  }

  @ParameterizedTest
  @EnumSource
  void ignoreSeesEachDirectoryOnceAndFirst(Way way) throws IOException {
    List<String> asked = new ArrayList<>();
    way.copier()
        .withIgnore(
            (directory, names) -> {
              Path copy = target.resolve(source.relativize(directory));
              asked.add(source.relativize(directory) + " " + names.size() + " " + Files.exists(copy));
              return Set.of(Path.of("b"), Path.of("unknown"));
            })
        .copy(source, target);
    asked.sort(null);
    assertEquals(List.of(" 3 false", "a 2 false", "empty 0 false"), asked);
    assertFalse(Files.exists(target.resolve("a/b")));
    assertTrue(Files.exists(target.resolve("a/one")));
  }

  @ParameterizedTest
  @EnumSource
  void errorsAreCollectedAndTheRestIsCopied(Way way) throws IOException {
    assertEquals(0, Kit.run("mkfifo", source.resolve("a/fifo").toString()).exit());
    assertEquals(0, Kit.run("mknod", source.resolve("device").toString(), "c", "1", "3").exit());
    Files.createSymbolicLink(source.resolve("to-fifo"), Path.of("a/fifo"));
    TreeCopier copier =
        way.copier()
            .withIgnore(
                (directory, names) -> {
                  if (directory.endsWith("c")) {
                    throw new IOException("undecided");
                  }
                  return Set.of();
                });
    TreeException e = assertThrows(TreeException.class, () -> copier.copy(source, target));
    assertEquals(
        List.of(
            source.resolve("a/b/c"), source.resolve("a/fifo"), source.resolve("device"),
            source.resolve("to-fifo")),
        sources(e));
    assertEquals(target.resolve("a/fifo"), e.failures().get(1).target());
    var special = assertInstanceOf(NotRegularFileException.class, e.failures().get(1).cause());
    assertEquals(FileKind.FIFO, special.kind());
    assertEquals("22", Files.readString(target.resolve("a/b/two")));
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatItCannotBegin(Way way) throws IOException {
    Files.createDirectories(target);
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path free = folder.resolve("free");
    TreeCopier copier = way.copier();
    assertThrows(FileAlreadyExistsException.class, () -> copier.copy(source, target));
    assertThrows(
        FileAlreadyExistsException.class, () -> copier.withExistingDirectories(true).copy(source, file));
    assertThrows(NoSuchFileException.class, () -> copier.copy(folder.resolve("missing"), free));
    assertThrows(NotDirectoryException.class, () -> copier.copy(file, free));
    assertThrows(SameFileException.class, () -> copier.withExistingDirectories(true).copy(source, source));
    assertFalse(Files.exists(free));
    assertThrows(IllegalArgumentException.class, () -> copier.withThreads(0));
  }

  @ParameterizedTest
  @EnumSource
  void goesIntoDirectoriesThatExist(Way way) throws IOException {
    TreeCopier copier = way.copier().withExistingDirectories(true);
    copier.copy(source, target);
    Path second = Files.createLink(folder.resolve("second"), target.resolve("a/one"));
    Files.writeString(source.resolve("a/one"), "new");
    Files.writeString(target.resolve("a/own"), "stays");
    copier.copy(source, target);
    assertEquals("new", Files.readString(second), "overwritten in place");
    assertEquals("stays", Files.readString(target.resolve("a/own")));
  }

  @ParameterizedTest
  @EnumSource
  void neverWritesThroughLinksInTheTarget(Way way) throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious"), "precious");
    Files.createDirectories(target);
    Files.createSymbolicLink(target.resolve("a"), outside);
    Files.createSymbolicLink(target.resolve("nothing"), precious);
    Files.createDirectories(target.resolve("empty/x"));
    TreeException e =
        assertThrows(
            TreeException.class, () -> way.copier().withExistingDirectories(true).copy(source, target));
    assertEquals(List.of(source.resolve("a"), source.resolve("nothing")), sources(e));
    assertEquals(Map.of("precious", "precious"), Kit.picture(outside));
  }

  @ParameterizedTest
  @EnumSource
  void filesInTheWayAreErrors(Way way) throws IOException {
    Files.createDirectories(target.resolve("nothing"));
    Files.writeString(target.resolve("a"), "x");
    assertEquals(0, Kit.run("mkfifo", target.resolve("fifo").toString()).exit());
    Files.writeString(source.resolve("fifo"), "x");
    Files.createLink(target.resolve("same"), Files.writeString(source.resolve("same"), "same"));
    TreeException e =
        assertThrows(
            TreeException.class, () -> way.copier().withExistingDirectories(true).copy(source, target));
    assertEquals(
        List.of(
            source.resolve("a"), source.resolve("fifo"), source.resolve("nothing"), source.resolve("same")),
        sources(e));
    assertEquals("same", Files.readString(source.resolve("same")));
    assertTrue(Files.isDirectory(target.resolve("empty")));
  }

  @ParameterizedTest
  @EnumSource
  void copiesIntoANewNameInItself(Way way) throws IOException {
    Map<String, String> before = Kit.picture(source);
    way.copier().copy(source, source.resolve("somewhere/1.0"));
    assertEquals(before, Kit.picture(source.resolve("somewhere/1.0")));
  }

  @ParameterizedTest
  @EnumSource
  void refusesToCopyDeeperIntoItself(Way way) throws IOException {
    Map<String, String> before = Kit.picture(source);
    Path link = Files.createSymbolicLink(folder.resolve("link"), source.resolve("a"));
    for (Path inside : List.of(source.resolve("a/x"), link.resolve("x"), source.resolve("empty/x/y"))) {
      FileSystemException e =
          assertThrows(FileSystemException.class, () -> way.copier().copy(source, inside));
      assertTrue(e.getMessage().contains("into itself"), e.getMessage());
    }
    assertThrows(
        FileSystemException.class,
        () -> way.copier().withExistingDirectories(true).copy(source, source.resolve("empty")));
    assertEquals(before, Kit.picture(source));
  }

  @ParameterizedTest
  @EnumSource
  void aLinkToThePlaceOfTheCopyIsNoLoopEither(Way way) throws IOException {
    Path place = Files.createDirectory(folder.resolve("place"));
    Files.createSymbolicLink(source.resolve("link"), place);
    TreeException e =
        assertThrows(TreeException.class, () -> way.copier().copy(source, place.resolve("copy")));
    assertEquals(List.of(source.resolve("link/copy")), sources(e));
  }

  @ParameterizedTest
  @EnumSource
  void keepsHardLinksIfAskedTo(Way way) throws IOException {
    for (int i = 0; i < 40; i++) {
      Path directory = Files.createDirectories(source.resolve("links/" + i));
      Files.createLink(directory.resolve("name"), source.resolve("a/one"));
    }
    way.copier().withHardLinks(true).copy(source, target);
    assertEquals(41, Files.getAttribute(target.resolve("a/one"), "unix:nlink"));
    assertTrue(Files.isSameFile(target.resolve("a/one"), target.resolve("links/7/name")));
    way.copier().copy(source, folder.resolve("plain"));
    assertEquals(1, Files.getAttribute(folder.resolve("plain/a/one"), "unix:nlink"));
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionOfTheCallersCopiesEachFile(Way way) throws IOException {
    assertEquals(0, Kit.run("mkfifo", source.resolve("fifo").toString()).exit());
    List<String> copied = new ArrayList<>();
    TreeCopier copier =
        new TreeCopier()
            .withAccess(way.access)
            .withCopyFunction(
                (from, to) -> {
                  copied.add(source.relativize(from) + " " + target.relativize(to));
                  if (from.endsWith("two")) {
                    throw new IOException("own");
                  }
                  return Files.copy(from, to);
                });
    TreeException e = assertThrows(TreeException.class, () -> copier.copy(source, target));
    copied.sort(null);
    assertEquals(
        List.of("a/b/c/three a/b/c/three", "a/b/two a/b/two", "a/one a/one", "nothing nothing"), copied);
    assertEquals(List.of(source.resolve("a/b/two"), source.resolve("fifo")), sources(e));
  }

  @ParameterizedTest
  @EnumSource
  void exceptionsOfTheCallersCodeComeOut(Way way) {
    IllegalStateException own = new IllegalStateException("own");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                way.copier()
                    .withCopyFunction(
                        (from, to) -> {
                          throw own;
                        })
                    .copy(source, target));
    assertEquals(own, thrown);
  }

  @ParameterizedTest
  @EnumSource
  void stopsSoonWhenCancelledAndLeavesNoHalfFile(Way way) throws IOException {
    Files.write(source.resolve("large"), new byte[40 << 20]);
    Meter meter = new Meter(4 << 20);
    assertThrows(
        CancellationException.class, () -> way.copier().withProgress(meter).copy(source, target));
    assertFalse(Files.exists(target.resolve("large")));
    assertTrue(Files.exists(target));
    assertTrue(meter.count.get() < 20 << 20, meter.count::toString);
  }

  @ParameterizedTest
  @EnumSource
  void stopsSoonWhenInterrupted(Way way) throws IOException {
    Files.write(source.resolve("large"), new byte[40 << 20]);
    Thread caller = Thread.currentThread();
    Progress interrupting =
        Kit.afterFirstBuffer(
            () -> {
              caller.interrupt();
            });
    assertThrows(
        CancellationException.class, () -> way.copier().withProgress(interrupting).copy(source, target));
    assertTrue(Thread.interrupted());
    assertFalse(Files.exists(target.resolve("large")));
  }

  @Test
  void namesThatTheTargetCannotHaveAreErrors() throws IOException {
    Path file = Files.writeString(Kit.rawName(source, 'x', 0xff), "x");
    Path directory = Files.createDirectory(Kit.rawName(source, 'y', 0xfe));
    Files.writeString(source.resolve("x\uFFFD"), "the replacement character's own file");
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      Path copy = zip.getPath("/copy");
      TreeException e = assertThrows(TreeException.class, () -> new TreeCopier().copy(source, copy));
      assertEquals(Set.of(file, directory), Set.copyOf(sources(e)));
      assertTrue(e.getMessage().contains("a name that the target cannot have"), e.getMessage());
      assertEquals("1", Files.readString(copy.resolve("a/one")));
      assertEquals("the replacement character's own file", Files.readString(copy.resolve("x\uFFFD")));
      assertFalse(Files.exists(copy.resolve("y\uFFFD")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void socketsAreErrorsOfTheirOwn(Way way) throws IOException {
    Path socket = source.resolve("a/socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.createSymbolicLink(source.resolve("to-socket"), socket);
      TreeException e = assertThrows(TreeException.class, () -> way.copier().copy(source, target));
      assertEquals(List.of(socket, source.resolve("to-socket")), sources(e));
      for (Failure failure : e.failures()) {
        assertEquals(
            FileKind.SOCKET, assertInstanceOf(NotRegularFileException.class, failure.cause()).kind());
      }
      assertEquals("1", Files.readString(target.resolve("a/one")));
      assertFalse(Files.exists(target.resolve("a/socket"), LinkOption.NOFOLLOW_LINKS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadOnlyFileSystemIsLeftAsItIs(Way way) throws IOException {
    try (LoopMount mount = LoopMount.of("tmpfs", folder)) {
      Path there = Files.createDirectory(mount.root().resolve("there"));
      Files.writeString(Files.createDirectory(there.resolve("a")).resolve("one"), "old");
      Kit.Run remounted = Kit.run("mount", "-o", "remount,ro", mount.root().toString());
      assumeTrue(remounted.exit() == 0, remounted::output);
      Map<String, String> before = Kit.picture(there);
      Path free = mount.root().resolve("free");
      FileSystemException refused =
          assertThrows(FileSystemException.class, () -> way.copier().copy(source, free));
      assertTrue(refused.getMessage().contains("Read-only file system"), refused.getMessage());
      TreeException e =
          assertThrows(
              TreeException.class, () -> way.copier().withExistingDirectories(true).copy(source, there));
      List<String> names = List.of("a/b", "a/one", "empty", "nothing");
      assertTrue(sources(e).containsAll(names.stream().map(source::resolve).toList()), e.getMessage());
      assertTrue(e.getMessage().contains("Read-only file system"), e.getMessage());
      assertEquals(before, Kit.picture(there));
      assertThrows(TreeException.class, () -> new TreeRemover().withCollectedErrors(true).remove(there));
      assertEquals(before, Kit.picture(there));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatGrowsOrShrinksIsCopiedAsItIsFound(Way way) throws IOException {
    for (boolean isSparse : new boolean[] {false, true}) {
      for (long length : new long[] {17 << 20, 9 << 20}) {
        Path from = Files.createDirectory(folder.resolve(length + " " + isSparse));
        Path file = from.resolve("file");
        byte[] bytes = new byte[12 << 20];
        new Random(2).nextBytes(bytes);
        Files.write(file, bytes);
        if (isSparse) {
          lengthen(file, 14 << 20);
        }
        Path to = folder.resolve("copy of " + from.getFileName());
        TreeCopier copier = way.copier().withReflink(false);
        copier.withProgress(Kit.after(4 << 20, () -> lengthen(file, length))).copy(from, to);
        long copied = Files.size(to.resolve("file"));
        assertTrue(copied <= length && copied >= Math.min(length, 12 << 20), length + ": " + copied);
        lengthen(file, copied);
        assertEquals(-1, Files.mismatch(file, to.resolve("file")));
      }
    }
  }

  private static void lengthen(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFullFileSystemIsAnErrorOfEachFile(Way way) throws IOException {
    Files.write(source.resolve("a/large"), new byte[2 << 20]);
    Files.write(source.resolve("large"), new byte[3 << 20]);
    try (LoopMount small = LoopMount.of("tmpfs", folder)) {
      Path copy = small.root().resolve("copy");
      TreeException e = assertThrows(TreeException.class, () -> way.copier().copy(source, copy));
      assertTrue(sources(e).containsAll(List.of(source.resolve("a/large"), source.resolve("large"))));
      assertTrue(e.getMessage().contains("No space left"), e.getMessage());
      for (Path file :
          List.of(Path.of("large"), Path.of("a/large"), Path.of("a/one"), Path.of("a/b/c/three"))) {
        boolean isWhole =
            Files.exists(copy.resolve(file))
                && Files.mismatch(source.resolve(file), copy.resolve(file)) < 0;
        assertEquals(!isWhole, sources(e).contains(source.resolve(file)), file::toString);
        assertEquals(isWhole, Files.exists(copy.resolve(file)), file::toString);
      }
    }
  }

  @Test
  void depthAndLengthDoNotMatter() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("deep"));
    DeepTree.make(deep, 1_500, "directory-" + "x".repeat(20));
    new TreeCopier().copy(deep, target);
    Meter meter = new Meter(Long.MAX_VALUE);
    new TreeRemover().withProgress(meter).remove(target);
    assertEquals(2 * 1_500 + 1, meter.count.get());
    new TreeRemover().remove(deep);
  }

  @Test
  void holesStayHoles() throws IOException {
    Path sparse = source.resolve("sparse");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.seek(5 << 20);
      file.write(1);
      file.setLength(20 << 20);
    }
    Way.NATIVE.copier().copy(source, target);
    Way.NATIVE.copier().withSparse(false).withReflink(false).copy(source, folder.resolve("filled"));
    assertEquals(-1, Files.mismatch(sparse, target.resolve("sparse")));
    assertEquals(blocks(sparse), blocks(target.resolve("sparse")));
    assertTrue(blocks(folder.resolve("filled/sparse")) > 30_000);
  }

  private static long blocks(Path file) throws IOException {
    return Long.parseLong(Kit.run("stat", "-c", "%b", file.toString()).output().strip());
  }

  @Test
  void blocksAreSharedWhereTheFileSystemCan() throws IOException {
    try (LoopMount xfs = LoopMount.of("xfs", folder)) {
      Path from = Files.createDirectory(xfs.root().resolve("from"));
      Files.write(from.resolve("file"), new byte[10 << 20]);
      Kit.run("sync", "-f", xfs.root().toString());
      long before = xfs.root().toFile().getUsableSpace();
      new TreeCopier().copy(from, xfs.root().resolve("shared"));
      Kit.run("sync", "-f", xfs.root().toString());
      long shared = before - xfs.root().toFile().getUsableSpace();
      new TreeCopier().withReflink(false).withSparse(false).copy(from, xfs.root().resolve("own"));
      Kit.run("sync", "-f", xfs.root().toString());
      assertTrue(shared < 1 << 20, () -> "used " + shared);
      assertEquals(-1, Files.mismatch(from.resolve("file"), xfs.root().resolve("shared/file")));
    }
  }

  @Test
  void copiesBetweenProviders() throws IOException {
    makeMany(source.resolve("many"), 100);
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      new TreeCopier().copy(source, zip.getPath("/in/zip"));
      new TreeCopier().copy(zip.getPath("/in/zip"), target);
      new TreeCopier().copy(zip.getPath("/in/zip"), zip.getPath("/in/zip/itself"));
      assertTrue(Files.exists(zip.getPath("/in/zip/itself/a/one")));
    }
    assertEquals(Kit.picture(source), Kit.picture(target));
  }

  @ParameterizedTest
  @EnumSource
  void defaultAccessControlListsDoNotTakePermissionsAway(Way way) throws IOException {
    Path parent = Files.createDirectories(target.getParent());
    Kit.Run set = Kit.run("setfacl", "-d", "-m", "u::r,g::-,o::-", parent.toString());
    assumeTrue(set.exit() == 0, set::output);
    Files.setAttribute(source.resolve("a/one"), "unix:mode", 0664);
    way.copier().copy(source, target);
    assertEquals(0664, mode(target.resolve("a/one")));
  }
}
