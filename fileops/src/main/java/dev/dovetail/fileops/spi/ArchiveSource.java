package dev.dovetail.fileops.spi;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/// What goes into an archive, and how it is wished for.
public interface ArchiveSource {
  /// What is done with each entry.
  @FunctionalInterface
  interface Visitor {
    /// Takes the next entry.
    ///
    /// @param entry it
    /// @param content its bytes, to be read now or later, by any thread; empty for all but regular files
    /// @throws IOException if it cannot be put into the archive; that ends the visit
    void visit(ArchiveEntry entry, Content content) throws IOException;
  }

  /// The bytes of a file.
  interface Content {
    /// Opens the file, which is still a regular one.
    SeekableByteChannel open() throws IOException;

    /// Returns what to throw when the file turns out to have fewer bytes than its entry says.
    IOException changed();
  }

  /// Visits each entry once, each directory before what is in it, in the order of their names.
  void forEach(Visitor visitor) throws IOException;

  /// Tells whether equal trees are to give equal bytes on any machine.
  boolean isReproducible();

  /// Returns how hard to compress: 0 for not at all, more for smaller; -1 for what the format finds sensible.
  int level();

  /// Returns how many threads may work at once; 1 or more.
  int threads();

  /// Returns what to [advance][Progress#advance] by the bytes of content read, and to ask whether to stop.
  Progress progress();
}
