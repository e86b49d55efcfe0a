package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Quoting;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.WriteOptions;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Writes delimited text as RFC 4180 describes it, in UTF-8.
final class CsvWriter {
  private static final byte UNKNOWN = 0;
  private static final byte BARE = 1;
  private static final byte QUOTED = 2;

  private final Utf8Out out;
  private final WriteOptions options;
  private final char delimiter;
  private final ByteSearch special;
  private final NullSpellings nulls = new NullSpellings(ReadOptions.defaults());
  private final ValueParser parser = new ValueParser(NumberSpelling.PLAIN, Optional.empty());
  private final byte[] nullSpelling;
  private final byte[] lineEnding;

  CsvWriter(Utf8Out out, WriteOptions options, char delimiter) {
    this.out = out;
    this.options = options;
    this.delimiter = delimiter;
    this.special = new ByteSearch(delimiter + "\"\n\r", false);
    this.nullSpelling = options.nullSpelling().getBytes(UTF_8);
    this.lineEnding = options.lineEnding().getBytes(UTF_8);
  }

  void write(List<String> names, List<ColumnView> columns, int rows) throws IOException {
    if (options.hasByteOrderMark()) {
      out.put("\ufeff");
    }
    for (int column = 0; options.hasHeader() && column < names.size(); column++) {
      separate(column);
      byte[] name = names.get(column).getBytes(UTF_8);
      text(name, 0, name.length, isQuoted(name, 0, name.length));
    }
    if (options.hasHeader() && !names.isEmpty()) {
      out.put(lineEnding);
    }
    CsvColumn[] writers = columns.stream().map(CsvColumn::of).toArray(CsvColumn[]::new);
    byte[] missing = missing(writers.length == 1);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < writers.length; column++) {
        separate(column);
        field(writers[column], row, missing);
      }
      out.put(lineEnding);
    }
  }

  /// A column, and what is known of the values of its dictionary.
  ///
  /// @param quoting of each value of a dictionary; empty if there is none
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record CsvColumn(ColumnData data, Rows rows, boolean isBare, byte[] quoting) {
    static CsvColumn of(ColumnView view) {
      ColumnData data = view.data();
      boolean isBare = data.type().isNumeric() || data.type() == ColumnType.BOOLEAN;
      int values = data instanceof DictionaryData dictionary ? dictionary.values() : 0;
      return new CsvColumn(data, view.rows(), isBare, new byte[values]);
    }
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.put(delimiter);
    }
  }

  /// Returns what is written for a missing value; a blank line is no row to many readers.
  private byte[] missing(boolean isAlone) {
    boolean isQuoted = nullSpelling.length == 0 ? isAlone
        : isComment(nullSpelling, 0, nullSpelling.length) || options.nullSpelling().indexOf(delimiter) >= 0;
    return isQuoted ? ('"' + options.nullSpelling() + '"').getBytes(UTF_8) : nullSpelling;
  }

  private void field(CsvColumn column, int index, byte[] missing) throws IOException {
    int row = column.rows().at(index);
    ColumnData data = column.data();
    if (row < 0 || data.isNull(row)) {
      out.put(missing);
    } else if (data instanceof TextData texts) {
      byte[] bytes = texts.bytes(row);
      int from = texts.start(row);
      int to = texts.end(row);
      text(bytes, from, to, data instanceof DictionaryData dictionary
          ? isQuoted(column.quoting(), dictionary.code(row), bytes, from, to) : isQuoted(bytes, from, to));
    } else if (options.quoting() == Quoting.ALL
        || (options.quoting() == Quoting.NON_NUMERIC && !column.isBare())) {
      out.put('"');
      out.put(data, row, -1);
      out.put('"');
    } else {
      out.put(data, row, delimiter);
    }
  }

  private boolean isQuoted(byte[] known, int code, byte[] bytes, int from, int to) {
    if (known[code] == UNKNOWN) {
      known[code] = isQuoted(bytes, from, to) ? QUOTED : BARE;
    }
    return known[code] == QUOTED;
  }

  private void text(byte[] bytes, int from, int to, boolean isQuoted) throws IOException {
    if (!isQuoted) {
      out.put(bytes, from, to);
      return;
    }
    out.put('"');
    if (isFormula(bytes, from, to)) {
      out.put('\'');
    }
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        out.put(bytes, start, i + 1);
        start = i; // once more
      }
    }
    out.put(bytes, start, to);
    out.put('"');
  }

  private boolean isFormula(byte[] bytes, int from, int to) {
    return options.hasNeutralisedFormulas() && from < to && switch (bytes[from]) {
      case '=', '+', '-', '@', '\t', '\r' -> true;
      default -> false;
    };
  }

  private boolean isQuoted(byte[] bytes, int from, int to) {
    return from == to || options.quoting() != Quoting.MINIMAL || isFormula(bytes, from, to)
        || isBlank(bytes[from]) || isBlank(bytes[to - 1]) || isComment(bytes, from, to)
        || special.isIn(bytes, from, to)
        || nulls.flag(bytes, from, to) != 0 || parser.parse(bytes, from, to, Kinds.ALL) != Kinds.NONE
        || Arrays.equals(bytes, from, to, nullSpelling, 0, nullSpelling.length);
  }

  /// Tells whether a line that begins like this may look like a comment.
  private static boolean isComment(byte[] bytes, int from, int to) {
    return switch (bytes[from]) {
      case '#', '%', '!', ';' -> true;
      case '/', '-' -> to - from > 1 && bytes[from + 1] == bytes[from];
      default -> false;
    };
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
