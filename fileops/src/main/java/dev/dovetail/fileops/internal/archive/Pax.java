package dev.dovetail.fileops.internal.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The records of a pax extended header (POSIX, pax, "pax Extended Header").
final class Pax {
  static final String SPARSE = "GNU.sparse.";

  private final Map<String, String> records = new HashMap<>();
  private final StringBuilder sparseMap = new StringBuilder();

  /// Reads records, each `length key=value\n`; later ones win.
  void read(byte[] data) throws DamagedException {
    int start = 0;
    while (start < data.length) {
      int blank = start;
      int length = 0;
      while (blank < data.length && data[blank] >= '0' && data[blank] <= '9' && length < data.length) {
        length = length * 10 + data[blank++] - '0';
      }
      boolean isWhole = length >= 5 && length <= data.length - start && data[blank] == ' ';
      int equals = blank + 1;
      while (isWhole && equals < start + length && data[equals] != '=') {
        equals++;
      }
      if (!isWhole || equals >= start + length || data[start + length - 1] != '\n') {
        throw new DamagedException("is damaged: its extended header has a record of the wrong length");
      }
      put(
          EntryNames.decoded(Arrays.copyOfRange(data, blank + 1, equals)),
          EntryNames.decoded(Arrays.copyOfRange(data, equals + 1, start + length - 1)));
      start += length;
    }
  }

  private void put(String key, String value) {
    if (key.equals(SPARSE + "offset") || key.equals(SPARSE + "numbytes")) { // version 0.0 repeats them
      sparseMap.append(sparseMap.isEmpty() ? "" : ",").append(value);
    } else {
      records.put(key, value);
    }
  }

  /// Puts a record in if there is none of the key.
  void putIfAbsent(String key, String value) {
    records.putIfAbsent(key, value);
  }

  boolean has(String key) {
    return records.containsKey(key);
  }

  String text(String key, String other) {
    String value = records.get(key);
    return value == null || value.isEmpty() ? other : value;
  }

  /// Returns the list of offsets and lengths of the sparse formats 0.0 and 0.1, or an empty text.
  String sparseMap() {
    return text(SPARSE + "map", sparseMap.toString());
  }

  long number(String key, long other) throws DamagedException {
    String value = records.get(key);
    return value == null || value.isEmpty() ? other : parse(value);
  }

  static long parse(String digits) throws DamagedException {
    try {
      long number = Long.parseLong(digits);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new DamagedException("is damaged: its extended header has something else in the place of a number");
  }

  /// Returns the time of modification.
  @Nullable FileTime modified(@Nullable FileTime other) throws DamagedException {
    String value = records.get("mtime");
    if (value == null || value.isEmpty()) {
      return other;
    }
    try {
      if (value.length() > 64 || value.indexOf('e') >= 0 || value.indexOf('E') >= 0) {
        throw new NumberFormatException(value);
      }
      BigDecimal time = new BigDecimal(value);
      long seconds = time.setScale(0, RoundingMode.FLOOR).longValueExact();
      long nanos = time.subtract(BigDecimal.valueOf(seconds)).movePointRight(9).longValue();
      return FileTime.from(Instant.ofEpochSecond(seconds, nanos));
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw new DamagedException("is damaged: its extended header has a time that is none");
    }
  }
}
