package dev.dovetail.fileops.internal.archive;

import java.util.List;

/// Tar with gzip, on java.base alone.
public final class GzipTar extends TarFormat {
  /// For the service loader.
  public GzipTar() {
    super("gztar", "gzip'ed tar-file", List.of(".tar.gz", ".tgz"), new GzipCompression());
  }
}
