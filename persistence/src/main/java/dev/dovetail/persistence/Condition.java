package dev.dovetail.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What must hold for a row to be found. Built by the static methods, which read well when imported:
/// `where(and(equal("name", "visits"), greater("rows", 1000)))`, or from a typed [Expression]:
/// `where(NAME.equal("visits"), ROWS.greater(1000))`.
///
/// | Condition | Expression | SQL |
/// |---|---|---|
/// | `equal` `notEqual` | value, expression, null | `=` `<>`; with null `IS NULL` `IS NOT NULL` |
/// | `less` `lessOrEqual` `greater` `greaterOrEqual` | value, expression | `<` `<=` `>` `>=` |
/// | `between` | two values | `>= … AND … <=` |
/// | `in` `notIn` | values | `IN` `NOT IN`; of no values: never, always |
/// | `isNull` `isNotNull` | | `IS NULL` `NOT … IS NULL` |
/// | `like` | pattern | `LIKE … ESCAPE '\'` |
/// | `contains` `startsWith` `endsWith` | text, taken literally | an exact match of the escaped text |
/// | `ignoringCase` before any of these | a text | `lower` on both sides |
/// | `exists` `none` `isEmpty` `isNotEmpty` | a relation | `EXISTS (SELECT …)`, `NOT` of it |
/// | `and` `or` `not` | conditions | `AND` `OR` `NOT`, in parentheses |
///
/// Values are always bound as parameters and names checked against the mapping, so neither can change the
/// statement.
///
/// Names lead along relations to one object, by dots: `equal("customer.name", "Ada")`, as far as they like.
/// A row that refers to nothing has null there. A reference itself is compared with an object, a [Ref] or a
/// key: `equal("customer", ada)`, `in("customer", List.of(1, 2))`, `isNull("customer")`, which takes no join.
/// What reaches several objects is asked about by `exists`.
///
/// Comparison follows SQL: a null attribute is neither less, greater, equal nor different from any value.
/// Only [#equal] and [#notEqual] with the value null mean "is null" and "is not null".
public sealed interface Condition {
  /// How an expression is compared.
  enum Operator { EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL }

  /// Where a text is looked for in another.
  enum Place { ANYWHERE, START, END }

  /// An expression against a value.
  ///
  /// @param left what is compared
  /// @param operator how they are compared
  /// @param right another [Expression], or a value of its class; null with EQUAL and NOT_EQUAL only
  record Comparison(Expression<?> left, Operator operator, @Nullable Object right) implements Condition {}

  /// An expression that has one of several values; none of them means that no row is found.
  ///
  /// @param left what is compared
  /// @param values of its class, not null
  record In(Expression<?> left, List<Object> values) implements Condition {
    /// Copies the list.
    public In {
      values = List.copyOf(values);
    }

    /// Refuses null among values: it equals nothing, so it would be left out silently.
    static <V> Collection<V> requireValues(Collection<V> values) {
      if (values.stream().anyMatch(Objects::isNull)) {
        throw new IllegalArgumentException("Expected values to look for, found null among " + values
            + "; leave it out, and say or(in(…), isNull(…)) to find rows without a value too");
      }
      return values;
    }
  }

  /// A text that matches a pattern.
  ///
  /// @param left a text
  /// @param pattern SQL's: `%` for any text, `_` for any one character, each taken literally after a
  ///     backslash
  record Like(Expression<?> left, String pattern) implements Condition {}

  /// A text that has another in it, case included.
  ///
  /// @param left a text
  /// @param place where the other is
  /// @param text the other; every character stands for itself
  record Search(Expression<?> left, Place place, String text) implements Condition {}

  /// An expression that has no value.
  ///
  /// @param left what is looked at
  record IsNull(Expression<?> left) implements Condition {}

  /// A relation that reaches at least one object for which a condition holds.
  ///
  /// @param relation a path of relations, of which one or several reach several objects
  /// @param condition on what the path reaches
  record Exists(String relation, Condition condition) implements Condition {}

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
    return Expression.attribute(attribute).equal(value);
  }

  /// Returns the condition that an attribute has another value; for null, that it has any. Rows where the
  /// attribute is null are found by neither `equal` nor `notEqual` to a value.
  static Condition notEqual(String attribute, @Nullable Object value) {
    return Expression.attribute(attribute).notEqual(value);
  }

  /// Returns the condition that a text equals another but for upper and lower case, see
  /// [Expression#ignoringCase].
  static Condition equalIgnoringCase(String attribute, String text) {
    return Expression.attribute(attribute).ignoringCase().equal(text);
  }

  /// Returns the condition that an attribute is less than a value.
  static Condition less(String attribute, Object value) {
    return Expression.attribute(attribute).less(value);
  }

  /// Returns the condition that an attribute is at most a value.
  static Condition lessOrEqual(String attribute, Object value) {
    return Expression.attribute(attribute).lessOrEqual(value);
  }

  /// Returns the condition that an attribute is greater than a value.
  static Condition greater(String attribute, Object value) {
    return Expression.attribute(attribute).greater(value);
  }

  /// Returns the condition that an attribute is at least a value.
  static Condition greaterOrEqual(String attribute, Object value) {
    return Expression.attribute(attribute).greaterOrEqual(value);
  }

  /// Returns the condition that an attribute is at least one value and at most another.
  static Condition between(String attribute, Object least, Object greatest) {
    return Expression.attribute(attribute).between(least, greatest);
  }

  /// Returns the condition that an attribute has one of the given values; of none, that is never so.
  ///
  /// A list that is longer than the parameters a statement may have, 32766 on SQLite and 65535 on
  /// PostgreSQL, is refused by the query it is given to.
  ///
  /// @throws IllegalArgumentException if one of the values is null
  static Condition in(String attribute, Collection<?> values) {
    return Expression.attribute(attribute).in(values);
  }

  /// Returns the condition that an attribute has none of the given values; of none, that is always so. Rows
  /// where the attribute is null are found by neither `in` nor `notIn` several values.
  ///
  /// @throws IllegalArgumentException if one of the values is null
  static Condition notIn(String attribute, Collection<?> values) {
    return Expression.attribute(attribute).notIn(values);
  }

  /// Returns the condition that a text matches a pattern with `%` and `_`; a backslash takes the next
  /// character literally. SQLite ignores the case of ASCII letters.
  static Condition like(String attribute, String pattern) {
    return Expression.attribute(attribute).like(pattern);
  }

  /// Returns the condition that a text has another in it, case included.
  static Condition contains(String attribute, String text) {
    return Expression.attribute(attribute).contains(text);
  }

  /// Returns the condition that a text begins with another, case included.
  static Condition startsWith(String attribute, String text) {
    return Expression.attribute(attribute).startsWith(text);
  }

  /// Returns the condition that a text ends with another, case included.
  static Condition endsWith(String attribute, String text) {
    return Expression.attribute(attribute).endsWith(text);
  }

  /// Returns the condition that an attribute is null.
  static Condition isNull(String attribute) {
    return Expression.attribute(attribute).isNull();
  }

  /// Returns the condition that an attribute is not null.
  static Condition isNotNull(String attribute) {
    return Expression.attribute(attribute).isNotNull();
  }

  /// Returns the condition that a relation reaches at least one object for which others hold:
  /// `exists("lines", equal("product.name", "tea"))`. The attributes are those of the objects reached. A row
  /// is found once, however many of them there are.
  ///
  /// @param relation its name, or a path of several: `orders.lines`
  /// @param conditions that all hold for the same object; none of them for any object
  static Condition exists(String relation, Condition... conditions) {
    return new Exists(relation, conditions.length == 1 ? conditions[0] : and(conditions));
  }

  /// Returns the condition that a relation reaches no object for which all of the others hold.
  static Condition none(String relation, Condition... conditions) {
    return not(exists(relation, conditions));
  }

  /// Returns the condition that a relation reaches no object.
  static Condition isEmpty(String relation) {
    return not(exists(relation));
  }

  /// Returns the condition that a relation reaches at least one object.
  static Condition isNotEmpty(String relation) {
    return exists(relation);
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
