package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Applied;
import dev.dovetail.analysis.table.internal.expression.Cast;
import dev.dovetail.analysis.table.internal.expression.CodePoints;
import dev.dovetail.analysis.table.internal.expression.Comparison;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Text. Compared by code point; lengths and positions count code points.
public final class TextExpression extends OrderedExpression<String, TextExpression> {
  TextExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  TextExpression make(String otherName, Node otherNode) {
    return new TextExpression(otherName, otherNode);
  }

  @Override
  Condition compare(Comparison comparison, String value) {
    return mapToCondition(text -> comparison.test(CodePoints.compare(text, value)));
  }

  private TextExpression changed(UnaryOperator<String> change) {
    return make(name(), mapped(ColumnType.TEXT, change));
  }

  /// Writes it in lower case, as the Unicode standard has it for no language in particular.
  public TextExpression lower() {
    return changed(text -> text.toLowerCase(Locale.ROOT));
  }

  /// Writes it in upper case, as the Unicode standard has it for no language in particular.
  public TextExpression upper() {
    return changed(text -> text.toUpperCase(Locale.ROOT));
  }

  /// Leaves out white space at both ends.
  public TextExpression trim() {
    return changed(String::strip);
  }

  /// Takes a part.
  ///
  /// @param from the first code point, from 0; what lies beyond the end is left out
  /// @param to the one after the last
  /// @throws IllegalArgumentException if `from` is negative or `to` less
  public TextExpression substring(int from, int to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("A part must go from 0 or more to no less, found " + from + " to "
          + to);
    }
    return changed(text -> {
      int length = text.codePointCount(0, text.length());
      int start = text.offsetByCodePoints(0, Math.min(from, length));
      return text.substring(start, text.offsetByCodePoints(0, Math.min(to, length)));
    });
  }

  /// Puts another text in the place of each occurrence of a literal one.
  public TextExpression replace(String target, String replacement) {
    return changed(text -> text.replace(target, replacement));
  }

  /// Appends text.
  public TextExpression concat(String suffix) {
    return changed(text -> text + suffix);
  }

  /// Counts the code points.
  public NumberExpression length() {
    return mapToLong(text -> text.codePointCount(0, text.length()));
  }

  /// Tells where it contains a literal text.
  public Condition contains(String part) {
    return mapToCondition(text -> text.contains(part));
  }

  /// Tells where it begins with a literal text.
  public Condition startsWith(String prefix) {
    return mapToCondition(text -> text.startsWith(prefix));
  }

  /// Tells where it ends with a literal text.
  public Condition endsWith(String suffix) {
    return mapToCondition(text -> text.endsWith(suffix));
  }

  /// Tells where the whole of it matches a regular expression; begin and end that with `.*` to look inside.
  ///
  /// @throws java.util.regex.PatternSyntaxException if it is none
  public Condition matches(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return mapToCondition(text -> pattern.matcher(text).matches());
  }

  private Node cast(ColumnType type) {
    return Cast.of(node(), type);
  }

  /// Reads integers of 64 bits; other text is refused with an `ArithmeticException` that names the row.
  public NumberExpression toInt64() {
    return new NumberExpression(name(), cast(ColumnType.INT64));
  }

  /// Reads decimals; other text is refused with an `ArithmeticException` that names the row.
  public NumberExpression toDecimal() {
    return new NumberExpression(name(), cast(ColumnType.DECIMAL));
  }

  /// Reads doubles; other text is refused with an `ArithmeticException` that names the row.
  public NumberExpression toFloat64() {
    return new NumberExpression(name(), cast(ColumnType.FLOAT64));
  }

  /// Reads dates as ISO 8601 writes them; other text is refused with an `ArithmeticException` that names the
  /// row.
  public DateExpression toDate() {
    return new DateExpression(name(), cast(ColumnType.DATE));
  }

  /// Reads dates with times as ISO 8601 writes them; other text is refused with an `ArithmeticException` that
  /// names the row.
  public TimestampExpression toTimestamp() {
    return new TimestampExpression(name(), cast(ColumnType.TIMESTAMP));
  }
}
