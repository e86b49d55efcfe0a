package dev.dovetail.analysis.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hardwood.row.PqInterval;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.PqVariant;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Values as Hardwood's rows give them: plain ones as they read, nested ones as JSON.
final class JsonText {
  private JsonText() {}

  /// Writes a value into a field.
  static void write(Object value, CellWriter cells, int field) {
    switch (value) {
      case PqStruct _, PqList _, PqMap _, PqVariant _ -> {
        StringBuilder json = new StringBuilder();
        append(json, value);
        cells.text(field, json.toString());
      }
      case String text -> cells.text(field, text);
      case byte[] bytes -> cells.text(field, bytes, 0, bytes.length);
      case PqInterval interval -> cells.text(field, plain(interval));
      default -> cells.value(field, plain(value));
    }
  }

  private static String plain(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case Instant instant -> Times.timestamp(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + 'Z';
      case LocalDateTime time -> Times.timestamp(time);
      case LocalTime time -> Times.time(time);
      case PqInterval i -> Intervals.text(i.months(), i.days(), i.milliseconds());
      case byte[] bytes -> text(bytes);
      default -> value.toString();
    };
  }

  private static String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "0x" + HexFormat.of().formatHex(bytes);
    }
  }

  private static void append(StringBuilder json, @Nullable Object value) {
    switch (value) {
      case null -> json.append("null");
      case PqStruct struct -> {
        String separator = "{";
        for (int i = 0; i < struct.getFieldCount(); i++) {
          quote(json.append(separator), struct.getFieldName(i));
          append(json.append(':'), struct.isNull(i) ? null : struct.getValue(i));
          separator = ",";
        }
        json.append(struct.getFieldCount() == 0 ? "{}" : "}");
      }
      case PqList list -> {
        json.append('[');
        for (int i = 0; i < list.size(); i++) {
          append(json.append(i == 0 ? "" : ","), list.isNull(i) ? null : list.get(i));
        }
        json.append(']');
      }
      case PqMap map -> {
        String separator = "{";
        for (PqMap.Entry entry : map.getEntries()) {
          quote(json.append(separator), plain(entry.getKey()));
          append(json.append(':'), entry.isValueNull() ? null : entry.getValue());
          separator = ",";
        }
        json.append(map.isEmpty() ? "{}" : "}");
      }
      case Float number when !Float.isFinite(number) -> quote(json, number.toString());
      case Double number when !Double.isFinite(number) -> quote(json, number.toString());
      case Boolean bool -> json.append(bool.booleanValue());
      case Number number -> json.append(plain(number));
      default -> quote(json, plain(value));
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < 32) {
            json.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
