package dev.dovetail.fileops.spi;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/// A format of archives, found as a service. Its methods are called by any number of threads at once.
public interface ArchiveFormat {
  /// Returns the name by which it is asked for: `gztar`.
  String name();

  /// Returns what it is, in a few words.
  String description();

  /// Returns the ends of the file names that it is recognized by, dots included, the one that an archive is
  /// made with first: `.tar.gz`, `.tgz`.
  List<String> extensions();

  /// Returns what has to be added for the format to work, as Maven coordinates; empty if it works as it is. A
  /// format that lacks something is not listed, and who asks for it by name is told what to add.
  default Optional<String> missing() {
    return Optional.empty();
  }

  /// Writes an archive.
  ///
  /// @param source what goes in
  /// @param archive an empty file, positioned at its start; it may be positioned and written again, and is
  ///     closed by the caller
  /// @throws IOException if reading or writing fails; the caller removes the file then
  /// @throws UnsupportedOperationException if archives of this format are only unpacked
  void make(ArchiveSource source, SeekableByteChannel archive) throws IOException;

  /// Reads an archive to its end.
  ///
  /// @param archive the file, positioned at its start, closed by the caller
  /// @param target what takes the entries
  /// @throws dev.dovetail.fileops.ArchiveException if it is damaged, or not of this format
  /// @throws IOException if reading fails, or the target refuses; it passes as it is
  /// @throws UnsupportedOperationException if archives of this format are only made
  void unpack(SeekableByteChannel archive, ArchiveTarget target) throws IOException;
}
