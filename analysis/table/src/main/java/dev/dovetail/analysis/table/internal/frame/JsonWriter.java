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

  private final Utf8Out out;
  private final boolean isLines;
  private final StringBuilder value = new StringBuilder();

  JsonWriter(Utf8Out out, boolean isLines) {
    this.out = out;
    this.isLines = isLines;
  }

  void write(List<String> names, List<ColumnView> columns, int rows) throws IOException {
    List<byte[]> keys = new ArrayList<>();
    for (String name : names) {
      keys.add(key(name));
    }
    if (!isLines) {
      out.put('[');
    }
    for (int row = 0; row < rows; row++) {
      if (!isLines) {
        out.putAscii(row == 0 ? "\n" : ",\n");
      }
      out.put('{');
      for (int column = 0; column < columns.size(); column++) {
        if (column > 0) {
          out.put(',');
        }
        byte[] key = keys.get(column);
        out.put(key, 0, key.length);
        field(columns.get(column), row);
      }
      out.put('}');
      if (isLines) {
        out.put('\n');
      }
    }
    if (!isLines) {
      out.putAscii(rows == 0 ? "]\n" : "\n]\n");
    }
  }

  private static byte[] key(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Out target = new Utf8Out(bytes);
    byte[] text = name.getBytes(UTF_8);
    string(target, text, 0, text.length);
    target.put(':');
    target.flush();
    return bytes.toByteArray();
  }

  private void field(ColumnView column, int index) throws IOException {
    if (column.isNull(index)) {
      out.putAscii("null");
      return;
    }
    int row = column.rows().at(index);
    if (column.data() instanceof TextData texts) {
      string(out, texts.bytes(row), texts.start(row), texts.end(row));
      return;
    }
    value.setLength(0);
    column.data().appendTo(value, row);
    ColumnType type = column.type();
    boolean isBare = type == ColumnType.BOOLEAN
        || (type.isNumeric() && (type != ColumnType.FLOAT64 || Double.isFinite(column.data().asDouble(row))));
    if (!isBare) {
      out.put('"');
    }
    out.putAscii(value);
    if (!isBare) {
      out.put('"');
    }
  }

  private static void string(Utf8Out out, byte[] bytes, int from, int to) throws IOException {
    out.put('"');
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
          out.putAscii("u00");
          out.put(HEX[b >> 4]);
          out.put(HEX[b & 15]);
        }
      }
    }
    out.put(bytes, start, to);
    out.put('"');
  }
}
