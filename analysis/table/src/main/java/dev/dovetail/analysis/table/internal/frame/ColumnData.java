package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;

/// The values of one column in arrays of primitives. Immutable once it is built, so that any number of tables
/// share it.
///
/// The value of a row that [#isNull] is not to be asked for; what the getters return then is of no meaning.
public abstract sealed class ColumnData
    permits BooleanData, DecimalData, DoubleData, EmptyData, LongData, ObjectData, TextData, TimestampData,
        UuidData {
  /// The longest text that [#spell] writes, in bytes.
  static final int MOST_SPELLED = 48;

  private final ColumnType type;
  private final int size;
  private final Validity validity;

  ColumnData(ColumnType type, int size, Validity validity) {
    this.type = type;
    this.size = size;
    this.validity = validity;
  }

  /// Returns the type of the values.
  public final ColumnType type() {
    return type;
  }

  /// Returns how many rows there are.
  public final int size() {
    return size;
  }

  /// Tells whether a row has no value.
  public final boolean isNull(int row) {
    return validity.isNull(row);
  }

  /// Returns how many rows have no value.
  public final int nulls() {
    return validity.nulls();
  }

  /// Returns the value as a Java object: see [ColumnType] and `Column`.
  public abstract Object value(int row);

  /// Returns a value that orders and tells apart like the value itself where there is one: an integer, 0 or 1
  /// for a boolean, a date's days since 1970, a time's nanoseconds since midnight, a timestamp's seconds
  /// since 1970.
  ///
  /// @throws ClassCastException if values of this type have none, or it exceeds 64 bits
  public long asLong(int row) {
    throw new ClassCastException(type + " is no integer");
  }

  /// Returns the double nearest to a numeric value; of a boolean 0 or 1; of a time seconds.
  ///
  /// @throws ClassCastException if values of this type are no numbers
  public double asDouble(int row) {
    throw new ClassCastException(type + " is no number");
  }

  /// Appends the canonical text of a value, which reads as the same value.
  public void appendTo(StringBuilder text, int row) {
    text.append(value(row));
  }

  /// Writes what [#appendTo] appends, if that can be done without an object, is ASCII and no longer than
  /// [#MOST_SPELLED].
  ///
  /// @param at where to begin; there must be room for the longest text
  /// @return where the text ends, or -1; what stands behind its end is of no meaning
  int spell(byte[] target, int at, int row) {
    return -1;
  }

  /// Copies values as [#asLong] gives them; rows without a value give anything.
  ///
  /// @param rows which rows
  /// @param from the first place in them
  /// @param count how many
  public void copyLongs(Rows rows, int from, int count, long[] target) {
    for (int i = 0; i < count; i++) {
      int row = rows.at(from + i);
      if (row >= 0) {
        target[i] = asLong(row);
      }
    }
  }

  /// Copies values as [#asDouble] gives them; rows without a value give anything.
  ///
  /// @param rows which rows
  /// @param from the first place in them
  /// @param count how many
  public void copyDoubles(Rows rows, int from, int count, double[] target) {
    for (int i = 0; i < count; i++) {
      int row = rows.at(from + i);
      if (row >= 0) {
        target[i] = asDouble(row);
      }
    }
  }

  /// Copies which rows have no value.
  ///
  /// @return whether there is any
  public final boolean copyNulls(Rows rows, int from, int count, boolean[] target) {
    boolean hasNull = false;
    for (int i = 0; i < count; i++) {
      int row = rows.at(from + i);
      target[i] = row < 0 || validity.isNull(row);
      hasNull |= target[i];
    }
    return hasNull;
  }
}
