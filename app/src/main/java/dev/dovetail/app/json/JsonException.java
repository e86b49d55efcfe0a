package dev.dovetail.app.json;

import java.io.Serial;

/// A text is not JSON, or not the JSON that was expected.
public final class JsonException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says what was expected and what was found.
  public JsonException(String message) {
    super(message);
  }

  /// Says what was expected, with the parser's own complaint.
  public JsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
