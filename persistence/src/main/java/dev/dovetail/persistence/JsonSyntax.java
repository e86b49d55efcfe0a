package dev.dovetail.persistence;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The grammar of RFC 8259, without recursion, so that depth costs no stack.
final class JsonSyntax {
  private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r]*+");
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]++|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"");
  private static final Pattern SCALAR =
      Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private final String text;
  private final BitSet isObject = new BitSet(); // by depth
  private int depth;
  private int position;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /// Checks a text.
  ///
  /// @throws IllegalArgumentException if it is not one JSON value
  static void check(String text) {
    new JsonSyntax(text).check();
  }

  private void check() {
    do {
      value();
      while (depth > 0 && accepts(isObject.get(depth) ? '}' : ']')) {
        depth--;
      }
    } while (depth > 0 && next());
    if (position < text.length()) {
      throw expected("the end");
    }
  }

  /// Reads a value, or the beginning of one that holds others up to its first scalar or its end.
  private void value() {
    space();
    while (true) {
      if (accepts('{')) {
        isObject.set(++depth);
        if (peek() == '}') {
          return;
        }
        name();
      } else if (accepts('[')) {
        isObject.clear(++depth);
        if (peek() == ']') {
          return;
        }
      } else {
        if (!skip(STRING) && !skip(SCALAR)) {
          throw expected("a value");
        }
        space();
        return;
      }
    }
  }

  private boolean next() {
    if (!accepts(',')) {
      throw expected(isObject.get(depth) ? "',' or '}'" : "',' or ']'");
    }
    if (isObject.get(depth)) {
      name();
    }
    return true;
  }

  private void name() {
    if (!skip(STRING)) {
      throw expected("a name in quotes");
    }
    space();
    if (!accepts(':')) {
      throw expected("':'");
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : 0;
  }

  /// Reads a sign and the space after it.
  private boolean accepts(char sign) {
    if (peek() != sign) {
      return false;
    }
    position++;
    space();
    return true;
  }

  private void space() {
    skip(SPACE);
  }

  private boolean skip(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    boolean isFound = matcher.lookingAt();
    position = isFound ? matcher.end() : position;
    return isFound;
  }

  private IllegalArgumentException expected(String what) {
    String found = position == text.length() ? "its end"
        : '"' + text.substring(position, Math.min(position + 20, text.length())) + '"';
    return new IllegalArgumentException("The text is not JSON: expected " + what + " at position "
        + position + ", found " + found);
  }
}
