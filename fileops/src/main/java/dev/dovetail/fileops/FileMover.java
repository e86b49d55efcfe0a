package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.SameFile;
import dev.dovetail.fileops.internal.copy.SingleFile;
import dev.dovetail.fileops.internal.move.CopyThenRemove;
import dev.dovetail.fileops.internal.move.Rename;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Moves files and trees, also to another file system, without a moment at which a crash would lose them.
///
/// {@snippet lang=java :
/// Path place = new FileMover().move(delivery, archive); // into archive, if that is a directory
/// }
///
/// A move within a file system is a rename (for trees only in the default one, since some providers rename
/// directories without what is in them). Elsewhere a copy is made under a temporary name beside the target
/// (`.dovetail-*.tmp`), with permissions, times, extended attributes and the hard links among its files, but
/// not the owner, as by [Shutil#copy2]; symbolic links are copied as links. Only when the copy is complete,
/// and on the device, is it renamed to the target; only when that is durable is the source removed. Until
/// then any failure leaves the source as it was, and no copy. Trees on other providers than the default one
/// are copied to their place at once, and those that fail are removed again.
///
/// A mover is immutable and used by any number of threads at once.
public final class FileMover {
  private final Progress progress;
  private final @Nullable CopyFunction copyFunction;
  private final boolean mayRename;

  /// Makes a mover that renames where it can, else copies with all metadata, and shows no progress.
  public FileMover() {
    this(Progress.none(), null, true);
  }

  private FileMover(Progress progress, @Nullable CopyFunction copyFunction, boolean mayRename) {
    this.progress = progress;
    this.copyFunction = copyFunction;
    this.mayRename = mayRename;
  }

  /// Returns a mover that advances the progress by the bytes it copied, and asks it whether to stop. A rename
  /// advances nothing.
  public FileMover withProgress(Progress value) {
    return new FileMover(value, copyFunction, mayRename);
  }

  /// Returns a mover that calls this function for each regular file that has to be copied, with a place in
  /// the temporary copy as its target. A function that returns normally and leaves no file there fails the
  /// move. Hard links among the files then become files of their own.
  public FileMover withCopyFunction(CopyFunction value) {
    return new FileMover(progress, value, mayRename);
  }

  /// Returns a mover that renames where it can, or one that always copies, as if the target were on another
  /// file system.
  public FileMover withRename(boolean value) {
    return new FileMover(progress, copyFunction, value);
  }

  /// Moves a file, a symbolic link or a directory with all that is in it.
  ///
  /// If the target is a directory, or a link to one, the source is moved into it under its own name; any
  /// other target is replaced. A directory may be renamed to itself in another case where the file system
  /// ignores case. If the target is another hard link of the source, the source is removed.
  ///
  /// @return where it is now
  /// @throws java.nio.file.NoSuchFileException if the source, or the target's directory, does not exist
  /// @throws FileAlreadyExistsException if the directory that is the target has something of that name
  /// @throws InsideItselfException if a directory was to go inside itself, be it by way of a link
  /// @throws NotDirectoryException if a directory was to replace something else
  /// @throws NotRegularFileException if a FIFO, socket or device, on top or in the tree, has to be copied
  /// @throws java.nio.file.AccessDeniedException if something may not be read, written or removed
  /// @throws TreeException if not all of a directory could be copied; all of it is where it was
  /// @throws FileChangedException if something changed while it was copied; all of it is where it was
  /// @throws NotDurableException if the device did not take all of the copy; all of it is where it was
  /// @throws SourceRemainsException if the copy is complete, but the source could not be removed
  /// @throws CancellationException if the progress says so, or the thread is interrupted while a tree is
  ///     copied; all of it is where it was
  /// @throws java.nio.channels.ClosedByInterruptException if it is interrupted while a file is copied; it is
  ///     where it was
  /// @throws IOException if something else fails
  public Path move(Path source, Path target) throws IOException {
    FileStat stat = FileStat.of(source);
    Path place = target;
    if (Files.isDirectory(target)) {
      if (!Files.isSymbolicLink(source) && SameFile.isSame(source, target)) {
        if (Rename.isForTrees(target)) {
          Rename.force(source, target); // perhaps to another case of the name
        }
        return target;
      }
      place = SingleFile.into(source, target);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(
            place.toString(), source.toString(), "is already there; nothing was moved");
      }
    }
    if (stat.isDirectory() && SameFile.isInside(place, source)) {
      throw new InsideItselfException(source, place);
    }
    if (stat.isDirectory() && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(place.toString());
    }
    if (!mayRename || !Rename.rename(source, place, stat)) {
      new CopyThenRemove(progress, copyFunction).move(source, place, stat);
    }
    return place;
  }
}
