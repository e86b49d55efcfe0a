package dev.dovetail.fileops.internal.copy;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// One reading of a regular file from its first byte to its last, which fails if the file is another one at
/// the end.
///
/// The name is looked at before it is opened, since opening a FIFO waits, and again at the end. Swapping
/// files under the name in between shows in the inode; swapping them back shows in the change time of the
/// first.
public final class HashedRead {
  private static final int SMALL = 64 * 1024; // up to here the JDK's cached buffer beats an allocation
  private static final int BUFFER = 512 * 1024;

  private final Path file;
  private final FileStat before;

  private HashedRead(Path file, FileStat before) {
    this.file = file;
    this.before = before;
  }

  /// Where the bytes go as they are read.
  @FunctionalInterface
  public interface Sink {
    /// Takes all that remains in the buffer.
    void take(ByteBuffer buffer) throws IOException;
  }

  /// Looks at the file that is to be read.
  ///
  /// @throws NotRegularFileException if it is anything but a regular file
  public static HashedRead of(Path file) throws IOException {
    FileStat stat = FileStat.of(file);
    if (!stat.isRegular()) {
      throw new NotRegularFileException(file, stat.kind());
    }
    return new HashedRead(file, stat);
  }

  /// Returns the file.
  public Path file() {
    return file;
  }

  /// Returns what the file was before it was read.
  public FileStat before() {
    return before;
  }

  /// Reads the file.
  ///
  /// @param progress advanced by the bytes read, asked to stop before each buffer
  /// @return the SHA-256 in lower-case hexadecimal digits
  /// @throws FileChangedException if the file changed since [#of]
  /// @throws NoSuchFileException if it vanished
  public String run(Sink sink, Progress progress) throws IOException {
    MessageDigest digest = sha256();
    try (SeekableByteChannel channel = open();
        Arena arena = Arena.ofConfined()) {
      transfer(channel, buffer(arena), digest, sink, progress);
    }
    if (!FileStat.of(file).isUnchangedSince(before)) {
      throw changed("was written to or replaced");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private SeekableByteChannel open() throws IOException {
    Set<OpenOption> options =
        FileStat.hasUnixAttributes(file)
            ? Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
            : Set.of(StandardOpenOption.READ);
    return Files.newByteChannel(file, options);
  }

  private ByteBuffer buffer(Arena arena) {
    long size = before.stamp().size();
    return size <= SMALL ? ByteBuffer.allocate((int) size + 1) : arena.allocate(BUFFER).asByteBuffer();
  }

  private void transfer(
      SeekableByteChannel channel, ByteBuffer buffer, MessageDigest digest, Sink sink, Progress progress)
      throws IOException {
    long size = before.stamp().size();
    long count = 0;
    progress.checkCancelled();
    while (count < size || size == 0) { // an empty file is read too: some of /proc say 0 and give more
      int read = read(channel, buffer.clear());
      if (read < 0) {
        break;
      }
      count += read;
      if (count > size) {
        throw changed("grew beyond the " + size + " bytes it had");
      }
      buffer.flip();
      digest.update(buffer.duplicate());
      sink.take(buffer);
      progress.advance(read);
      progress.checkCancelled();
    }
    if (count < size) {
      throw changed("ended after " + count + " of " + size + " bytes");
    }
  }

  private int read(SeekableByteChannel channel, ByteBuffer buffer) throws IOException {
    try {
      return channel.read(buffer);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw InFile.name(file, "cannot be read", e);
    }
  }

  private FileChangedException changed(String what) {
    return new FileChangedException(
        file, what + " while it was being read; run again when nobody writes to it");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
