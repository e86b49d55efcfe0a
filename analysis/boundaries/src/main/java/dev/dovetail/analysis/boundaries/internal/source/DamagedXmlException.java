package dev.dovetail.analysis.boundaries.internal.source;

import java.io.IOException;

/// A document is not well-formed XML. The message says where, what was expected and what was found.
final class DamagedXmlException extends IOException {
  private static final long serialVersionUID = 1;

  DamagedXmlException(int line, String message) {
    super("line " + line + ": " + message);
  }
}
