package dev.dovetail.persistence;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must hold for a row to be found. Built by the static methods, which read well when imported:
/// `where(and(equal("name", "visits"), greater("rows", 1000)))`.
///
/// Comparison follows SQL: a null attribute is neither less, greater, equal nor different from any value.
/// Only [#equal] and [#notEqual] with the value null mean "is null" and "is not null".
public sealed interface Condition {
  /// How an attribute is compared.
  enum Operator { EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL }

  /// An attribute against a value.
  ///
  /// @param attribute the name of the field
  /// @param operator how they are compared
  /// @param value of the field's type; null with EQUAL and NOT_EQUAL only
  record Comparison(String attribute, Operator operator, @Nullable Object value) implements Condition {}

  /// An attribute that has one of several values; none of them means that no row is found.
  ///
  /// @param attribute the name of the field
  /// @param values of the field's type, not null
  record In(String attribute, List<Object> values) implements Condition {
    /// Copies the list.
    public In {
      values = List.copyOf(values);
    }
  }

  /// A text that matches a pattern.
  ///
  /// @param attribute the name of a text field
  /// @param pattern SQL's: `%` for any text, `_` for any one character, each taken literally after a
  ///     backslash
  record Like(String attribute, String pattern) implements Condition {}

  /// An attribute that has no value.
  ///
  /// @param attribute the name of the field
  record IsNull(String attribute) implements Condition {}

  /// Several conditions that all hold; none of them is always true.
  ///
  /// @param parts the conditions
  record And(List<Condition> parts) implements Condition {
    /// Copies the list.
    public And {
      parts = List.copyOf(parts);
    }
  }

  /// Several conditions of which at least one holds; none of them is never true.
  ///
  /// @param parts the conditions
  record Or(List<Condition> parts) implements Condition {
    /// Copies the list.
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /// A condition that does not hold.
  ///
  /// @param part the condition
  record Not(Condition part) implements Condition {}

  /// Returns the condition that an attribute has a value; for null, that it has none.
  static Condition equal(String attribute, @Nullable Object value) {
    return new Comparison(attribute, Operator.EQUAL, value);
  }

  /// Returns the condition that an attribute has another value; for null, that it has any. Rows where the
  /// attribute is null are found by neither `equal` nor `notEqual` to a value.
  static Condition notEqual(String attribute, @Nullable Object value) {
    return new Comparison(attribute, Operator.NOT_EQUAL, value);
  }

  /// Returns the condition that an attribute is less than a value.
  static Condition less(String attribute, Object value) {
    return new Comparison(attribute, Operator.LESS, value);
  }

  /// Returns the condition that an attribute is at most a value.
  static Condition lessOrEqual(String attribute, Object value) {
    return new Comparison(attribute, Operator.LESS_OR_EQUAL, value);
  }

  /// Returns the condition that an attribute is greater than a value.
  static Condition greater(String attribute, Object value) {
    return new Comparison(attribute, Operator.GREATER, value);
  }

  /// Returns the condition that an attribute is at least a value.
  static Condition greaterOrEqual(String attribute, Object value) {
    return new Comparison(attribute, Operator.GREATER_OR_EQUAL, value);
  }

  /// Returns the condition that an attribute has one of the given values.
  static Condition in(String attribute, Collection<?> values) {
    return new In(attribute, List.copyOf(values));
  }

  /// Returns the condition that a text matches a pattern with `%` and `_`; a backslash takes the next
  /// character literally. SQLite ignores the case of ASCII letters.
  static Condition like(String attribute, String pattern) {
    return new Like(attribute, pattern);
  }

  /// Returns the condition that an attribute is null.
  static Condition isNull(String attribute) {
    return new IsNull(attribute);
  }

  /// Returns the condition that all of the given ones hold.
  static Condition and(Condition... parts) {
    return new And(List.of(parts));
  }

  /// Returns the condition that at least one of the given ones holds.
  static Condition or(Condition... parts) {
    return new Or(List.of(parts));
  }

  /// Returns the condition that the given one does not hold; where it is unknown because of a null, neither
  /// holds.
  static Condition not(Condition part) {
    return new Not(part);
  }
}
