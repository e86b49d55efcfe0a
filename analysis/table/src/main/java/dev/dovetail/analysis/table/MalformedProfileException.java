package dev.dovetail.analysis.table;

import java.io.Serial;

/// What was to be read as a profile is none that [ProfileJson] wrote: it is no JSON, lacks a figure, or was
/// written by a newer program.
public final class MalformedProfileException extends TableException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says what was expected, and what was found where.
  public MalformedProfileException(String message) {
    super(message);
  }
}
