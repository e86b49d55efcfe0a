package dev.dovetail.fileops.internal.archive;

import java.util.List;

/// Tar as it is.
public final class PlainTar extends TarFormat {
  /// For the service loader.
  public PlainTar() {
    super("tar", "uncompressed tar file", List.of(".tar"), null);
  }
}
