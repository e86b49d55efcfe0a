package dev.dovetail.fileops;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.nio.file.Path;

/// What was to be moved is complete and durable at its new place, but could not be removed from its old one,
/// or not all of it. Nothing is lost: remove the rest, or the copy, by hand.
public final class SourceRemainsException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  private final URI target;

  /// Names both.
  ///
  /// @param source what is still there, at least in part
  /// @param target the complete copy
  /// @param cause why the source could not be removed
  public SourceRemainsException(Path source, Path target, IOException cause) {
    super(
        source,
        source
            + ": was copied to "
            + target
            + ", completely, but not all of it could be removed afterwards; remove one of the two: "
            + cause.getMessage());
    initCause(cause);
    this.target = target.toUri();
  }

  /// Returns the complete copy, as an absolute path.
  public Path target() {
    return Path.of(target);
  }
}
