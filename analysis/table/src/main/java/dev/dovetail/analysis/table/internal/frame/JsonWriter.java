package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes records as JSON (RFC 8259), in one array or one a line: numbers and booleans as such, all other
/// values as strings. NaN and infinities, for which JSON has no number, are strings too.
final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);
  private static final byte[] FIRST = "\n".getBytes(UTF_8);
  private static final byte[] NEXT = ",\n".getBytes(UTF_8);
  private static final byte[] NULL = "null".getBytes(UTF_8);
  private static final ByteSearch ESCAPED = new ByteSearch("\"\\", true);

  private final Utf8Out out;
  private final boolean isLines;

  JsonWriter(Utf8Out out, boolean isLines) {
    this.out = out;
    this.isLines = isLines;
  }

  void write(List<String> names, List<ColumnView> columns, int rows) throws IOException {
    List<JsonColumn> writers = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      writers.add(JsonColumn.of(key(column > 0, names.get(column)), columns.get(column)));
    }
    if (!isLines) {
      out.put('[');
    }
    for (int row = 0; row < rows; row++) {
      if (!isLines) {
        out.put(row == 0 ? FIRST : NEXT);
      }
      out.put('{');
      for (JsonColumn column : writers) {
        out.put(column.key());
        field(column, row);
      }
      out.put('}');
      if (isLines) {
        out.put('\n');
      }
    }
    if (!isLines) {
      out.put(rows == 0 ? "]\n" : "\n]\n");
    }
  }

  /// @param key with the comma before it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record JsonColumn(byte[] key, ColumnData data, Rows rows, ColumnType type) {
    static JsonColumn of(byte[] key, ColumnView view) {
      return new JsonColumn(key, view.data(), view.rows(), view.type());
    }

    boolean isBare(int row) {
      return type == ColumnType.BOOLEAN
          || (type.isNumeric() && (type != ColumnType.FLOAT64 || Double.isFinite(data.asDouble(row))));
    }
  }

  private static byte[] key(boolean isFurther, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Out target = new Utf8Out(bytes);
    if (isFurther) {
      target.put(',');
    }
    byte[] text = name.getBytes(UTF_8);
    string(target, text, 0, text.length);
    target.put(':');
    target.flush();
    return bytes.toByteArray();
  }

  private void field(JsonColumn column, int index) throws IOException {
    int row = column.rows().at(index);
    ColumnData data = column.data();
    if (row < 0 || data.isNull(row)) {
      out.put(NULL);
    } else if (data instanceof TextData texts) {
      string(out, texts.bytes(row), texts.start(row), texts.end(row));
    } else if (column.isBare(row)) {
      out.put(data, row, -1);
    } else {
      out.put('"');
      out.put(data, row, -1);
      out.put('"');
    }
  }

  private static void string(Utf8Out out, byte[] bytes, int from, int to) throws IOException {
    out.put('"');
    if (!ESCAPED.isIn(bytes, from, to)) {
      out.put(bytes, from, to);
      out.put('"');
      return;
    }
    int start = from;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < 0 || (b >= 0x20 && b != '"' && b != '\\')) {
        continue;
      }
      out.put(bytes, start, i);
      start = i + 1;
      out.put('\\');
      switch (b) {
        case '\n' -> out.put('n');
        case '\r' -> out.put('r');
        case '\t' -> out.put('t');
        case '"', '\\' -> out.put(b);
        default -> {
          out.put("u00");
          out.put(HEX[b >> 4]);
          out.put(HEX[b & 15]);
        }
      }
    }
    out.put(bytes, start, to);
    out.put('"');
  }
}
