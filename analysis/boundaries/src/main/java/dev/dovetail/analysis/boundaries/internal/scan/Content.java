package dev.dovetail.analysis.boundaries.internal.scan;

import java.io.IOException;
import java.util.List;

/// The files of a module, as long as what they are in is open. Safe for use by several threads.
public interface Content {
  /// Returns the names of its entries with slashes, sorted: classes and resources as they stand below the root of
  /// the module, those of the wanted release in place of older ones.
  List<String> names();

  /// Reads an entry.
  ///
  /// @throws IOException if it is not there, damaged, too large or cannot be read
  byte[] read(String name) throws IOException;
}
