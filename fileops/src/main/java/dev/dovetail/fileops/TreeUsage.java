package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.walk.Entry;
import dev.dovetail.fileops.internal.walk.Failures;
import dev.dovetail.fileops.internal.walk.FileId;
import dev.dovetail.fileops.internal.walk.Root;
import dev.dovetail.fileops.internal.walk.TreeWalk;
import dev.dovetail.fileops.internal.walk.TreeWalk.Visit;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures how much room a tree takes, as du(1) does: a file with several names counts once, and no symbolic
/// link is followed, except that the tree itself may be named by one.
///
/// {@snippet lang=java :
/// TreeUsage.Total total = new TreeUsage().withOneFileSystem(true).measure(Path.of("data"));
/// }
///
/// What vanishes while it is measured counts as not there. An object is immutable and used by any number of
/// threads at once.
public final class TreeUsage {
  private final Progress progress;
  private final TreeFilter filter;
  private final boolean isOneFileSystem;
  private final @Nullable Consumer<TreeException.Failure> failureHandler;

  /// Measures all of a tree, shows no progress, and fails at the end if some of it could not be seen.
  public TreeUsage() {
    this(Progress.none(), TreeFilter.everything(), false, null);
  }

  private TreeUsage(
      Progress progress,
      TreeFilter filter,
      boolean isOneFileSystem,
      @Nullable Consumer<TreeException.Failure> failureHandler) {
    this.progress = progress;
    this.filter = filter;
    this.isOneFileSystem = isOneFileSystem;
    this.failureHandler = failureHandler;
  }

  /// The room that a tree, or a directory of it, takes.
  ///
  /// @param apparentBytes the lengths of regular files and symbolic links, those of directories left out
  ///     (`du --apparent-size` counts them as well, though they mean another thing on each file system)
  /// @param allocatedBytes what all of it takes on the device, directories too (`du`); where the file system
  ///     does not tell, this is the length
  /// @param files regular files
  /// @param directories directories, the tree itself included
  /// @param symbolicLinks symbolic links
  /// @param others FIFOs, sockets and devices
  public record Total(
      long apparentBytes,
      long allocatedBytes,
      long files,
      long directories,
      long symbolicLinks,
      long others) {
    private static final Total NONE = new Total(0, 0, 0, 0, 0, 0);

    private Total plus(Total other) {
      return new Total(
          apparentBytes + other.apparentBytes,
          allocatedBytes + other.allocatedBytes,
          files + other.files,
          directories + other.directories,
          symbolicLinks + other.symbolicLinks,
          others + other.others);
    }

    private static Total of(Entry entry) {
      long allocated = entry.allocated();
      return switch (entry.kind()) {
        case REGULAR -> new Total(entry.size(), allocated, 1, 0, 0, 0);
        case DIRECTORY -> new Total(0, allocated, 0, 1, 0, 0);
        case SYMBOLIC_LINK -> new Total(entry.size(), allocated, 0, 0, 1, 0);
        case FIFO, SOCKET, DEVICE, OTHER -> new Total(0, allocated, 0, 0, 0, 1);
      };
    }
  }

  /// Takes the total of each directory.
  @FunctionalInterface
  public interface Breakdown {
    /// Takes one directory, after those below it.
    ///
    /// @param directory its path relative to the tree; the empty path for the tree itself, which comes last
    /// @param total what it takes with all below it
    void take(Path directory, Total total);
  }

  /// Returns an object that advances the progress by one for each thing seen, and asks it whether to stop.
  public TreeUsage withProgress(Progress value) {
    return new TreeUsage(value, filter, isOneFileSystem, failureHandler);
  }

  /// Returns an object that measures only what a filter lets in.
  public TreeUsage withFilter(TreeFilter value) {
    return new TreeUsage(progress, value, isOneFileSystem, failureHandler);
  }

  /// Returns an object that does or does not leave out what is on another file system than the tree itself.
  public TreeUsage withOneFileSystem(boolean value) {
    return new TreeUsage(progress, filter, value, failureHandler);
  }

  /// Returns an object that tells this handler of each failure at once, and does not fail at the end.
  public TreeUsage withFailureHandler(Consumer<TreeException.Failure> value) {
    return new TreeUsage(progress, filter, isOneFileSystem, value);
  }

  /// Measures a tree, or a single file.
  ///
  /// @throws NoSuchFileException if it does not exist
  /// @throws TreeException if some of it could not be seen
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException if it cannot be looked at
  public Total measure(Path tree) throws IOException {
    return measure(tree, (directory, total) -> {});
  }

  /// Measures a tree and each directory in it.
  ///
  /// @throws NoSuchFileException if it does not exist
  /// @throws TreeException if some of it could not be seen
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException if it cannot be looked at
  public Total measure(Path tree, Breakdown breakdown) throws IOException {
    Failures failures = new Failures(failureHandler, true);
    Measuring measuring = new Measuring(breakdown);
    try (Root root = Root.of(tree, true)) {
      progress.start("measuring", -1);
      new TreeWalk(filter, progress, failures, Entry.BY_NAME).walk(root, measuring);
    }
    failures.throwIfAny(tree, "measured");
    return measuring.totals.pop();
  }

  private final class Measuring implements TreeWalk.Visitor {
    private final Breakdown breakdown;
    private final Deque<Total> totals = new ArrayDeque<>();
    private final Set<FileId> counted = new HashSet<>();
    private long device = -1;

    Measuring(Breakdown breakdown) {
      this.breakdown = breakdown;
      totals.push(Total.NONE);
    }

    @Override
    public boolean enter(Visit directory) {
      if (!isHere(directory)) {
        return false;
      }
      progress.advance(1);
      totals.push(Total.of(directory.entry()));
      return true;
    }

    @Override
    public void file(Visit file) {
      Entry entry = file.entry();
      boolean isNew =
          entry.links() == 1 || entry.inode() < 0 || counted.add(FileId.of(entry));
      if (isHere(file) && isNew) {
        totals.push(totals.pop().plus(Total.of(entry)));
      }
      progress.advance(1);
    }

    @Override
    public void leave(Visit directory) {
      Total total = totals.pop();
      breakdown.take(directory.path(), total);
      totals.push(totals.pop().plus(total));
    }

    private boolean isHere(Visit visit) {
      if (visit.path().toString().isEmpty()) {
        device = visit.entry().device();
      }
      return !isOneFileSystem || visit.entry().device() == device;
    }
  }
}
