package dev.dovetail.analysis.boundaries.internal.verb;

import java.util.List;

/// What a verb found out.
public interface Answer {
  /// Returns it as lines for people, without line breaks and colours. Names in it are as they were read:
  /// whoever shows it makes them printable.
  List<String> text();

  /// Returns it for [dev.dovetail.analysis.boundaries.internal.json.Json].
  Object json();

  /// Returns 0 for yes, clean, compatible; 1 for no, breaks, incompatible; 2 if the question cannot be
  /// answered.
  int exitCode();
}
