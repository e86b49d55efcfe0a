package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.internal.text.Wrapping;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How text for a terminal is marked: with colours (ECMA-48), or not at all. What is marked is made visible
/// first.
record Ink(boolean isColored) {
  private static final Pattern LIST = Pattern.compile("[^\\s,;]+(?:, [^\\s,;]+)+");

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  String red(String text) {
    return paint("31", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  private String paint(String code, String text) {
    String visible = Names.visible(text);
    return isColored && !visible.isEmpty() ? "\u001b[" + code + "m" + visible + "\u001b[0m" : visible;
  }

  /// Breaks text into lines, and makes it fit for a terminal.
  static List<String> wrap(String text, int width) {
    return Wrapping.lines(Names.visible(text), width);
  }

  /// Leaves out what is beyond the first few items of each long list in a sentence.
  static String folded(String sentence, int shown) {
    return LIST.matcher(sentence).replaceAll(list -> {
      List<String> items = List.of(list.group().split(", ", -1));
      return Matcher.quoteReplacement(list(items, shown));
    });
  }

  /// Joins names, of which only the first are shown where there are more than a line holds.
  static String list(List<String> names, int shown) {
    return names.size() <= shown + 1
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, shown)) + " … and " + (names.size() - shown) + " more";
  }
}
