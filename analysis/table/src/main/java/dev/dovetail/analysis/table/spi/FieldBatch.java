package dev.dovetail.analysis.table.spi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Some consecutive rows, as ranges of bytes: no object for a cell. A format fills one batch again and again;
/// a sink reads it column by column.
///
/// The field of row `r` and column `c`, counted from [#firstColumn], is number `r * columns() + c`. Its text
/// is the UTF-8 (always well-formed) in [#bytes] from `starts()[number]` to `ends()[number]`.
public final class FieldBatch {
  /// The start of a field that the row does not have.
  public static final int MISSING = -1;

  private byte[] bytes = new byte[0];
  private int[] starts;
  private int[] ends;
  private boolean @Nullable [] literals;
  private int firstColumn;
  private int columns;
  private int rows;

  /// Makes an empty batch.
  ///
  /// @param capacity how many fields it holds; a batch always holds one row, however many fields that has
  public FieldBatch(int capacity) {
    this.starts = new int[capacity];
    this.ends = new int[capacity];
  }

  /// Empties the batch, and says how wide its rows are.
  ///
  /// @param firstColumn the column to which the first field of a row belongs
  /// @param columns how many fields each row has
  public void reset(int firstColumn, int columns) {
    this.firstColumn = firstColumn;
    this.columns = columns;
    rows = 0;
    if (columns > starts.length) {
      starts = new int[columns];
      ends = new int[columns];
      literals = literals == null ? null : new boolean[columns];
    }
  }

  /// Adds a row all of whose fields are missing, to be set by [#set].
  ///
  /// @return the number of its first field
  public int addRow() {
    int first = rows * columns;
    Arrays.fill(starts, first, first + columns, MISSING);
    rows++;
    return first;
  }

  /// Adds rows whose fields were set in [#starts] and [#ends] behind those of the rows before, where there
  /// must be room for them.
  public void addRows(int count) {
    if (literals != null) {
      Arrays.fill(literals, rows * columns, (rows + count) * columns, false);
    }
    rows += count;
  }

  /// Doubles how many fields the batch holds; its rows stay.
  public void grow() {
    starts = Arrays.copyOf(starts, Math.multiplyExact(2, starts.length));
    ends = Arrays.copyOf(ends, starts.length);
    literals = literals == null ? null : Arrays.copyOf(literals, starts.length);
  }

  /// Returns how many fields the batch holds.
  public int capacity() {
    return starts.length;
  }

  /// Sets a field.
  public void set(int field, int start, int end) {
    starts[field] = start;
    ends[field] = end;
    if (literals != null) {
      literals[field] = false;
    }
  }

  /// Sets a field that the format itself says is text (a JSON string): it is never a number, boolean or null.
  public void setLiteral(int field, int start, int end) {
    if (literals == null) {
      literals = new boolean[starts.length];
    }
    starts[field] = start;
    ends[field] = end;
    literals[field] = true;
  }

  /// Makes a field of a row missing again.
  public void clear(int field) {
    starts[field] = MISSING;
  }

  /// Says in which array the ranges lie.
  public void in(byte[] source) {
    bytes = source;
  }

  /// Tells whether a further row must wait for the next batch.
  public boolean isFull() {
    return columns == 0 ? rows >= starts.length : rows > 0 && (rows + 1L) * columns > starts.length;
  }

  /// Returns the array in which the ranges lie.
  public byte[] bytes() {
    return bytes;
  }

  /// Returns where fields begin, or [#MISSING]; the batch's own array, until it [grows][#grow].
  public int[] starts() {
    return starts;
  }

  /// Returns where fields end; the batch's own array, until it [grows][#grow].
  public int[] ends() {
    return ends;
  }

  /// Tells whether the format itself says that the field is text.
  public boolean isLiteral(int field) {
    return literals != null && literals[field];
  }

  /// Returns the column to which the first field of a row belongs.
  public int firstColumn() {
    return firstColumn;
  }

  /// Returns how many fields each row has.
  public int columns() {
    return columns;
  }

  /// Returns how many rows there are.
  public int rows() {
    return rows;
  }
}
