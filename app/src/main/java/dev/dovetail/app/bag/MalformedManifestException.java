package dev.dovetail.app.bag;

import java.io.IOException;
import java.io.Serial;

/// A manifest is not one any more.
public final class MalformedManifestException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  MalformedManifestException(String message) {
    super(message);
  }
}
