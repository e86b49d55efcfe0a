package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.Metadata;
import dev.dovetail.fileops.internal.Ownership;
import dev.dovetail.fileops.internal.PermissionText;
import dev.dovetail.fileops.internal.copy.Beside;
import dev.dovetail.fileops.internal.copy.NewFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a file so that its name stands for the old content or the whole new one at every moment, also after
/// a power cut: into a temporary file beside it, which is flushed, renamed to the name, and its directory
/// flushed.
///
/// {@snippet lang=java :
/// new AtomicWriter().write(settings, bytes);
/// new AtomicWriter().withPermissions("rw-------").write(key, out -> store.writeTo(out));
/// }
///
/// Whoever has the old file open keeps reading it, and hard links to it keep the old content. Of several who
/// write at once the last one wins, whole. A process that is killed may leave a file `.dovetail-*.tmp` beside
/// the target, and nothing else.
///
/// A writer is immutable and used by any number of threads at once.
public final class AtomicWriter {
  private static final int BUFFER = 64 * 1024;

  private final @Nullable Set<PosixFilePermission> permissions;
  private final boolean mayOverwrite;
  private final boolean isDurable;
  private final boolean followsLinks;

  /// Makes a writer that replaces an existing file and keeps its permissions (but not set-user-id and
  /// set-group-id) and extended attributes, and its user and group where this process may give files away;
  /// that writes through symbolic links, and makes what it wrote durable.
  public AtomicWriter() {
    this(null, true, true, true);
  }

  private AtomicWriter(
      @Nullable Set<PosixFilePermission> permissions,
      boolean mayOverwrite,
      boolean isDurable,
      boolean followsLinks) {
    this.permissions = permissions;
    this.mayOverwrite = mayOverwrite;
    this.isDurable = isDurable;
    this.followsLinks = followsLinks;
  }

  /// Returns a writer that gives the file these permissions, whatever the old file or the umask says. The
  /// temporary file never has more.
  ///
  /// @param value nine characters as `ls -l` shows them: `rw-r-----`
  /// @throws IllegalArgumentException if the text is not of that form
  public AtomicWriter withPermissions(String value) {
    Set<PosixFilePermission> set = PermissionText.parse(value);
    return new AtomicWriter(set, mayOverwrite, isDurable, followsLinks);
  }

  /// Returns a writer that does or does not replace what exists. Of several that do not, exactly one creates
  /// the file, on any system that has hard links or a rename that never replaces.
  public AtomicWriter withOverwrite(boolean value) {
    return new AtomicWriter(permissions, value, isDurable, followsLinks);
  }

  /// Returns a writer that does or does not wait until file and name are on the device. Without it, a power
  /// cut may leave the old content, and on some file systems an empty file.
  public AtomicWriter withDurable(boolean value) {
    return new AtomicWriter(permissions, mayOverwrite, value, followsLinks);
  }

  /// Returns a writer that, where the target is a symbolic link, replaces or creates the file it leads to
  /// (true), or replaces the link itself (false).
  public AtomicWriter withFollowLinks(boolean value) {
    return new AtomicWriter(permissions, mayOverwrite, isDurable, value);
  }

  /// What fills the file.
  @FunctionalInterface
  public interface Content {
    /// Writes all of it. The stream is buffered, and need not be closed.
    ///
    /// @throws IOException if it cannot be had or written; the target then stays as it was
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes these bytes.
  ///
  /// @see #write(Path, Content)
  public void write(Path target, byte[] content) throws IOException {
    write(target, out -> out.write(content));
  }

  /// Writes what the content gives. Whatever goes wrong before the rename, be it an exception of the content,
  /// leaves the target as it was and no other file.
  ///
  /// @throws NoSuchFileException if the target's directory does not exist
  /// @throws FileAlreadyExistsException if the target exists and must not be overwritten
  /// @throws NotRegularFileException if the target is a directory, FIFO, socket or device
  /// @throws NotDurableException if the new content is there, but its directory could not be flushed
  /// @throws UnsupportedOperationException if permissions are given where the file system has none
  /// @throws IOException if writing, flushing or renaming fails
  public void write(Path target, Content content) throws IOException {
    Path place = followsLinks ? Beside.followed(target) : target;
    FileStat existing = existing(place);
    Path temporary = Beside.temporary(place);
    NewFile file = create(temporary, target);
    try {
      boolean isVisible = Files.exists(temporary); // in a zip file only when it is closed
      if (isVisible) {
        setMetadata(temporary, place, existing);
      }
      try (OutputStream out = new BufferedOutputStream(file.stream(), BUFFER)) {
        content.writeTo(out);
      }
      if (isDurable) {
        file.force();
      }
      file.close();
      if (!isVisible) {
        setMetadata(temporary, place, existing);
      }
      Beside.rename(temporary, place, mayOverwrite);
    } catch (IOException | RuntimeException | Error e) {
      file.discard(e);
      throw e;
    }
    if (isDurable) {
      Beside.syncName(place);
    }
  }

  private NewFile create(Path temporary, Path target) throws IOException {
    try {
      return NewFile.create(temporary, permissions);
    } catch (NoSuchFileException e) { // of a name that nobody gave
      String why = "cannot be written, since the directory it is to be in does not exist";
      throw (NoSuchFileException) new NoSuchFileException(target.toString(), null, why).initCause(e);
    }
  }

  private @Nullable FileStat existing(Path place) throws IOException {
    FileStat stat = FileStat.find(place);
    if (stat == null) {
      return null;
    }
    if (!mayOverwrite) {
      throw new FileAlreadyExistsException(
          place.toString(), null, "exists, and was not to be overwritten; nothing was written");
    }
    if (!stat.isRegular() && stat.kind() != FileKind.SYMBOLIC_LINK) {
      throw new NotRegularFileException(place, stat.kind());
    }
    return stat;
  }

  /// Gives the temporary file what it has to have before anyone can see it under its name: while it is still
  /// empty, where that is possible.
  private void setMetadata(Path temporary, Path place, @Nullable FileStat existing) throws IOException {
    if (permissions != null) {
      Files.setPosixFilePermissions(temporary, permissions); // whatever the umask took away
    } else if (existing != null && existing.isRegular()) {
      Ownership.keep(place, temporary);
      Metadata.copyAll(place, temporary, false);
      Ownership.dropSetId(temporary);
      Files.setLastModifiedTime(temporary, FileTime.from(Instant.now()));
    }
  }
}
