package dev.dovetail.fileops.internal.copy;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Copies content by means of `java.nio.file` alone, between any two providers.
public final class PlainContent {
  private static final int BUFFER = 128 * 1024;
  private static final long RANGE = 4 << 20; // what is copied between two looks at the progress

  private PlainContent() {}

  /// Copies a regular file over another one, or to a new name.
  static void copy(Path source, Path target, boolean followLinks, Progress progress) throws IOException {
    Path from = followLinks ? source.toRealPath() : source;
    requireRegular(from, source);
    if (Files.exists(target)) { // follows links
      requireRegular(target.toRealPath(), target);
      if (isSameFile(from, target)) {
        throw new SameFileException(source, target);
      }
    }
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    copy(from, target, options, progress);
  }

  /// Copies a regular file, the last name of which is not followed.
  ///
  /// @param options how the target is opened for writing
  public static void copy(Path source, Path target, Set<OpenOption> options, Progress progress)
      throws IOException {
    boolean isUnix = FileStat.hasUnixAttributes(source);
    Set<OpenOption> read =
        isUnix
            ? Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
            : Set.of(StandardOpenOption.READ);
    try (SeekableByteChannel from = Files.newByteChannel(source, read);
        SeekableByteChannel to = Files.newByteChannel(target, options)) {
      transfer(from, to, progress);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw InFile.name(target, "cannot be copied from " + source, e);
    }
  }

  private static void transfer(SeekableByteChannel from, SeekableByteChannel to, Progress progress)
      throws IOException {
    if (from instanceof FileChannel fromFile && to instanceof FileChannel toFile) {
      long count;
      do {
        progress.checkCancelled();
        count = fromFile.transferTo(fromFile.position(), RANGE, toFile);
        fromFile.position(fromFile.position() + count);
        progress.advance(count);
      } while (count > 0);
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER); // the rest: all of it, or none
    while (from.read(buffer.clear()) >= 0) {
      progress.checkCancelled();
      buffer.flip();
      progress.advance(buffer.remaining());
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
    }
  }

  private static boolean isSameFile(Path source, Path target) throws IOException {
    return source.getFileSystem().equals(target.getFileSystem()) && Files.isSameFile(source, target);
  }

  private static void requireRegular(Path file, Path shown) throws IOException {
    FileStat stat = FileStat.find(file);
    if (stat == null) {
      throw new NoSuchFileException(shown.toString());
    }
    if (stat.kind() != FileKind.REGULAR) {
      throw new NotRegularFileException(shown, stat.kind());
    }
  }
}
