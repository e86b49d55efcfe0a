package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are written while they are read.
class ChangingFileTest {
  private static final String ROWS = "1,2\n".repeat(300_000);

  @TempDir private Path directory;

  private interface Change {
    void make(Path file) throws IOException;
  }

  /// Changes the file when the first bytes were read.
  private record Changer(Path file, Change change, AtomicBoolean isDone, AtomicLong bytes)
      implements Progress {
    Changer(Path file, Change change) {
      this(file, change, new AtomicBoolean(), new AtomicLong());
    }

    @Override
    public void start(String stage, long total) {}

    @Override
    public void advance(long amount) {
      bytes.addAndGet(amount);
      if (!isDone.getAndSet(true)) {
        try {
          change.make(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private Changer profile(Change change, int threads, String said) throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n" + ROWS);
    Changer changer = new Changer(file, change);
    var e = assertThrows(FileSystemException.class, () -> new TableProfiler().withProgress(changer)
        .withOptions(ReadOptions.defaults().withThreads(threads)).profile(file));
    assertEquals(file.toString(), e.getFile());
    String reason = String.valueOf(e.getReason());
    assertTrue(reason.startsWith("Changed while it was read: before it had 1200004 bytes, "), reason);
    assertTrue(reason.contains(said), reason);
    return changer;
  }

  @Test
  void whatIsAppendedIsNotReadAndThatIsAFailure() throws IOException {
    for (int threads : new int[] {1, 2}) {
      Changer changer = profile(
          file -> Files.write(file, ROWS.getBytes(UTF_8), StandardOpenOption.APPEND), threads,
          "now it has 2400004, ");
      assertEquals(1_200_004, changer.bytes().get());
    }
  }

  @Test
  void aFileThatIsCutIsAFailure() throws IOException {
    for (int threads : new int[] {1, 2}) {
      profile(ChangingFileTest::cut, threads, "now it has 600004, ");
    }
  }

  private static void cut(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(600_004);
    }
  }

  @Test
  void aFileThatIsRewrittenIsAFailure() throws IOException {
    profile(file -> {
      Files.write(file, ("a,b\n" + ROWS.replace('1', '3')).getBytes(UTF_8));
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    }, 2, "last modified 1970-01-01T00:16:40Z");
  }
}
