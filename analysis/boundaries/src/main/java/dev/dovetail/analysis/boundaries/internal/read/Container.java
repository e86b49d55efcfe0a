package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.internal.scan.Content;
import java.io.IOException;

/// A place with entries: a jar, a jmod, a folder, a module of a runtime image. Safe for use by several threads.
interface Container extends Content, AutoCloseable {
  /// Returns where it is, as it was given.
  String location();

  @Override
  void close() throws IOException;
}
