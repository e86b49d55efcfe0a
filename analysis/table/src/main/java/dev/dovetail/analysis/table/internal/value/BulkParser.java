package dev.dovetail.analysis.table.internal.value;

/// Reads many fields of a column in one go, for as long as they are of the plainest kind; a field that is not
/// is left to [ValueParser].
public final class BulkParser {
  private static final int MOST_DIGITS = 16;
  private static final int DATE_LENGTH = 10;

  private BulkParser() {}

  /// Reads whole numbers of up to 16 digits, with a minus or without.
  ///
  /// @param starts where fields begin in `bytes`; a negative number for a missing field
  /// @param ends where they end
  /// @param first the first field
  /// @param stride how far it is from a field to the next one of its column
  /// @param rows how many fields to read at most
  /// @param out takes the numbers
  /// @param at the place of the first number
  /// @return how many were read: fewer than `rows` if a field is something else
  public static int parseLongs(byte[] bytes, int[] starts, int[] ends, int first, int stride, int rows,
      long[] out, int at) {
    int field = first;
    for (int row = 0; row < rows; row++, field += stride) {
      int from = starts[field];
      int to = ends[field];
      boolean isNegative = from >= 0 && from < to && bytes[from] == '-';
      int whole = isNegative ? from + 1 : from;
      int length = to - whole;
      if (from < 0 || length <= 0 || length > MOST_DIGITS || to < MOST_DIGITS) {
        return row;
      }
      long high = Digits.load(bytes, to - 8) ^ Digits.ZEROS;
      long value;
      if (length <= 8) {
        int unused = 64 - 8 * length;
        high = high >>> unused << unused;
        value = Digits.number(high);
      } else {
        int unused = 128 - 8 * length;
        long low = (Digits.load(bytes, to - 16) ^ Digits.ZEROS) >>> unused << unused;
        if (!Digits.areDigits(low)) {
          return row;
        }
        value = Digits.number(low) * 100_000_000 + Digits.number(high);
      }
      boolean isCode = bytes[whole] == '0' && (length > 1 || isNegative);
      if (isCode || !Digits.areDigits(high)) {
        return row;
      }
      out[at + row] = isNegative ? -value : value;
    }
    return rows;
  }

  /// Reads days as `yyyy-MM-dd` or `yyyy/MM/dd`, as the number of days since 1970-01-01; the parameters and
  /// the result are those of [#parseLongs].
  public static int parseDays(byte[] bytes, int[] starts, int[] ends, int first, int stride, int rows,
      int[] out, int at) {
    int field = first;
    for (int row = 0; row < rows; row++, field += stride) {
      int from = starts[field];
      if (from < 0 || ends[field] - from != DATE_LENGTH) {
        return row;
      }
      int day = Days.yearFirst(bytes, from);
      if (day == Days.NONE) {
        return row;
      }
      out[at + row] = day;
    }
    return rows;
  }
}
