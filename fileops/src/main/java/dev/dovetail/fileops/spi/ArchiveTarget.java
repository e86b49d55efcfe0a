package dev.dovetail.fileops.spi;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.ArchiveException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What takes the entries of an archive: it checks names, links, permissions, sizes and limits, and keeps
/// everything out of sight until the archive was read to its end without a complaint.
public interface ArchiveTarget {
  /// The content of one entry, as the format reads it.
  @FunctionalInterface
  interface Content {
    /// Writes all of the content.
    ///
    /// @throws IOException if it is damaged, or the output refuses more
    void writeTo(Output output) throws IOException;
  }

  /// Where content goes.
  interface Output {
    /// Writes all remaining bytes of the buffer.
    ///
    /// @throws IOException if that is more than the entry said, or than the limits allow
    void write(ByteBuffer buffer) throws IOException;

    /// Leaves a hole of zeros, which takes no space where the file system can do that.
    void skip(long bytes) throws IOException;
  }

  /// Takes an entry; its content is read before this returns.
  void add(ArchiveEntry entry, Content content) throws IOException;

  /// Takes an entry whose content may be read by another thread, until [#await] returns. A name that was
  /// taken before is refused here, while [#add] puts the later entry in the place of the earlier one.
  void addUnique(ArchiveEntry entry, Content content) throws IOException;

  /// Waits until all content was read.
  ///
  /// @throws IOException the first failure
  void await() throws IOException;

  /// Tells that further bytes of the archive were read. It is what the ratio is measured against.
  void advance(long archiveBytes);

  /// Returns what to ask whether to stop; it is advanced here, not by the format.
  Progress progress();

  /// Returns the exception for an archive that is damaged or not to be trusted.
  ///
  /// @param entry the name of the entry, or empty if it is about the archive as a whole
  /// @param reason what is wrong, as the rest of a sentence that begins with the name
  ArchiveException refused(String entry, String reason);
}
