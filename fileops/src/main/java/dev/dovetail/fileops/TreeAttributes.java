package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.walk.AttributeWalk;
import dev.dovetail.fileops.internal.walk.Failures;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Changes mode and owner of all files of a tree, as `chmod -R` and `chown -R` do. Symbolic links are not
/// followed, not even one that the tree is named by, also while somebody puts them in the way (on Linux with
/// native access).
///
/// {@snippet lang=java :
/// new TreeAttributes().changeMode(Path.of("data"), ModeChange.parse("u+rwX,go-w"));
/// new TreeAttributes().changeOwner(Path.of("data"), Owner.user("ada").withGroup("staff"));
/// }
///
/// A directory that a change opens is changed before what is in it, one that it closes after. A file with
/// several names is changed once. An object is immutable and used by any number of threads at once.
public final class TreeAttributes {
  private final Progress progress;
  private final TreeFilter filter;
  private final boolean isDryRun;
  private final @Nullable Consumer<TreeException.Failure> failureHandler;

  /// Changes all of a tree, shows no progress, and fails at the end if some of it could not be changed.
  public TreeAttributes() {
    this(Progress.none(), TreeFilter.everything(), false, null);
  }

  private TreeAttributes(
      Progress progress,
      TreeFilter filter,
      boolean isDryRun,
      @Nullable Consumer<TreeException.Failure> failureHandler) {
    this.progress = progress;
    this.filter = filter;
    this.isDryRun = isDryRun;
    this.failureHandler = failureHandler;
  }

  /// What was done, or would be.
  ///
  /// @param changed how many files and directories were changed
  /// @param unchanged how many were as they should be, symbolic links passed over by a change of mode
  ///     included
  public record Report(long changed, long unchanged) {}

  /// Returns an object that advances the progress by one for each thing seen, and asks it whether to stop.
  public TreeAttributes withProgress(Progress value) {
    return new TreeAttributes(value, filter, isDryRun, failureHandler);
  }

  /// Returns an object that changes only what a filter lets in.
  public TreeAttributes withFilter(TreeFilter value) {
    return new TreeAttributes(progress, value, isDryRun, failureHandler);
  }

  /// Returns an object that does or does not only say what it would do.
  public TreeAttributes withDryRun(boolean value) {
    return new TreeAttributes(progress, filter, value, failureHandler);
  }

  /// Returns an object that tells this handler of each failure at once, and does not fail at the end.
  public TreeAttributes withFailureHandler(Consumer<TreeException.Failure> value) {
    return new TreeAttributes(progress, filter, isDryRun, value);
  }

  /// Changes the mode of each file and directory. A symbolic link has none and is passed over.
  ///
  /// @throws NoSuchFileException if the tree does not exist
  /// @throws UnsupportedOperationException if its file system has no permissions
  /// @throws TreeException if some of it could not be changed; the rest is
  /// @throws CancellationException if the progress says so, or the thread is interrupted; what was changed
  ///     stays
  /// @throws IOException if it cannot be looked at
  public Report changeMode(Path tree, ModeChange change) throws IOException {
    return run(tree, "mode", AttributeWalk.mode(change, isDryRun));
  }

  /// Gives each file, directory and symbolic link to another user or group. The kernel takes set-user-ID and
  /// set-group-ID from files that are given away. For one file, see [Shutil#changeOwner].
  ///
  /// @throws NoSuchFileException if the tree does not exist
  /// @throws java.nio.file.attribute.UserPrincipalNotFoundException if there is no such user or group;
  ///     nothing was changed
  /// @throws UnsupportedOperationException if its file system has no owners, or no numbers for them
  /// @throws TreeException if some of it could not be changed; the rest is
  /// @throws CancellationException if the progress says so, or the thread is interrupted; what was changed
  ///     stays
  /// @throws IOException if it cannot be looked at
  public Report changeOwner(Path tree, Owner owner) throws IOException {
    return run(tree, "owner", AttributeWalk.owner(owner.lookUp(tree), isDryRun));
  }

  private Report run(Path tree, String stage, AttributeWalk walk) throws IOException {
    Failures failures = new Failures(failureHandler);
    progress.start(stage, -1);
    walk.run(tree, filter, progress, failures);
    failures.throwIfAny(tree, "changed");
    return new Report(walk.changed(), walk.unchanged());
  }
}
