package dev.dovetail.analysis.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How the rows of two tables are brought together: where the values of some columns are equal, 1.0 and 1.00
/// and NaN and NaN among them. Null equals nothing, as in SQL (pandas joins null with null).
///
/// Rows come in the order of the left table, those with the same left row in the order of the right one; of a
/// right join the other way round; rows of the right table that have no equal in a full join come last.
///
/// @param kind which rows are kept
/// @param leftKeys columns of the left table
/// @param rightKeys as many columns of the right table
/// @param suffix what is added to the name of a column of the right table that the left one has too
/// @param cardinality how many rows may have the same key
public record Join(
    Join.Kind kind, List<String> leftKeys, List<String> rightKeys, String suffix,
    Join.Cardinality cardinality) {
  /// Which rows are kept.
  public enum Kind {
    /// Pairs of equal rows.
    INNER,
    /// These, and left rows without an equal, with nulls for the other columns.
    LEFT,
    /// Pairs, and right rows without an equal.
    RIGHT,
    /// Pairs, and all rows without an equal.
    FULL,
    /// Left rows that have an equal, once each; the columns of the left table only.
    SEMI,
    /// Left rows that have none; the columns of the left table only.
    ANTI
  }

  /// How many rows may have the same key, left and right.
  public enum Cardinality {
    /// One in each table.
    ONE_TO_ONE,
    /// One in the left table.
    ONE_TO_MANY,
    /// One in the right table.
    MANY_TO_ONE,
    /// Any number.
    MANY_TO_MANY
  }

  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if they differ in length
  public Join {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    if (leftKeys.size() != rightKeys.size()) {
      throw new IllegalArgumentException("A join needs as many columns of both tables, found " + leftKeys
          + " and " + rightKeys);
    }
  }

  private static Join of(Kind kind, String... keys) {
    List<String> names = Arrays.asList(keys);
    return new Join(kind, names, names, "_right", Cardinality.MANY_TO_MANY);
  }

  /// Keeps pairs of equal rows.
  ///
  /// @param keys columns of both tables
  public static Join inner(String... keys) {
    return of(Kind.INNER, keys);
  }

  /// Keeps also left rows without an equal.
  ///
  /// @param keys columns of both tables
  public static Join left(String... keys) {
    return of(Kind.LEFT, keys);
  }

  /// Keeps also right rows without an equal.
  ///
  /// @param keys columns of both tables
  public static Join right(String... keys) {
    return of(Kind.RIGHT, keys);
  }

  /// Keeps also rows of both tables without an equal.
  ///
  /// @param keys columns of both tables
  public static Join full(String... keys) {
    return of(Kind.FULL, keys);
  }

  /// Keeps left rows that have an equal.
  ///
  /// @param keys columns of both tables
  public static Join semi(String... keys) {
    return of(Kind.SEMI, keys);
  }

  /// Keeps left rows that have no equal.
  ///
  /// @param keys columns of both tables
  public static Join anti(String... keys) {
    return of(Kind.ANTI, keys);
  }

  /// Compares further columns, which may have different names. A column that has the same name in both tables
  /// is one in the result.
  public Join on(String left, String right) {
    List<String> lefts = new ArrayList<>(leftKeys);
    List<String> rights = new ArrayList<>(rightKeys);
    lefts.add(left);
    rights.add(right);
    return new Join(kind, lefts, rights, suffix, cardinality);
  }

  /// Says what is added to the name of a column of the right table that the left one has too; `_right`
  /// otherwise.
  public Join withSuffix(String other) {
    return new Join(kind, leftKeys, rightKeys, other, cardinality);
  }

  /// Says how many rows may have the same key; any number otherwise. The join refuses tables that are not so.
  public Join expecting(Cardinality expected) {
    return new Join(kind, leftKeys, rightKeys, suffix, expected);
  }
}
