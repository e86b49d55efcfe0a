package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.internal.scan.Content;
import java.io.IOException;

/// A place with entries: a jar, a jmod, a folder, a module of a runtime image. Safe for use by several threads.
interface Container extends Content, AutoCloseable {
  /// More than any class file needs: what is larger is meant to fill the memory.
  int LARGEST_ENTRY = 64 << 20;

  /// Returns where it is, as it was given.
  String location();

  /// Returns where one of its entries is.
  default String locationOf(String name) {
    return location() + "/" + name;
  }

  /// Says whether it has an entry.
  boolean has(String name);

  @Override
  void close() throws IOException;
}
