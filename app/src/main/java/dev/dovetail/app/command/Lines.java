package dev.dovetail.app.command;

import dev.dovetail.app.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Text over several lines.
final class Lines {
  private Lines() {}

  /// Breaks a list whose elements are separated by a sign into lines of at most so many columns, as far as its elements
  /// allow.
  ///
  /// @param label stands before the first line; the others are indented by as much
  static List<String> wrapped(String label, String list, String sign, int columns) {
    List<String> lines = new ArrayList<>();
    String line = label;
    boolean isFirst = true;
    for (String element : Pattern.compile(sign, Pattern.LITERAL).splitAsStream(list).toList()) {
      if (!isFirst && Text.width(line) + Text.width(sign) + Text.width(element) > columns) {
        lines.add(line);
        line = " ".repeat(Text.width(label));
        isFirst = true;
      }
      line += (isFirst ? "" : sign) + element;
      isFirst = false;
    }
    lines.add(line);
    return lines;
  }
}
