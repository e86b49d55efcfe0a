package dev.dovetail.persistence;

/// By what rows are sorted. Made by [Expression#asc] and [Expression#desc].
///
/// @param by the values that are compared
/// @param isDescending whether the largest comes first
/// @param nulls where rows without a value come
public record Order(Expression<?> by, boolean isDescending, Nulls nulls) {
  /// Where rows without a value come.
  public enum Nulls {
    /// Where the database puts them: SQLite takes null for the smallest, PostgreSQL for the largest.
    UNSPECIFIED,
    /// Before all others.
    FIRST,
    /// After all others.
    LAST
  }

  /// Returns the same order with rows without a value before all others.
  public Order nullsFirst() {
    return new Order(by, isDescending, Nulls.FIRST);
  }

  /// Returns the same order with rows without a value after all others.
  public Order nullsLast() {
    return new Order(by, isDescending, Nulls.LAST);
  }

  @Override
  public String toString() {
    return by + (isDescending ? " desc" : " asc");
  }
}
