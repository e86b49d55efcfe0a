package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.spi.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement taken apart at its named parameters.
///
/// @param sql as it was given
/// @param texts what stands before each parameter, and after the last
/// @param names of the parameters, in the order in which they occur
record NamedParameters(String sql, List<String> texts, List<String> names) {
  private static final Pattern PARAMETER = Pattern.compile(":([\\p{L}_][\\p{L}\\p{N}_]*)");

  /// Takes a statement apart.
  ///
  /// @throws IllegalArgumentException if it has parameters without names
  static NamedParameters parse(String sql, Dialect dialect) {
    SqlScanner scanner = new SqlScanner(sql, dialect);
    List<String> texts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int begin = 0;
    int at = 0;
    while (at < sql.length()) {
      Matcher parameter = PARAMETER.matcher(sql).region(at, sql.length());
      if (parameter.lookingAt()) {
        texts.add(sql.substring(begin, at));
        names.add(parameter.group(1));
        at = parameter.end();
        begin = at;
      } else if (sql.startsWith("??", at)) {
        at += 2;
      } else {
        requireName(sql, at);
        at = scanner.skip(at);
      }
    }
    texts.add(sql.substring(begin));
    return new NamedParameters(sql, List.copyOf(texts), List.copyOf(names));
  }

  private static void requireName(String sql, int at) {
    if (sql.charAt(at) == '?') {
      throw new IllegalArgumentException("Expected parameters like :name, found ? at position " + at
          + "; name it, or write ?? for an operator with a ?: " + sql);
    }
  }

  /// Returns the statement with `?` for each parameter.
  ///
  /// @param values of each name, several where it stands for a list
  /// @throws IllegalArgumentException if a name has no values
  BoundStatement bind(Map<String, List<Binding>> values) {
    StringBuilder text = new StringBuilder();
    List<Binding> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Binding> list = values.get(names.get(i));
      if (list == null) {
        throw new IllegalArgumentException("The parameter :" + names.get(i)
            + " has no value; bind one: " + sql);
      }
      text.append(texts.get(i)).append('?').append(", ?".repeat(list.size() - 1));
      parameters.addAll(list);
    }
    return new BoundStatement(text.append(texts.getLast()).toString(), parameters);
  }
}
