package dev.dovetail.analysis.boundaries.internal.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A question that cannot be answered as it was put.
///
/// @param message what was expected and what was found
/// @param suggestions what may have been meant; empty if there is nothing like it
public record Unclear(String message, List<String> suggestions) implements Answer {
  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>(List.of(message));
    suggestions.forEach(suggestion -> lines.add("  " + suggestion));
    return lines;
  }

  @Override
  public Object json() {
    return Map.of("error", Map.of("message", message, "suggestions", suggestions));
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
