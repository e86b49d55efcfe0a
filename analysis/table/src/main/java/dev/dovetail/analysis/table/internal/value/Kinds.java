package dev.dovetail.analysis.table.internal.value;

import dev.dovetail.analysis.table.ColumnType;

/// Sets of the types a value can be read as, as bits. The types of a column are the intersection over its
/// values.
///
/// Days that end with the year are of two kinds, by the order of day and month, so that the intersection also
/// decides on the order of a column: `05/06/2024` is both, `05/31/2024` one. A column all of whose values are
/// both is [#isAmbiguous], and text.
public final class Kinds {
  public static final int NONE = 0;
  public static final int BOOLEAN = 1;
  public static final int INT64 = 1 << 1;
  public static final int BIG_INTEGER = 1 << 2;
  public static final int DECIMAL = 1 << 3;
  public static final int FLOAT64 = 1 << 4;

  /// A day that begins with the year, or names its month.
  public static final int DATE = 1 << 5;
  public static final int TIME = 1 << 6;
  public static final int LOCAL_TIMESTAMP = 1 << 7;
  public static final int ZONED_TIMESTAMP = 1 << 8;
  public static final int UUID = 1 << 9;
  public static final int DAY_MONTH_DATE = 1 << 10;
  public static final int DAY_MONTH_TIMESTAMP = 1 << 11;
  public static final int MONTH_DAY_DATE = 1 << 12;
  public static final int MONTH_DAY_TIMESTAMP = 1 << 13;
  public static final int ALL = (1 << 14) - 1;

  public static final int INTEGERS = INT64 | BIG_INTEGER;
  public static final int NUMBERS = INTEGERS | DECIMAL | FLOAT64;
  public static final int DATES = DATE | DAY_MONTH_DATE | MONTH_DAY_DATE;
  public static final int DAY_MONTH = DAY_MONTH_DATE | DAY_MONTH_TIMESTAMP;
  public static final int MONTH_DAY = MONTH_DAY_DATE | MONTH_DAY_TIMESTAMP;
  public static final int TIMES =
      DATE | TIME | LOCAL_TIMESTAMP | ZONED_TIMESTAMP | DAY_MONTH | MONTH_DAY;

  /// What text may spell that a format marks as text, such as a JSON string.
  public static final int LITERALS = TIMES | UUID;

  private Kinds() {}

  /// Tells whether all values of a column are days that can be read in two orders.
  public static boolean isAmbiguous(int kinds) {
    return (kinds & DAY_MONTH) != 0 && (kinds & MONTH_DAY) != 0;
  }

  /// Returns what a whole column is, now that no value follows: [#NONE] if that is ambiguous.
  public static int settled(int kinds) {
    return isAmbiguous(kinds) ? NONE : kinds;
  }

  /// Returns the narrowest type of a column: text if there is none, or if it is ambiguous.
  public static ColumnType narrowest(int kinds) {
    return narrowestOfValue(settled(kinds));
  }

  /// Returns the narrowest type of a value for itself: a date, even if it can be read in two orders.
  public static ColumnType narrowestOfValue(int kinds) {
    return switch (Integer.lowestOneBit(kinds)) {
      case BOOLEAN -> ColumnType.BOOLEAN;
      case INT64 -> ColumnType.INT64;
      case BIG_INTEGER -> ColumnType.BIG_INTEGER;
      case DECIMAL -> ColumnType.DECIMAL;
      case FLOAT64 -> ColumnType.FLOAT64;
      case DATE, DAY_MONTH_DATE, MONTH_DAY_DATE -> ColumnType.DATE;
      case TIME -> ColumnType.TIME;
      case LOCAL_TIMESTAMP, DAY_MONTH_TIMESTAMP, MONTH_DAY_TIMESTAMP -> ColumnType.TIMESTAMP;
      case ZONED_TIMESTAMP -> ColumnType.ZONED_TIMESTAMP;
      case UUID -> ColumnType.UUID;
      default -> ColumnType.TEXT;
    };
  }
}
