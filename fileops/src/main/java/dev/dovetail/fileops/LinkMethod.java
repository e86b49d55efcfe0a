package dev.dovetail.fileops;

/// How a second name came to the same content.
public enum LinkMethod {
  /// A file of its own that shares blocks until one of the two is written to.
  REFLINK,
  /// Another name of the same file.
  HARD_LINK,
  /// A file of its own, with its own blocks.
  COPY
}
