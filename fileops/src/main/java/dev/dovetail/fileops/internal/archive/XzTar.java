package dev.dovetail.fileops.internal.archive;

import java.util.List;

/// Tar with xz, by XZ for Java.
public final class XzTar extends TarFormat {
  /// A dictionary as big as the piece is all that is of use, and keeps each thread below 40 MB.
  static final int PIECE = 3 << 20;

  /// For the service loader.
  public XzTar() {
    super(
        "xztar",
        "xz'ed tar-file",
        List.of(".tar.xz", ".txz"),
        new StreamCompression(
            "org.tukaani.xz.XZInputStream",
            "org.tukaani:xz",
            level -> PIECE,
            (out, level) -> XzStreams.compress(out, level), // a reference would load the class
            in -> XzStreams.decompress(in)));
  }
}
