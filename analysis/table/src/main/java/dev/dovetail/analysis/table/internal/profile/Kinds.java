package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.ColumnType;

/// Sets of the types a value can be read as, as bits. The types of a column are the intersection over its
/// values.
final class Kinds {
  static final int NONE = 0;
  static final int BOOLEAN = 1;
  static final int INTEGER = 2;
  static final int DECIMAL = 4;
  static final int DATE = 8;
  static final int LOCAL_TIMESTAMP = 16;
  static final int ZONED_TIMESTAMP = 32;
  static final int ALL = 63;

  static final int NUMBERS = INTEGER | DECIMAL;
  static final int TIMES = DATE | LOCAL_TIMESTAMP | ZONED_TIMESTAMP;

  private Kinds() {}

  /// Returns the narrowest type of a set.
  static ColumnType narrowest(int kinds) {
    return switch (Integer.lowestOneBit(kinds)) {
      case BOOLEAN -> ColumnType.BOOLEAN;
      case INTEGER -> ColumnType.INTEGER;
      case DECIMAL -> ColumnType.DECIMAL;
      case DATE -> ColumnType.DATE;
      case LOCAL_TIMESTAMP, ZONED_TIMESTAMP -> ColumnType.TIMESTAMP;
      default -> ColumnType.TEXT;
    };
  }
}
