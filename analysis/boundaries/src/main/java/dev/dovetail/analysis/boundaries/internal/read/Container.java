package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.util.List;

/// A place with entries: a jar, a jmod, a folder, a module of a runtime image. Safe for use by several threads.
interface Container extends AutoCloseable {
  /// Returns where it is, as it was given.
  String location();

  /// Returns the names of its entries with slashes, sorted: classes and resources as they stand below the root of
  /// the module, those of the wanted release in place of older ones.
  List<String> names();

  /// Reads an entry.
  ///
  /// @throws IOException if it is damaged, too large or cannot be read
  byte[] read(String name) throws IOException;

  @Override
  void close() throws IOException;
}
