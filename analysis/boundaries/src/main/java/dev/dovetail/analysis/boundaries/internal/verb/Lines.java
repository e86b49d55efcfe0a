package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.text.Wrapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Lines of text, some of them in aligned columns, and the wording of counts.
final class Lines {
  private static final int WIDTH = 100;
  private static final int MOST = 5;

  private final List<String> lines = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private int indent;

  /// Adds a line as it is.
  Lines line(String text) {
    align();
    lines.add(text);
    return this;
  }

  /// Adds an empty line, unless there is nothing before it.
  Lines gap() {
    align();
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return this;
  }

  /// Adds a row; rows that follow each other with one indentation are aligned.
  Lines row(int spaces, String... cells) {
    if (spaces != indent) {
      align();
      indent = spaces;
    }
    rows.add(List.of(cells));
    return this;
  }

  /// Adds words, broken into lines of moderate width.
  Lines wrapped(int spaces, Collection<String> words) {
    align();
    if (!words.isEmpty()) {
      Wrapping.lines(words, WIDTH - spaces).forEach(line -> lines.add(" ".repeat(spaces) + line));
    }
    return this;
  }

  List<String> text() {
    align();
    return List.copyOf(lines);
  }

  private void align() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size() - 1; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i));
        if (i < row.size() - 1) {
          line.repeat(' ', widths[i] - row.get(i).length() + 2);
        }
      }
      lines.add(line.toString().stripTrailing());
    }
    rows.clear();
  }

  /// Returns words with commas after all but the last.
  static List<String> list(List<String> words) {
    return IntStream.range(0, words.size())
        .mapToObj(i -> i < words.size() - 1 ? words.get(i) + "," : words.get(i))
        .toList();
  }

  /// Returns words with commas, those behind the fifth counted only.
  static String folded(List<String> words) {
    return words.size() <= MOST + 1 ? String.join(", ", words)
        : String.join(", ", words.subList(0, MOST)) + " and " + (words.size() - MOST) + " more";
  }

  /// Returns `1 class`, `2 classes`.
  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
