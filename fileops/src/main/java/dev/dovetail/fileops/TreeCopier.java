package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.tree.Access;
import dev.dovetail.fileops.internal.tree.CopyOptions;
import dev.dovetail.fileops.internal.tree.CopyOptions.Flag;
import dev.dovetail.fileops.internal.tree.CopyRun;
import dev.dovetail.fileops.internal.tree.Threads;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Copies a directory and all that is in it, as `shutil.copytree` does, on several threads.
///
/// {@snippet lang=java :
/// new TreeCopier()
///     .withSymbolicLinks(SymbolicLinks.PRESERVE)
///     .withIgnore((directory, names) -> Set.of(Path.of(".git")))
///     .withProgress(progress)
///     .copy(project, backup);
/// }
///
/// What fails is collected while the rest is copied, and comes as one [TreeException] at the end, in the
/// order of the source's paths. A file that could not be copied whole is not left behind, unless it was there
/// before. A file that grows or shrinks meanwhile is copied as it is found. Beside shutil's behaviour: a
/// FIFO, socket or device is an error of its own and never opened; a symbolic link in the place of a file or
/// subdirectory of the copy is an error, not followed; so is a link that leads back to a directory above it.
///
/// On Linux with native access nothing is ever made or written outside of the target, also while somebody
/// swaps directories for symbolic links; trees of any depth work, and names that are not text. Elsewhere
/// everything goes by paths, which is as safe as paths are. Files of a few hundred kibibytes are read and
/// written; larger ones are copied in the kernel, or share their blocks with the source where the file system
/// can do so; holes stay holes.
///
/// A copy is *not* durable when [#copy] returns; see [SyncPoint]. A copier is immutable and used by any
/// number of threads at once. Memory is a quarter of a mebibyte for each thread, and grows with the number of
/// subdirectories of the directories under way (not with that of files, unless an [Ignore] has to see them),
/// with files of several names if [#withHardLinks] is asked for, and with errors.
public final class TreeCopier {
  private final CopyOptions options;

  /// Makes a copier that follows symbolic links, copies everything with its metadata but not its owner, and
  /// refuses a target that exists.
  public TreeCopier() {
    this(CopyOptions.DEFAULT);
  }

  private TreeCopier(CopyOptions options) {
    this.options = options;
  }

  /// Returns a copier that follows symbolic links, so that the copy has files and directories in their place,
  /// or preserves them.
  public TreeCopier withSymbolicLinks(SymbolicLinks value) {
    CopyOptions o = options;
    return new TreeCopier(
        new CopyOptions(
            value, o.ignore(), o.function(), o.preserve(), o.progress(), o.threads(), o.flags(), o.access()));
  }

  /// Returns a copier that asks what to leave out, once for each directory and before anything of it is
  /// copied; never two threads at once.
  public TreeCopier withIgnore(Ignore value) {
    CopyOptions o = options;
    return new TreeCopier(
        new CopyOptions(
            o.links(), value, o.function(), o.preserve(), o.progress(), o.threads(), o.flags(), o.access()));
  }

  /// Returns a copier that has each regular file copied by a function. It works with one thread unless
  /// [more][#withThreads] are asked for, and what the function opens by path is not protected against swapped
  /// directories. What is preserved of files is the function's part then.
  public TreeCopier withCopyFunction(CopyFunction value) {
    CopyOptions o = options;
    return new TreeCopier(
        new CopyOptions(
            o.links(), o.ignore(), value, o.preserve(), o.progress(), o.threads(), o.flags(), o.access()));
  }

  /// Returns a copier that takes over this much beside content and names; if not told,
  /// [Preserve#METADATA].
  public TreeCopier withMetadata(Preserve value) {
    CopyOptions o = options;
    return new TreeCopier(
        new CopyOptions(
            o.links(), o.ignore(), o.function(), value, o.progress(), o.threads(), o.flags(), o.access()));
  }

  /// Returns a copier that advances the progress by the bytes copied, and asks it before each file and every
  /// few megabytes whether to stop.
  public TreeCopier withProgress(Progress value) {
    CopyOptions o = options;
    return new TreeCopier(
        new CopyOptions(
            o.links(), o.ignore(), o.function(), o.preserve(), value, o.threads(), o.flags(), o.access()));
  }

  /// Returns a copier that works with this many threads, which end with each call; if not told, with one for
  /// each processor, four at most.
  ///
  /// @throws IllegalArgumentException if it is less than one
  public TreeCopier withThreads(int value) {
    CopyOptions o = options;
    int threads = Threads.require(value);
    return new TreeCopier(
        new CopyOptions(
            o.links(), o.ignore(), o.function(), o.preserve(), o.progress(), threads, o.flags(), o.access()));
  }

  /// Returns a copier that does or does not leave out links that lead nowhere, where links are followed;
  /// otherwise each is an error.
  public TreeCopier withIgnoreDanglingLinks(boolean value) {
    return new TreeCopier(options.with(Flag.IGNORE_DANGLING, value));
  }

  /// Returns a copier that does or does not copy into directories that exist. Files that exist are
  /// overwritten in place, others stay.
  public TreeCopier withExistingDirectories(boolean value) {
    return new TreeCopier(options.with(Flag.EXISTING, value));
  }

  /// Returns a copier that does or does not make the names of one file in the source names of one file in the
  /// copy.
  public TreeCopier withHardLinks(boolean value) {
    return new TreeCopier(options.with(Flag.HARD_LINKS, value));
  }

  /// Returns a copier that does or does not leave holes where the source has some; it does if not told.
  public TreeCopier withSparse(boolean value) {
    return new TreeCopier(options.with(Flag.HOLES, value));
  }

  /// Returns a copier that does or does not let copies share their blocks with the source where the file
  /// system can (XFS, Btrfs, bcachefs on Linux); it does if not told.
  public TreeCopier withReflink(boolean value) {
    return new TreeCopier(options.with(Flag.REFLINKS, value));
  }

  /// Returns a copier that does or does not only look: nothing is written, the progress advances as it would,
  /// and what can be seen to stand in the way is reported as if it had failed.
  public TreeCopier withDryRun(boolean value) {
    return new TreeCopier(options.with(Flag.DRY_RUN, value));
  }

  /// Chooses the way, for tests.
  TreeCopier withAccess(Access value) {
    CopyOptions o = options;
    return new TreeCopier(
        new CopyOptions(
            o.links(), o.ignore(), o.function(), o.preserve(), o.progress(), o.threads(), o.flags(), value));
  }

  /// Copies the tree. Directories above the target are made.
  ///
  /// The target may be a new name directly in the source's top: it is not copied into itself then.
  ///
  /// @param source a directory, or a symbolic link to one
  /// @return the target
  /// @throws NoSuchFileException if there is no such source
  /// @throws NotDirectoryException if the source is something else
  /// @throws FileAlreadyExistsException if the target exists, unless it is a directory and that is allowed
  /// @throws SameFileException if source and target are one directory
  /// @throws FileSystemException if the target is deeper inside the source
  /// @throws TreeException if some of it could not be copied; the rest is
  /// @throws CancellationException if the progress says so or this thread is interrupted; what is copied by
  ///     then stays, without half a file, but directories may lack their metadata
  /// @throws IOException if the source's top cannot be read or the target's not be made
  public Path copy(Path source, Path target) throws IOException {
    CopyRun.copy(options, source, target);
    return target;
  }
}
