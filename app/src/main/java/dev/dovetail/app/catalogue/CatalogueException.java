package dev.dovetail.app.catalogue;

import java.io.Serial;

/// The catalogue cannot be used as it is. The message says what is wrong with which file and what to do.
public final class CatalogueException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says what is wrong.
  public CatalogueException(String message) {
    super(message);
  }
}
