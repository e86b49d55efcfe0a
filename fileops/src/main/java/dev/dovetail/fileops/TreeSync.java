package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.walk.Failures;
import dev.dovetail.fileops.internal.walk.SyncOptions;
import dev.dovetail.fileops.internal.walk.SyncOptions.Flag;
import dev.dovetail.fileops.internal.walk.SyncWalk;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes one tree equal to another by copying what differs, as `rsync -a` does.
///
/// {@snippet lang=java :
/// SyncReport report = new TreeSync().withDelete(true).sync(Path.of("data"), Path.of("/backup/data"));
/// }
///
/// A file that differs is copied beside its target and takes the target's place in one step, so that nobody
/// sees half a file; a run that is killed leaves at most one file whose name begins with [#TEMPORARY]. What
/// was copied is *not* durable when [#sync] returns; see [SyncPoint].
///
/// Modes, modification times and extended attributes are kept, also those of directories, the times also of
/// links; extended attributes alone do not make a file differ. Symbolic links are copied as links. None is
/// followed, in neither tree, except that a tree itself may be named by one. FIFOs, sockets and devices are
/// failures, and what stands in their place in the target stays.
///
/// Nothing is deleted unless [#withDelete] says so; then not from a directory whose source could not be
/// listed, and not what the filter keeps out, unless [#withDeleteExcluded] says so as well. A directory that
/// must make room for a file has to be empty, or [#withDelete] to be on. Running it a second time does
/// nothing.
///
/// An object is immutable and used by any number of threads at once, though not for the same target.
public final class TreeSync {
  /// How the names of temporary files begin.
  public static final String TEMPORARY = ".dovetail-sync-";

  private final SyncOptions options;
  private final Progress progress;
  private final @Nullable Consumer<TreeException.Failure> failureHandler;
  private final Consumer<SyncAction> listener;

  /// Syncs all of a tree by the quick check of rsync, deletes nothing, keeps neither owners nor hard links,
  /// shows no progress, and fails at the end if some of it could not be done.
  public TreeSync() {
    this(
        new SyncOptions(TreeFilter.everything(), ContentCheck.TIME, Set.of()),
        Progress.none(),
        null,
        action -> {});
  }

  private TreeSync(
      SyncOptions options,
      Progress progress,
      @Nullable Consumer<TreeException.Failure> failureHandler,
      Consumer<SyncAction> listener) {
    this.options = options;
    this.progress = progress;
    this.failureHandler = failureHandler;
    this.listener = listener;
  }

  /// Returns a sync of what a filter lets in. What it keeps out is neither copied nor deleted.
  public TreeSync withFilter(TreeFilter value) {
    return with(new SyncOptions(value, options.check(), options.flags()));
  }

  /// Returns a sync that finds out by other means whether a file of the same length must be copied.
  public TreeSync withContentCheck(ContentCheck value) {
    return with(new SyncOptions(options.filter(), value, options.flags()));
  }

  /// Returns a sync that does or does not delete what is in the target only.
  public TreeSync withDelete(boolean value) {
    return with(options.with(Flag.DELETE, value));
  }

  /// Returns a sync that, where it deletes, does or does not delete from the target also what the filter
  /// keeps out, whether or not it is in the source.
  public TreeSync withDeleteExcluded(boolean value) {
    return with(options.with(Flag.DELETE_EXCLUDED, value));
  }

  /// Returns a sync that does or does not keep owner and group, which takes a privileged process.
  public TreeSync withOwner(boolean value) {
    return with(options.with(Flag.OWNER, value));
  }

  /// Returns a sync that does or does not make names of one file in the source names of one file in the
  /// target. Memory grows with the number of such files.
  public TreeSync withHardLinks(boolean value) {
    return with(options.with(Flag.HARD_LINKS, value));
  }

  /// Returns a sync that does or does not only say what it would do.
  public TreeSync withDryRun(boolean value) {
    return with(options.with(Flag.DRY_RUN, value));
  }

  private TreeSync with(SyncOptions value) {
    return new TreeSync(value, progress, failureHandler, listener);
  }

  /// Returns a sync that advances the progress by the bytes copied, and asks it whether to stop at least
  /// every few mebibytes.
  public TreeSync withProgress(Progress value) {
    return new TreeSync(options, value, failureHandler, listener);
  }

  /// Returns a sync that tells this handler of each failure at once, and does not fail at the end.
  public TreeSync withFailureHandler(Consumer<TreeException.Failure> value) {
    return new TreeSync(options, progress, value, listener);
  }

  /// Returns a sync that tells this listener of each thing it has done, or would do.
  public TreeSync withListener(Consumer<SyncAction> value) {
    return new TreeSync(options, progress, failureHandler, value);
  }

  /// Makes a tree equal to another.
  ///
  /// @param source a directory
  /// @param target a directory, or a name that does not exist; its parents are made
  /// @throws NoSuchFileException if the source does not exist
  /// @throws NotDirectoryException if one of them is something else
  /// @throws SameFileException if they are the same directory
  /// @throws FileSystemException if one is inside the other
  /// @throws TreeException if some of it could not be done; the rest is
  /// @throws CancellationException if the progress says so, or the thread is interrupted; what was done stays
  /// @throws IOException if they cannot be looked at
  public SyncReport sync(Path source, Path target) throws IOException {
    Failures failures = new Failures(failureHandler);
    progress.start("syncing", -1);
    SyncReport report = new SyncWalk(options, progress, failures, listener).run(source, target);
    failures.throwIfAny(source, "synced to " + target);
    return report;
  }
}
