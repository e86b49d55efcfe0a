package dev.dovetail.analysis.boundaries.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Breaks text into lines at blanks; a word that is too long has a line of its own.
public final class Wrapping {
  private Wrapping() {}

  /// Returns the lines of a text; one empty line for an empty text.
  public static List<String> lines(String text, int width) {
    return lines(List.of(text.split(" ", -1)), width);
  }

  /// Returns the lines of words; one empty line if there are none.
  public static List<String> lines(Collection<String> words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
