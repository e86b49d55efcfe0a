package dev.dovetail.fileops.internal.glob;

import java.util.ArrayList;
import java.util.List;

/// A compiled pattern: one element for each character of the name, with stars between them.
public final class GlobPattern {
  private final List<Element> elements;

  private GlobPattern(List<Element> elements) {
    this.elements = elements;
  }

  /// What one place of a pattern matches.
  sealed interface Element permits Literal, Any, Star, CharacterSet {}

  /// One certain character.
  record Literal(int character) implements Element {}

  /// Any one character.
  record Any() implements Element {}

  /// Any number of characters.
  record Star() implements Element {}

  /// Returns the compiled form of a pattern.
  ///
  /// @param pattern its code points
  public static GlobPattern compile(int[] pattern) {
    List<Element> elements = new ArrayList<>(pattern.length);
    for (int i = 0; i < pattern.length; i++) {
      int end = pattern[i] == '[' ? CharacterSet.end(pattern, i + 1) : -1;
      if (end >= 0) {
        elements.add(CharacterSet.parse(pattern, i + 1, end));
        i = end;
      } else {
        elements.add(
            switch (pattern[i]) {
              case '*' -> new Star();
              case '?' -> new Any();
              default -> new Literal(pattern[i]);
            });
      }
    }
    return new GlobPattern(List.copyOf(elements));
  }

  /// Tells whether all of a name matches. Only the last star is ever tried again: an earlier one that takes
  /// more leaves less to those after it, so what fails now fails then.
  ///
  /// @param name its code points
  public boolean matches(int[] name) {
    int at = 0;
    int element = 0;
    int star = -1;
    int taken = 0; // by the last star
    while (at < name.length) {
      Element next = element < elements.size() ? elements.get(element) : null;
      if (next instanceof Star) {
        star = element++;
        taken = at;
      } else if (next != null && matches(next, name[at])) {
        at++;
        element++;
      } else if (star >= 0) {
        at = ++taken;
        element = star + 1;
      } else {
        return false;
      }
    }
    return elements.subList(element, elements.size()).stream().allMatch(Star.class::isInstance);
  }

  private static boolean matches(Element element, int character) {
    return switch (element) {
      case Literal literal -> literal.character() == character;
      case Any any -> true;
      case CharacterSet set -> set.contains(character);
      case Star star -> false;
    };
  }
}
