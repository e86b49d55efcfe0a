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
  private final Utf8Out out;
  private final WriteOptions options;
  private final char delimiter;
  private final NullSpellings nulls = new NullSpellings(ReadOptions.defaults());
  private final ValueParser parser = new ValueParser(NumberSpelling.PLAIN, Optional.empty());
  private final byte[] nullSpelling;
  private final StringBuilder value = new StringBuilder();

  CsvWriter(Utf8Out out, WriteOptions options, char delimiter) {
    this.out = out;
    this.options = options;
    this.delimiter = delimiter;
    this.nullSpelling = options.nullSpelling().getBytes(UTF_8);
  }

  void write(List<String> names, List<ColumnView> columns, int rows) throws IOException {
    if (options.hasByteOrderMark()) {
      out.put("\ufeff");
    }
    for (int column = 0; options.hasHeader() && column < names.size(); column++) {
      separate(column);
      byte[] name = names.get(column).getBytes(UTF_8);
      text(name, 0, name.length);
    }
    if (options.hasHeader() && !names.isEmpty()) {
      out.putAscii(options.lineEnding());
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns.size(); column++) {
        separate(column);
        field(columns.get(column), row, columns.size() == 1);
      }
      out.putAscii(options.lineEnding());
    }
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.put(delimiter);
    }
  }

  private void field(ColumnView column, int index, boolean isAlone) throws IOException {
    ColumnData data = column.data();
    if (column.isNull(index)) {
      // a blank line is no row to many readers
      if (isAlone && nullSpelling.length == 0) {
        out.putAscii("\"\"");
      } else {
        out.put(nullSpelling, 0, nullSpelling.length);
      }
    } else if (data instanceof TextData texts) {
      int row = column.rows().at(index);
      text(texts.bytes(row), texts.start(row), texts.end(row));
    } else {
      value.setLength(0);
      data.appendTo(value, column.rows().at(index));
      boolean isBare = data.type().isNumeric() || data.type() == ColumnType.BOOLEAN;
      boolean isQuoted = options.quoting() == Quoting.ALL || (options.quoting() == Quoting.NON_NUMERIC
          && !isBare)
          || value.indexOf(String.valueOf(delimiter)) >= 0;
      if (isQuoted) {
        out.put('"');
      }
      out.putAscii(value);
      if (isQuoted) {
        out.put('"');
      }
    }
  }

  private void text(byte[] bytes, int from, int to) throws IOException {
    boolean isFormula = options.hasNeutralisedFormulas() && from < to && switch (bytes[from]) {
      case '=', '+', '-', '@', '\t', '\r' -> true;
      default -> false;
    };
    boolean isQuoted = isFormula || options.quoting() != Quoting.MINIMAL || needsQuotes(bytes, from, to);
    if (!isQuoted) {
      out.put(bytes, from, to);
      return;
    }
    out.put('"');
    if (isFormula) {
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

  private boolean needsQuotes(byte[] bytes, int from, int to) {
    if (from == to || isBlank(bytes[from]) || isBlank(bytes[to - 1]) || bytes[from] == '#') {
      return true;
    }
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == delimiter || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return nulls.flag(bytes, from, to) != 0 || parser.parse(bytes, from, to, Kinds.ALL) != Kinds.NONE
        || Arrays.equals(bytes, from, to, nullSpelling, 0, nullSpelling.length);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
