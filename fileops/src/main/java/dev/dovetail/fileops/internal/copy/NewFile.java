package dev.dovetail.fileops.internal.copy;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that did not exist before, and will not if it is not finished.
public final class NewFile implements AutoCloseable {
  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path file;
  private final SeekableByteChannel channel;

  private NewFile(Path file, SeekableByteChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Creates the file.
  ///
  /// @param permissions what it may have from the start, less the process's umask; null for the default
  /// @throws java.nio.file.FileAlreadyExistsException if something of that name exists, be it a dangling link
  public static NewFile create(Path file, @Nullable Set<PosixFilePermission> permissions) throws IOException {
    FileAttribute<?>[] attributes =
        permissions == null
            ? new FileAttribute<?>[0]
            : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    return new NewFile(file, Files.newByteChannel(file, CREATE, attributes));
  }

  /// Writes all that remains in the buffer.
  public void write(ByteBuffer buffer) throws IOException {
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw InFile.name(file, "cannot be written", e);
    }
  }

  /// Returns a stream that writes to the file; closing it does nothing.
  public OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        NewFile.this.write(ByteBuffer.wrap(new byte[] {(byte) b}));
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        NewFile.this.write(ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }

  /// Makes the content durable where the file system can.
  public void force() throws IOException {
    if (channel instanceof FileChannel descriptor) {
      try {
        descriptor.force(true);
      } catch (IOException e) {
        throw InFile.name(file, "did not reach the device", e);
      }
    }
  }

  /// Gives the file its permissions and time, and closes it.
  ///
  /// @param permissions null to leave them
  /// @param modifiedNanos since the epoch; null to leave the time
  /// @return its stamp
  public FileStamp finish(@Nullable Set<PosixFilePermission> permissions, @Nullable Long modifiedNanos)
      throws IOException {
    close();
    if (modifiedNanos != null) {
      FileTime time = FileTime.from(modifiedNanos, NANOSECONDS);
      Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(time, time, null);
    }
    FileStat stat = FileStat.of(file);
    boolean isMasked = permissions != null && !stat.rwx().equals(PosixFilePermissions.toString(permissions));
    if (permissions != null && isMasked) { // the umask took some away
      Files.setPosixFilePermissions(file, permissions);
      stat = FileStat.of(file);
    }
    return stat.stamp();
  }

  /// Closes and removes what there is of the file.
  ///
  /// @param cause why; what fails here is added to it
  public void discard(Throwable cause) {
    try {
      close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException e) {
      throw InFile.name(file, "cannot be written", e);
    }
  }
}
