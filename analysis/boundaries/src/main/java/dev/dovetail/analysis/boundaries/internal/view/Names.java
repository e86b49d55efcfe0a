package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Text that others chose, written so that no format mistakes it for its own syntax.
///
/// Names come from class files and may hold anything. What would not be seen, or would change how its
/// surroundings are shown (control characters, terminal escapes, bidirectional overrides), is written as
/// `\u001b`.
final class Names {
  private Names() {}

  /// Returns text of one line for a terminal.
  static String visible(String text) {
    return Printable.of(text);
  }

  /// Returns text for the content of an element, or an attribute in double quotes, of XML or HTML.
  static String xml(String text) {
    return visible(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;").replace(">", "&gt;")
        .replace("\"", "&quot;").replace("'", "&#39;");
  }

  /// Returns a quoted string of DOT, which is an identifier or a label.
  static String dot(String text) {
    return '"' + visible(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /// Returns a quoted string of Mermaid. Mermaid reads HTML, Markdown and entities in it, so everything but
  /// letters, digits and a few signs becomes an entity.
  static String mermaid(String text) {
    StringBuilder out = new StringBuilder("\"");
    visible(text).codePoints().forEach(c -> {
      if (Character.isLetterOrDigit(c) || " .,-_/+".indexOf(c) >= 0) {
        out.appendCodePoint(c);
      } else {
        out.append('#').append(c).append(';');
      }
    });
    return out.append('"').toString();
  }

  /// Returns an identifier of ASCII letters, digits and `_` for each name; no two have the same.
  static Map<String, String> ids(String prefix, Collection<String> names) {
    Map<String, String> ids = new TreeMap<>();
    Set<String> taken = new HashSet<>();
    for (String name : new TreeSet<>(names)) {
      String wanted = prefix + name.replaceAll("[^A-Za-z0-9]", "_");
      String id = wanted;
      for (int i = 2; !taken.add(id); i++) {
        id = wanted + "_" + i;
      }
      ids.put(name, id);
    }
    return ids;
  }

  /// Returns a number and a noun, in the plural unless the number is one.
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : noun.endsWith("s") ? "es" : "s");
  }
}
