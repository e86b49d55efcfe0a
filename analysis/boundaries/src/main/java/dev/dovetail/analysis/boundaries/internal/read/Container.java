package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.util.List;

/// A place with entries: a jar, a jmod, a folder, a module of a runtime image. Safe for use by several threads.
interface Container extends AutoCloseable {
  /// More than any class file needs: what is larger is meant to fill the memory.
  int LARGEST_ENTRY = 64 << 20;

  /// Returns where it is, as it was given.
  String location();

  /// Returns where one of its entries is.
  default String locationOf(String name) {
    return location() + "/" + name;
  }

  /// Returns the names of its entries with slashes, sorted: classes and resources as they stand below the root of
  /// the module, those of the wanted release in place of older ones.
  List<String> names();

  /// Says whether it has an entry.
  boolean has(String name);

  /// Reads an entry.
  ///
  /// @throws IOException if it is not there, damaged, too large or cannot be read
  byte[] read(String name) throws IOException;

  @Override
  void close() throws IOException;
}
