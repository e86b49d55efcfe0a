package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.copy.HashedRead;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Hashes of files.
///
/// {@snippet lang=java :
/// String hash = Checksums.sha256(Path.of("visits.csv"), Progress.none());
/// }
///
/// All methods may be called by several threads at once.
public final class Checksums {
  private Checksums() {}

  /// Computes the SHA-256 (FIPS 180-4) of a regular file in one read, in constant memory. Follows no symbolic
  /// link.
  ///
  /// @param progress advanced by the bytes read, and asked to stop at least every half mebibyte
  /// @return 64 lower-case hexadecimal digits, as `sha256sum` prints them
  /// @throws NoSuchFileException if the file does not exist or vanishes
  /// @throws NotRegularFileException if it is a directory, link, FIFO, socket or device
  /// @throws FileChangedException if it changed while it was read
  /// @throws CancellationException if the progress says so
  /// @throws java.nio.channels.ClosedByInterruptException if the thread is interrupted
  /// @throws IOException if reading fails
  public static String sha256(Path file, Progress progress) throws IOException {
    return HashedRead.of(file).run(buffer -> {}, progress);
  }
}
