package dev.dovetail.analysis.boundaries.internal.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes JSON (RFC 8259), indented by two, from maps, collections, strings, numbers and booleans.
///
/// Members come in the order of their map; an empty `Optional` leaves its member out. Control characters and
/// those that are not ASCII but invisible or harmful in a terminal or a page are escaped.
public final class Json {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private Json() {}

  /// Returns a value as text, with a line break at its end.
  ///
  /// @throws IllegalArgumentException if it is, or contains, something else than the types above
  public static String text(Object value) {
    Json json = new Json();
    json.value(value);
    return json.out.append('\n').toString();
  }

  private void value(Object value) {
    switch (value) {
      case Map<?, ?> map -> lines('{', '}', members(map), member -> {
        string(String.valueOf(member.getKey()));
        out.append(": ");
        value(member.getValue());
      });
      case Collection<?> list -> lines('[', ']', list.iterator(), this::value);
      case Optional<?> optional -> value(optional.orElseThrow());
      case Number number -> out.append(number);
      case Boolean flag -> out.append(flag);
      case Enum<?> constant -> string(constant.toString());
      case CharSequence text -> string(text);
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }
  }

  private static Iterator<? extends Map.Entry<?, ?>> members(Map<?, ?> map) {
    return map.entrySet().stream()
        .filter(member -> !(member.getValue() instanceof Optional<?> optional && optional.isEmpty()))
        .iterator();
  }

  private <T> void lines(char open, char close, Iterator<T> items, Consumer<T> write) {
    out.append(open);
    depth++;
    boolean isEmpty = !items.hasNext();
    while (items.hasNext()) {
      out.append('\n').repeat(' ', 2 * depth);
      write.accept(items.next());
      if (items.hasNext()) {
        out.append(',');
      }
    }
    depth--;
    if (!isEmpty) {
      out.append('\n').repeat(' ', 2 * depth);
    }
    out.append(close);
  }

  private void string(CharSequence text) {
    out.append('"');
    text.codePoints().forEach(c -> {
      switch (c) {
        case '"', '\\' -> out.append('\\').append((char) c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (isPlain(c)) {
            out.appendCodePoint(c);
          } else {
            for (char unit : Character.toChars(c)) {
              out.append("\\u%04x".formatted((int) unit));
            }
          }
        }
      }
    });
    out.append('"');
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
      default -> c != '<' && c != '>';
    };
  }
}
