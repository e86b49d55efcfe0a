package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.PermissionText;
import dev.dovetail.fileops.internal.copy.HashedRead;
import dev.dovetail.fileops.internal.copy.NewFile;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Copies single files and hashes them on the way, each byte being read once.
///
/// {@snippet lang=java :
/// FileCopier copier = new FileCopier().withPermissions("r--r--r--").withProgress(progress);
/// CopyResult copy = copier.copy(source, staging.resolve("visits.csv"));
/// }
///
/// A copier is immutable and used by any number of threads at once. Memory does not grow with the file: half
/// a mebibyte for each copy under way. A copy is *not* durable when [#copy] returns; see [SyncPoint].
public final class FileCopier {
  private final Progress progress;
  private final boolean mayReflink;
  private final boolean keepsModifiedTime;
  private final boolean followsLinks;
  private final @Nullable Set<PosixFilePermission> permissions;

  /// Makes a copier that shows no progress, makes reflinks where it can, keeps modification times, follows no
  /// links and leaves the copy's permissions to the process's umask.
  public FileCopier() {
    this(Progress.none(), true, true, false, null);
  }

  private FileCopier(
      Progress progress,
      boolean mayReflink,
      boolean keepsModifiedTime,
      boolean followsLinks,
      @Nullable Set<PosixFilePermission> permissions) {
    this.progress = progress;
    this.mayReflink = mayReflink;
    this.keepsModifiedTime = keepsModifiedTime;
    this.followsLinks = followsLinks;
    this.permissions = permissions;
  }

  /// Returns a copier that advances the progress by the bytes it read, and asks it whether to stop at least
  /// every half mebibyte. It does not [start][Progress#start] a stage; the caller knows how many files there
  /// are.
  public FileCopier withProgress(Progress value) {
    return new FileCopier(value, mayReflink, keepsModifiedTime, followsLinks, permissions);
  }

  /// Returns a copier that does or does not let the copy share its blocks with the source where the file
  /// system can (XFS, Btrfs, bcachefs on Linux). The source is read for its hash all the same.
  public FileCopier withReflink(boolean value) {
    return new FileCopier(progress, value, keepsModifiedTime, followsLinks, permissions);
  }

  /// Returns a copier that does or does not give the copy the source's modification time.
  public FileCopier withModifiedTime(boolean value) {
    return new FileCopier(progress, mayReflink, value, followsLinks, permissions);
  }

  /// Returns a copier that does or does not follow a symbolic link named as the source.
  public FileCopier withFollowLinks(boolean value) {
    return new FileCopier(progress, mayReflink, keepsModifiedTime, value, permissions);
  }

  /// Returns a copier that gives each copy these permissions, whatever the umask.
  ///
  /// @param value nine characters as `ls -l` shows them: `r--r--r--`
  /// @throws IllegalArgumentException if the text is not of that form
  public FileCopier withPermissions(String value) {
    Set<PosixFilePermission> set = PermissionText.parse(value);
    return new FileCopier(progress, mayReflink, keepsModifiedTime, followsLinks, set);
  }

  /// Copies a regular file to a name that does not exist. If it fails, whatever was there of the target is
  /// removed.
  ///
  /// @return size, hash, and the stamps of both files
  /// @throws NoSuchFileException if the source, or the directory of the target, does not exist, or the source
  ///     vanishes
  /// @throws FileAlreadyExistsException if the target exists, be it as a dangling link
  /// @throws NotRegularFileException if the source is a directory, link, FIFO, socket or device
  /// @throws FileChangedException if the source changed while it was read
  /// @throws CancellationException if the progress says so
  /// @throws java.nio.channels.ClosedByInterruptException if the thread is interrupted
  /// @throws UnsupportedOperationException if permissions are asked for where the target's file system has
  ///     none
  /// @throws IOException if reading or writing fails
  public CopyResult copy(Path source, Path target) throws IOException {
    HashedRead read = HashedRead.of(followsLinks ? source.toRealPath() : source);
    NewFile copy = NewFile.create(target, permissions);
    try {
      boolean isClone = mayReflink && clone(read, target);
      String sha256 = read.run(isClone ? buffer -> {} : copy::write, progress);
      FileStamp from = read.before().stamp();
      FileStamp to = copy.finish(permissions, keepsModifiedTime ? from.modifiedNanos() : null);
      if (to.size() != from.size()) {
        throw new FileChangedException(
            target,
            "has " + to.size() + " bytes of " + from.size() + ": another process writes to it; stop it");
      }
      return new CopyResult(from.size(), sha256, from, to);
    } catch (IOException | RuntimeException | Error e) {
      copy.discard(e);
      throw e;
    }
  }

  private static boolean clone(HashedRead read, Path target) throws IOException {
    FileStamp source = read.before().stamp();
    if (source.size() == 0 || !Linux.handles(read.file()) || !Linux.handles(target)) {
      return false;
    }
    long device = FileStamp.of(target).device();
    return Linux.mayReflink(source.device(), device)
        && Linux.reflink(read.file(), target, source.device(), device);
  }
}
