package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Outcome;
import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a transaction does, sees and refuses; the laws are in `TransactionLawTest`.
class FileTransactionTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(folder.toRealPath().resolve("root"));
    write("a", "a");
    write("tree/x", "x");
    write("tree/sub/y", "y");
  }

  @Test
  void everythingIsSeenWithinAndNothingOutsideUntilTheCommit() throws IOException {
    Map<String, String> before = picture();
    try (FileTransaction tx = begin()) {
      tx.write(Path.of("a"), "new".getBytes(UTF_8));
      tx.write(root.resolve("stream"), out -> out.write('s'));
      tx.createDirectories(Path.of("new/deep"));
      tx.copy(Path.of("tree"), Path.of("new/deep/copy"));
      tx.move(Path.of("tree/sub"), Path.of("new/sub"));
      tx.remove(Path.of("tree"));
      assertEquals("new", new String(tx.readAllBytes(Path.of("a")), UTF_8));
      assertEquals(List.of(Path.of("new/deep"), Path.of("new/sub")), tx.list(Path.of("new")));
      assertEquals(List.of(Path.of("a"), Path.of("new"), Path.of("stream")), tx.list(Path.of("")));
      assertFalse(tx.exists(Path.of("tree")));
      assertEquals("y", Files.readString(tx.resolve(Path.of("new/sub/y"))));
      assertEquals(before, picture());
      assertTrue(tx.commit().isFinished());
    }
    assertPicture(
        Map.of("a", "new", "stream", "s", "new", "/", "new/deep", "/", "new/deep/copy", "/",
            "new/deep/copy/x", "x",
            "new/deep/copy/sub", "/", "new/deep/copy/sub/y", "y", "new/sub", "/", "new/sub/y", "y"));
  }

  @Test
  void whatIsLeftWithoutACommitNeverHappened() throws IOException {
    Map<String, String> before = picture();
    try (FileTransaction tx = begin()) {
      tx.remove(Path.of("tree"));
      tx.write(Path.of("a"), "new".getBytes(UTF_8));
    }
    assertPicture(before);
  }

  @Test
  void anEmptyTransactionWritesNoJournal() throws IOException {
    try (FileTransaction tx = begin()) {
      assertTrue(tx.commit().isFinished());
      assertThrows(IllegalStateException.class, tx::commit);
    }
    assertPicture(Map.of("a", "a", "tree", "/", "tree/x", "x", "tree/sub", "/", "tree/sub/y", "y"));
  }

  @Test
  void closingTwiceIsHarmlessAndUseAfterwardsIsRefused() throws IOException {
    FileTransaction tx = begin();
    tx.close();
    tx.close();
    assertThrows(IllegalStateException.class, () -> tx.write(Path.of("b"), new byte[0]));
    assertThrows(IllegalStateException.class, () -> tx.exists(Path.of("a")));
    assertThrows(IllegalStateException.class, tx::commit);
    try (FileTransaction next = begin()) {
      assertTrue(next.recovered().isEmpty());
    }
  }

  @Test
  void anotherThreadIsRefused() throws Exception {
    try (FileTransaction tx = begin()) {
      Thread thread = Thread.ofPlatform().unstarted(() -> assertThrows(WrongThreadException.class,
          tx::commit));
      Throwable[] failure = new Throwable[1];
      thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
      thread.start();
      thread.join();
      assertEquals(null, failure[0]);
      tx.write(Path.of("b"), new byte[0]);
    }
  }

  @Test
  void pathsOutsideTheRootAreRefused() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "precious");
    try (FileTransaction tx = begin()) {
      for (Path path : List.of(outside, Path.of("../outside"), Path.of("tree/../../outside"), root,
          Path.of("."))) {
        assertThrows(OutsideRootException.class, () -> tx.write(path, new byte[0]), path.toString());
        assertThrows(OutsideRootException.class, () -> tx.remove(path), path.toString());
        assertThrows(OutsideRootException.class, () -> tx.move(Path.of("a"), path), path.toString());
      }
      assertThrows(OutsideRootException.class, () -> tx.move(outside, Path.of("b")));
      assertThrows(OutsideRootException.class, () -> tx.remove(Path.of(".transactions/lock")));
      assertThrows(OutsideRootException.class, () -> tx.remove(Path.of(".transactions")));
      tx.copy(outside, Path.of("b"));
      tx.commit();
    }
    assertEquals("precious", Files.readString(outside));
    assertEquals("precious", Files.readString(root.resolve("b")));
  }

  @Test
  void theRootIsTheSameByAnyName() throws IOException {
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), root);
    try (FileTransaction tx = new FileTransactions().begin(alias)) {
      tx.write(alias.resolve("b"), "1".getBytes(UTF_8));
      tx.write(root.resolve("b"), "2".getBytes(UTF_8));
      tx.copy(Files.createSymbolicLink(folder.resolve("other"), root).resolve("b"), Path.of("c"));
      tx.commit();
    }
    assertEquals("2", Files.readString(root.resolve("c")));
  }

  @Test
  void symbolicLinksAreThingsOfTheirOwnAndNotFollowed() throws IOException {
    Path secret = Files.createDirectory(folder.resolve("secret"));
    Files.writeString(secret.resolve("file"), "precious");
    Files.createSymbolicLink(root.resolve("out"), secret);
    Files.createSymbolicLink(root.resolve("in"), Path.of("tree"));
    try (FileTransaction tx = begin()) {
      for (String link : new String[] {"out", "in"}) {
        Path through = Path.of(link, "file");
        assertThrows(FileSystemException.class, () -> tx.write(through, new byte[0]));
        assertThrows(FileSystemException.class, () -> tx.exists(through));
        assertThrows(FileSystemException.class, () -> tx.remove(through));
        assertThrows(NotRegularFileException.class, () -> tx.write(Path.of(link), new byte[0]));
        assertThrows(NotRegularFileException.class, () -> tx.newInputStream(Path.of(link)));
      }
      tx.copy(Path.of("out"), Path.of("copy"));
      tx.move(Path.of("in"), Path.of("moved"));
      tx.remove(Path.of("out"));
      tx.commit();
    }
    assertEquals(secret, Files.readSymbolicLink(root.resolve("copy")));
    assertEquals(Path.of("tree"), Files.readSymbolicLink(root.resolve("moved")));
    assertFalse(Files.exists(root.resolve("out")));
    assertEquals("precious", Files.readString(secret.resolve("file")));
  }

  @Test
  void aDirectoryThatBecameALinkMeanwhileIsNotWrittenThrough() throws IOException {
    Path secret = Files.createDirectory(folder.resolve("secret"));
    try (FileTransaction tx = begin()) {
      tx.write(Path.of("tree/new"), new byte[0]);
      Files.move(root.resolve("tree"), root.resolve("away"));
      Files.createSymbolicLink(root.resolve("tree"), secret);
      assertThrows(FileChangedException.class, tx::commit);
    }
    assertEquals(Map.of(), Kit.picture(secret));
  }

  @Test
  void whatOthersChangeBeforeTheCommitIsNotOverwritten() throws IOException {
    refused(FileChangedException.class, tx -> tx.write(Path.of("a"), new byte[1]), () -> write("a",
        "theirs"));
    refused(FileChangedException.class, tx -> tx.remove(Path.of("a")), () -> write("a", "theirs again"));
    refused(FileChangedException.class, tx -> tx.move(Path.of("a"), Path.of("b")), () ->
        Files.delete(root.resolve("a")));
    refused(FileChangedException.class, tx -> tx.remove(Path.of("tree")), () -> write("tree/theirs", "1"));
    refused(FileAlreadyExistsException.class, tx -> tx.write(Path.of("n"), new byte[1]), () -> write("n",
        "theirs"));
    refused(
        FileAlreadyExistsException.class,
        tx -> tx.createDirectory(Path.of("d")),
        () -> Files.createDirectory(root.resolve("d")));
  }

  @Test
  void whatOthersChangeAfterTheDecisionIsKeptAndTheNextOpeningSaysSo() throws IOException {
    FileTransaction tx = begin();
    tx.write(Path.of("a"), "new".getBytes(UTF_8));
    tx.prepare(tx.unit());
    write("a", "theirs");
    assertThrows(FileChangedException.class, () -> tx.commit(tx.unit()));
    tx.close();
    assertEquals("theirs", Files.readString(root.resolve("a")));
    assertThrows(UnsettledTransactionException.class, this::begin); // its decision is in another log
  }

  @Test
  void namesThatAreTakenAndMissingDirectoriesAreRefused() throws IOException {
    try (FileTransaction tx = begin()) {
      assertThrows(FileAlreadyExistsException.class, () -> tx.move(Path.of("a"), Path.of("tree")));
      assertThrows(FileAlreadyExistsException.class, () -> tx.copy(Path.of("a"), Path.of("tree/x")));
      assertThrows(FileAlreadyExistsException.class, () -> tx.createDirectory(Path.of("a")));
      assertThrows(FileAlreadyExistsException.class, () -> tx.createDirectories(Path.of("a/b")));
      assertThrows(NotRegularFileException.class, () -> tx.write(Path.of("tree"), new byte[0]));
      assertThrows(NoSuchFileException.class, () -> tx.write(Path.of("no/file"), new byte[0]));
      assertThrows(NoSuchFileException.class, () -> tx.move(Path.of("no"), Path.of("b")));
      assertThrows(NoSuchFileException.class, () -> tx.remove(Path.of("no")));
      assertThrows(FileSystemException.class, () -> tx.write(Path.of("n".repeat(256)), new byte[0]));
      assertThrows(NoSuchFileException.class, () -> tx.copy(folder.resolve("no"), Path.of("b")));
      assertThrows(NotDirectoryException.class, () -> tx.write(Path.of("a/b"), new byte[0]));
      assertThrows(FileSystemException.class, () -> tx.move(Path.of("tree"), Path.of("tree/sub/tree")));
      assertThrows(FileSystemException.class, () -> tx.copy(folder, Path.of("everything")));
      assertThrows(SameFileException.class, () -> tx.copy(Path.of("a"), Path.of("tree/../a"),
          REPLACE_EXISTING));
      assertThrows(
          UnsupportedOperationException.class,
          () -> tx.copy(Path.of("a"), Path.of("b"), StandardCopyOption.COPY_ATTRIBUTES));
      tx.move(Path.of("a"), Path.of("a"));
      assertTrue(tx.exists(Path.of("a")));
    }
  }

  @Test
  void anOperationThatFailsChangesNothing() throws IOException {
    write("source/file", "1");
    Files.createDirectory(folder.resolve("from"));
    Files.writeString(folder.resolve("from/file"), "1");
    assumeTrue(Kit.run("mkfifo", folder.resolve("from/pipe").toString()).exit() == 0, "needs mkfifo");
    try (FileTransaction tx = begin()) {
      assertThrows(
          NotRegularFileException.class, () -> tx.copy(folder.resolve("from"), Path.of("tree"),
              REPLACE_EXISTING));
      IOException failure = new IOException("mine");
      assertEquals(
          failure,
          assertThrows(
              IOException.class,
              () ->
                  tx.write(
                      Path.of("a"),
                      out -> {
                        out.write(1);
                        throw failure;
                      })));
      assertEquals("a", new String(tx.readAllBytes(Path.of("a")), UTF_8));
      assertTrue(tx.exists(Path.of("tree/sub/y")));
      tx.write(Path.of("b"), "b".getBytes(UTF_8));
      tx.commit();
    }
    assertEquals("b", Files.readString(root.resolve("b")));
    assertEquals("x", Files.readString(root.resolve("tree/x")));
  }

  @Test
  void permissionsTimesAndOwnersStay() throws IOException {
    Path script = write("script", "1");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
    FileTime time = FileTime.fromMillis(1_000_000_000_123L);
    Files.setLastModifiedTime(root.resolve("tree/x"), time);
    Files.setLastModifiedTime(root.resolve("tree/sub"), time);
    Files.setPosixFilePermissions(root.resolve("tree/sub"), PosixFilePermissions.fromString("rwxrwx---"));
    boolean isRoot = System.getProperty("user.name").equals("root");
    if (isRoot) {
      Files.setAttribute(script, "unix:uid", 1234);
    }
    try (FileTransaction tx = begin()) {
      tx.write(Path.of("script"), "2".getBytes(UTF_8));
      tx.copy(Path.of("tree"), Path.of("copy"));
      tx.commit();
    }
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
    assertEquals(isRoot ? 1234 : Files.getAttribute(root, "unix:uid"), Files.getAttribute(script,
        "unix:uid"));
    assertEquals(time, Files.getLastModifiedTime(root.resolve("copy/x")));
    assertEquals(time, Files.getLastModifiedTime(root.resolve("copy/sub")));
    assertEquals(
        "rwxrwx---", PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("copy/sub"))));
  }

  @Test
  void otherHardLinksKeepTheOldContent() throws IOException {
    Files.createLink(root.resolve("one"), root.resolve("a"));
    Files.createLink(root.resolve("two"), root.resolve("a"));
    try (FileTransaction tx = begin()) {
      tx.write(Path.of("one"), "new".getBytes(UTF_8));
      tx.move(Path.of("a"), Path.of("two"), REPLACE_EXISTING);
      tx.commit();
    }
    assertEquals("new", Files.readString(root.resolve("one")));
    assertEquals("a", Files.readString(root.resolve("two")));
    assertFalse(Files.exists(root.resolve("a")));
  }

  @Test
  void oddNamesAreNamesLikeAnyOther() throws IOException {
    Path from = Files.createDirectory(folder.resolve("from"));
    for (Path path : Kit.oddPaths(from)) {
      Files.writeString(path, path.toUri().toString());
    }
    try (FileTransaction tx = begin()) {
      tx.copy(from, Path.of("odd"));
      tx.createDirectory(Path.of("away"));
      for (Path path : Kit.oddPaths(root.resolve("odd"))) {
        tx.move(path, root.resolve("away").resolve(path.getFileName()));
      }
      for (Path path : Kit.oddPaths(from)) {
        tx.copy(path, root.resolve(path.getFileName()), REPLACE_EXISTING);
      }
      tx.commit();
    }
    for (Path path : Kit.oddPaths(from)) {
      assertEquals(path.toUri().toString(),
          Files.readString(root.resolve("away").resolve(path.getFileName())));
      assertEquals(path.toUri().toString(), Files.readString(root.resolve(path.getFileName())));
    }
  }

  @Test
  void deepTreesAreCopiedMovedAndRemoved() throws IOException {
    Path deep = Path.of("deep");
    for (int i = 0; i < 300; i++) {
      deep = deep.resolve("d" + i);
    }
    try (FileTransaction tx = begin()) {
      tx.createDirectories(deep);
      tx.write(deep.resolve("file"), new byte[1]);
      tx.copy(Path.of("deep"), Path.of("copy"));
      tx.commit();
    }
    try (FileTransaction tx = begin()) {
      tx.move(Path.of("deep"), Path.of("moved"));
      tx.remove(Path.of("copy"));
      tx.commit();
    }
    assertTrue(Files.exists(root.resolve("moved").resolve(Path.of("deep").relativize(deep)).resolve("file")));
    assertFalse(Files.exists(root.resolve("copy")));
  }

  @Test
  void aCopiedTreeKeepsHardLinksHolesAndAttributes() throws IOException {
    Path from = Files.createDirectories(folder.resolve("from/sub")).getParent();
    Files.writeString(from.resolve("one"), "1");
    Files.createLink(from.resolve("sub/two"), from.resolve("one"));
    try (RandomAccessFile sparse = new RandomAccessFile(from.resolve("sparse").toFile(), "rw")) {
      sparse.setLength(64 << 20);
    }
    Files.setAttribute(from.resolve("sub"), "user:color", ByteBuffer.wrap(new byte[] {7}));
    try (FileTransaction tx = begin()) {
      tx.copy(from, Path.of("copy"));
      tx.copy(from.resolve("sparse"), Path.of("sparse"));
      tx.commit();
    }
    Path copy = root.resolve("copy");
    assertTrue(Files.isSameFile(copy.resolve("one"), copy.resolve("sub/two")));
    assertFalse(Files.isSameFile(copy.resolve("one"), from.resolve("one")));
    assertEquals(1, Files.getAttribute(copy.resolve("sub"), "user:color") instanceof byte[] b ? b.length : 0);
    for (Path sparse : List.of(copy.resolve("sparse"), root.resolve("sparse"))) {
      assertEquals(64 << 20, Files.size(sparse));
      assertEquals("0", Kit.run("stat", "-c", "%b", sparse.toString()).output().strip());
    }
  }

  @Test
  void aFileThatChangesWhileItIsCopiedIsRefused() throws IOException {
    Path from = Files.createDirectory(folder.resolve("from"));
    Path file = Files.writeString(from.resolve("file"), "1");
    Progress writer =
        new Progress() {
          @Override
          public void start(String stage, long total) {}

          @Override
          public void advance(long amount) {
            try {
              Files.writeString(file, "more", StandardOpenOption.APPEND);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    try (FileTransaction tx = new FileTransactions().withProgress(writer).begin(root)) {
      assertThrows(FileChangedException.class, () -> tx.copy(from, Path.of("copy")));
      assertThrows(FileChangedException.class, () -> tx.copy(file, Path.of("copy")));
      assertFalse(tx.exists(Path.of("copy")));
    }
  }

  @Test
  void aTreeOfPathsTooLongForTheSystemIsCopiedButNotRemoved() throws IOException {
    assumeTrue(Linux.handles(root), "needs native access");
    Path from = Files.createDirectory(folder.resolve("from"));
    DeepTree.make(from, 30, "n".repeat(200));
    try (FileTransaction tx = begin()) {
      tx.copy(from, Path.of("left")); // without a commit: its copy is removed
    }
    try (FileTransaction tx = begin()) {
      tx.copy(from, Path.of("deep"));
      assertTrue(tx.commit().isFinished());
    }
    try (FileTransaction tx = begin()) {
      IOException refusal = assertThrows(FileSystemException.class, () -> tx.remove(Path.of("deep")));
      assertTrue(String.valueOf(refusal.getMessage()).contains("TreeRemover"), refusal::toString);
      tx.move(Path.of("deep"), Path.of("moved"));
      tx.commit();
    }
    try (var left = Files.list(root.resolve(".transactions"))) {
      assertEquals(1, left.count(), "only the lock");
    }
    assertTrue(Files.exists(root.resolve("moved/file")));
    new TreeRemover().remove(root.resolve("moved"));
    new TreeRemover().remove(from);
  }

  @Test
  void anInterruptedThreadCleansUpAsWell() throws IOException {
    try (FileTransaction tx = begin()) {
      tx.copy(root.resolve("tree"), Path.of("copy"));
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> tx.copy(root.resolve("tree"), Path.of("second")));
    }
    assertTrue(Thread.interrupted());
    try (var left = Files.list(root.resolve(".transactions"))) {
      assertEquals(1, left.count(), "only the lock");
    }
  }

  @Test
  void afullDeviceWhileStagingLeavesNothing() throws IOException {
    try (LoopMount small = LoopMount.of("tmpfs", folder)) {
      root = Files.createDirectory(small.root().resolve("root"));
      write("a", "a");
      try (FileTransaction tx = begin()) {
        assertThrows(IOException.class, () -> tx.write(Path.of("big"), new byte[2 << 20]));
        assertFalse(tx.exists(Path.of("big")));
        tx.write(Path.of("small"), new byte[1]);
        tx.commit();
      }
      assertEquals("\0", Files.readString(root.resolve("small")));
      assertTrue(root.toFile().getUsableSpace() > 900_000);
    }
  }

  @Test
  void aReadOnlyRootIsRefusedAndAnotherFileSystemInItToo() throws IOException {
    try (LoopMount other = LoopMount.of("tmpfs", root)) {
      try (FileTransaction tx = begin()) {
        tx.write(root.relativize(other.root()).resolve("file"), new byte[1]);
        assertThrows(AtomicMoveNotSupportedException.class, tx::commit);
      }
      try (FileTransaction tx = begin()) {
        Path mountPoint = root.relativize(other.root());
        assertThrows(FileSystemException.class, () -> tx.remove(mountPoint));
      }
      Kit.run("mount", "-o", "remount,ro", other.root().toString());
      assertThrows(FileSystemException.class, () -> new FileTransactions().begin(other.root()));
      assertTrue(new FileTransactions().inspect(other.root()).isClean());
      assertTrue(new FileTransactions().recover(other.root()).isEmpty());
    }
  }

  @Test
  void anErrorAfterTheCommitPointIsCommittedAndToBeFinished() throws IOException {
    assumeTrue(Kit.has("chattr"), "needs chattr");
    write("old/file", "1");
    Path file = root.resolve("old/file");
    assumeTrue(Kit.run("chattr", "+i", file.toString()).exit() == 0,
        "needs a file system with immutable files");
    try {
      try (FileTransaction tx = begin()) {
        tx.write(Path.of("a"), "new".getBytes(UTF_8));
        tx.remove(Path.of("old"));
        Outcome outcome = tx.commit();
        assertFalse(outcome.isFinished());
      }
      assertEquals("new", Files.readString(root.resolve("a")));
      assertFalse(Files.exists(root.resolve("old")));
      assertEquals(
          Inspection.State.FINISHED, new FileTransactions().inspect(root).units().getFirst().state());
      try (FileTransaction tx = begin()) { // what cannot be removed is no reason to refuse the next one
        assertEquals(1, tx.recovered().unsettled().size());
      }
    } finally {
      Kit.run("chattr", "-R", "-i", root.toString());
    }
    assertEquals(1, new FileTransactions().recover(root).committed().size());
    assertTrue(new FileTransactions().inspect(root).isClean());
  }

  @Test
  void aRootThatWasMovedRecovers() throws IOException {
    FileTransaction tx = begin();
    tx.move(Path.of("a"), Path.of("b"));
    tx.prepare(tx.unit());
    FileJournal.open(root.resolve(".transactions"), root).decisions().commit(tx.unit());
    tx.close();
    Path moved = folder.resolve("elsewhere");
    Files.move(root, moved);
    root = moved;
    assertEquals(List.of(tx.unit()), new FileTransactions().recover(root).committed());
    assertEquals("a", Files.readString(root.resolve("b")));
  }

  @Test
  void theJournalMayBeElsewhere() throws IOException {
    Path journal = folder.resolve("journal");
    FileTransactions transactions = new FileTransactions().withJournalDirectory(journal);
    try (FileTransaction tx = transactions.begin(root)) {
      tx.move(Path.of("a"), Path.of("b"));
      tx.write(Path.of("a"), "new".getBytes(UTF_8));
      assertEquals("this process", transactions.inspect(root).holder().orElseThrow());
      tx.commit();
    }
    assertFalse(Files.exists(root.resolve(".transactions")));
    assertEquals("new", Files.readString(root.resolve("a")));
    assertEquals(Map.of("lock", Files.readString(journal.resolve("lock"))), Kit.picture(journal));
    assertNotEquals("", Files.readString(journal.resolve("lock")));
  }

  @Test
  void aRootMustBeADirectoryThatExists() throws IOException {
    assertThrows(NoSuchFileException.class, () -> new FileTransactions().begin(folder.resolve("no")));
    assertInstanceOf(
        NotDirectoryException.class,
        assertThrows(FileSystemException.class, () -> new FileTransactions().begin(root.resolve("a"))));
  }

  /// Something that a transaction does.
  private interface Work {
    void run(FileTransaction tx) throws IOException;
  }

  private void refused(Class<? extends IOException> expected, Work work,
      Kit.Action theirs) throws IOException {
    write("a", "a");
    try (FileTransaction tx = begin()) {
      work.run(tx);
      theirs.run();
      Map<String, String> before = picture();
      assertThrows(expected, tx::commit);
      assertPicture(before);
    }
  }

  private FileTransaction begin() throws IOException {
    return new FileTransactions().begin(root);
  }

  private Path write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Map<String, String> picture() throws IOException {
    return TreeModel.picture(root);
  }

  /// Also sees to it that nothing is left in the journal's directory.
  private void assertPicture(Map<String, String> expected) throws IOException {
    assertEquals(new TreeMap<>(expected), picture());
    assertTrue(new FileTransactions().inspect(root).isClean());
  }
}
