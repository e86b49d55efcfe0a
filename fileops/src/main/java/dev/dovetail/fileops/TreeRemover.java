package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.TreeException.Failure;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.tree.Access;
import dev.dovetail.fileops.internal.tree.Directory;
import dev.dovetail.fileops.internal.tree.Removal;
import dev.dovetail.fileops.internal.tree.Stopping;
import dev.dovetail.fileops.internal.tree.Threads;
import dev.dovetail.fileops.internal.tree.Walk;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Removes a directory and all that is in it, as `shutil.rmtree` does, on several threads.
///
/// {@snippet lang=java :
/// new TreeRemover().withProgress(progress).remove(Path.of("build"));
/// }
///
/// Symbolic links are removed, never followed, also while somebody swaps directories for links: every entry
/// is removed relative to its open directory, wherever [#avoidsSymlinkAttacks] says so. Trees of any depth
/// and paths of any length below the top work; open at a time are a few dozen directories. What vanishes
/// below the top meanwhile is no error. Mounts in the tree are entered, and their empty mount points then
/// refused as busy.
///
/// A remover is immutable and used by any number of threads at once. Memory grows with the number of
/// subdirectories of the directories under way, not with that of files, and with the errors collected.
public final class TreeRemover {
  private static final ErrorHandler THROW =
      (path, step, error) -> {
        throw error;
      };
  private static final ErrorHandler IGNORE = (path, step, error) -> {};

  private final @Nullable ErrorHandler handler;
  private final Progress progress;
  private final int threads;
  private final boolean isDryRun;
  private final @Nullable Access access;

  /// Makes a remover that throws the first error and shows no progress.
  public TreeRemover() {
    this(THROW, Progress.none(), Threads.AUTOMATIC, false, null);
  }

  private TreeRemover(
      @Nullable ErrorHandler handler,
      Progress progress,
      int threads,
      boolean isDryRun,
      @Nullable Access access) {
    this.handler = handler;
    this.progress = progress;
    this.threads = threads;
    this.isDryRun = isDryRun;
    this.access = access;
  }

  /// What failed, beside the name that shutil's `onexc` gets for it.
  public enum Step {
    /// Looking at the top: `os.lstat`, or `os.path.islink` if it is a symbolic link.
    LOOK,
    /// Opening a directory: `os.open`.
    OPEN,
    /// Listing a directory: `os.scandir`.
    LIST,
    /// Removing something that is no directory: `os.unlink`.
    REMOVE_FILE,
    /// Removing a directory after what was in it: `os.rmdir`.
    REMOVE_DIRECTORY
  }

  /// Decides what an error means.
  @FunctionalInterface
  public interface ErrorHandler {
    /// Takes an error; returning goes on with the rest of the tree. Never called by two threads at once. A
    /// directory with something left in it comes as an error of its own later.
    ///
    /// @throws IOException to stop; it comes out of [TreeRemover#remove]
    void handle(Path path, Step step, IOException error) throws IOException;
  }

  /// Carries what a handler threw past the code that catches errors.
  private static final class Stop extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    private final transient IOException error;

    Stop(IOException error) {
      super(error);
      this.error = error;
    }
  }

  /// Returns a remover that tells the handler of each error.
  public TreeRemover withErrorHandler(ErrorHandler value) {
    return new TreeRemover(value, progress, threads, isDryRun, access);
  }

  /// Returns a remover that ignores all errors, even that there is no such tree; or throws the first one.
  public TreeRemover withIgnoreErrors(boolean value) {
    return new TreeRemover(value ? IGNORE : THROW, progress, threads, isDryRun, access);
  }

  /// Returns a remover that removes all it can and then throws one [TreeException] with every error, in the
  /// order of the paths; or throws the first one. That a directory is not empty is left out if it follows
  /// from another error.
  public TreeRemover withCollectedErrors(boolean value) {
    return new TreeRemover(value ? null : THROW, progress, threads, isDryRun, access);
  }

  /// Returns a remover that advances the progress by one for each entry removed, the top among them, and asks
  /// it before each whether to stop.
  public TreeRemover withProgress(Progress value) {
    return new TreeRemover(handler, value, threads, isDryRun, access);
  }

  /// Returns a remover that works with this many threads, which end with each call; if not told, with one for
  /// each processor, four at most.
  ///
  /// @throws IllegalArgumentException if it is less than one
  public TreeRemover withThreads(int value) {
    return new TreeRemover(handler, progress, Threads.require(value), isDryRun, access);
  }

  /// Returns a remover that does or does not only look: the progress advances as it would.
  public TreeRemover withDryRun(boolean value) {
    return new TreeRemover(handler, progress, threads, value, access);
  }

  /// Chooses the way, for tests.
  TreeRemover withAccess(Access value) {
    return new TreeRemover(handler, progress, threads, isDryRun, value);
  }

  /// Tells whether nobody can make a removal leave the tree by swapping directories for symbolic links, for
  /// this path's provider here. The path need not exist.
  ///
  /// @throws IOException if the nearest directory that exists cannot be opened
  public static boolean avoidsSymlinkAttacks(Path path) throws IOException {
    return Access.isRaceSafe(path);
  }

  /// Removes the tree.
  ///
  /// @throws java.nio.file.NoSuchFileException if there is nothing of that name
  /// @throws NotDirectoryException if it is something else than a directory
  /// @throws FileSystemException if it is a symbolic link, even to a directory
  /// @throws TreeException if errors are collected and there were some
  /// @throws CancellationException if the progress says so or this thread is interrupted; what is removed by
  ///     then stays removed
  /// @throws IOException what the handler throws
  public void remove(Path tree) throws IOException {
    List<Failure> failures = new ArrayList<>();
    progress.start("removing", -1);
    try {
      removeTop(tree,
          (path, step, error, isConsequence) -> report(path, step, error, isConsequence, failures));
    } catch (Stop stop) {
      throw stop.error;
    }
    if (!failures.isEmpty()) {
      failures.sort(Comparator.comparing(Failure::source));
      throw new TreeException(tree, "removed", failures);
    }
  }

  private void removeTop(Path tree, Removal.Errors errors) throws IOException {
    Access way = access == null ? Access.of(tree) : access;
    Directory opened = open(tree, way, errors);
    if (opened == null) {
      return;
    }
    Removal.Place top = new Removal.Place(opened);
    Stopping stopping = new Stopping(progress);
    new Walk(Threads.of(threads), stopping, () -> new Removal(errors, stopping, isDryRun)).run(top);
    try {
      if (!isDryRun) {
        way.removeTop(tree);
      }
      progress.advance(1);
    } catch (IOException e) {
      errors.report(tree, Step.REMOVE_DIRECTORY, e, top.hasRest() && e instanceof DirectoryNotEmptyException);
    }
  }

  private @Nullable Directory open(Path tree, Access way, Removal.Errors errors) {
    Step step = Step.LOOK;
    try {
      FileStat stat = FileStat.of(tree);
      if (stat.kind() == FileKind.SYMBOLIC_LINK) {
        String why = "is a symbolic link; name the directory it points to, or delete the link itself";
        throw new FileSystemException(tree.toString(), null, why);
      }
      if (!stat.isDirectory()) {
        step = Step.LIST;
        throw new NotDirectoryException(tree.toString()); // opening a FIFO by java.nio would wait
      }
      step = Step.OPEN;
      return way.open(tree, false);
    } catch (IOException e) {
      errors.report(tree, step, e, false);
      if (step == Step.LIST) { // shutil goes on to rmdir, which fails the same way
        errors.report(tree, Step.REMOVE_DIRECTORY, new NotDirectoryException(tree.toString()), true);
      }
      return null;
    }
  }

  private void report(
      Path path, Step step, IOException error, boolean isConsequence, List<Failure> failures) {
    synchronized (failures) {
      if (handler == null) {
        if (!isConsequence) {
          failures.add(new Failure(path, null, error));
        }
        return;
      }
      try {
        handler.handle(path, step, error);
      } catch (IOException e) {
        throw new Stop(e);
      }
    }
  }
}
