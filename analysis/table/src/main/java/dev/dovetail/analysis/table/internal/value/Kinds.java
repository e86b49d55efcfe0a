package dev.dovetail.analysis.table.internal.value;

import dev.dovetail.analysis.table.ColumnType;

/// Sets of the types a value can be read as, as bits. The types of a column are the intersection over its
/// values.
public final class Kinds {
  public static final int NONE = 0;
  public static final int BOOLEAN = 1;
  public static final int INT64 = 2;
  public static final int BIG_INTEGER = 4;
  public static final int DECIMAL = 8;
  public static final int FLOAT64 = 16;
  public static final int DATE = 32;
  public static final int TIME = 64;
  public static final int LOCAL_TIMESTAMP = 128;
  public static final int ZONED_TIMESTAMP = 256;
  public static final int UUID = 512;
  public static final int ALL = 1023;

  public static final int INTEGERS = INT64 | BIG_INTEGER;
  public static final int NUMBERS = INTEGERS | DECIMAL | FLOAT64;
  public static final int TIMES = DATE | TIME | LOCAL_TIMESTAMP | ZONED_TIMESTAMP;

  private Kinds() {}

  /// Returns the narrowest type of a set.
  public static ColumnType narrowest(int kinds) {
    return switch (Integer.lowestOneBit(kinds)) {
      case BOOLEAN -> ColumnType.BOOLEAN;
      case INT64 -> ColumnType.INT64;
      case BIG_INTEGER -> ColumnType.BIG_INTEGER;
      case DECIMAL -> ColumnType.DECIMAL;
      case FLOAT64 -> ColumnType.FLOAT64;
      case DATE -> ColumnType.DATE;
      case TIME -> ColumnType.TIME;
      case LOCAL_TIMESTAMP -> ColumnType.TIMESTAMP;
      case ZONED_TIMESTAMP -> ColumnType.ZONED_TIMESTAMP;
      case UUID -> ColumnType.UUID;
      default -> ColumnType.TEXT;
    };
  }
}
