package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Builds [DictionaryData], and goes over to [PlainTextData] when there are too many different values.
final class TextBuilder extends DataBuilder {
  private final Dictionary dictionary = new Dictionary();
  private char[] codes = new char[16];
  private @Nullable TextChunks chunks;

  @Override
  void skip() {
    if (chunks != null) {
      chunks.add(new byte[0], 0, 0);
    } else {
      reserve(size() - 1);
    }
  }

  private void reserve(int row) {
    if (row >= codes.length) {
      codes = Arrays.copyOf(codes, Growth.of(codes.length, row + 1));
    }
  }

  /// Adds well-formed UTF-8.
  void addUtf8(byte[] bytes, int from, int to) {
    int row = row();
    if (chunks == null) {
      int code = dictionary.code(bytes, from, to);
      if (code >= 0) {
        reserve(row);
        codes[row] = (char) code;
        return;
      }
      chunks = expanded(row);
    }
    chunks.add(bytes, from, to);
  }

  private TextChunks expanded(int rows) {
    TextChunks expanded = new TextChunks();
    for (int row = 0; row < rows; row++) {
      boolean isEmpty = dictionary.size() == 0;
      int code = codes[row];
      expanded.add(dictionary.bytes(), isEmpty ? 0 : dictionary.start(code), isEmpty
          ? 0 : dictionary.end(code));
    }
    codes = new char[0];
    return expanded;
  }

  @Override
  public void add(Object value) {
    String text = (String) value;
    requireWhole(text);
    byte[] bytes = text.getBytes(UTF_8);
    addUtf8(bytes, 0, bytes.length);
  }

  /// Half a surrogate pair has no UTF-8; encoders put a question mark in its place.
  private static void requireWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int codePoint = text.codePointAt(i);
        if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
          throw new IllegalArgumentException("Text cannot hold half a surrogate pair, found U+"
              + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT) + " at " + i);
        }
        i++;
      }
    }
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    addUtf8(bytes, from, to);
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    if (chunks != null) {
      return chunks.build(rows, valid);
    }
    char[] all = codes.length == rows ? codes : Arrays.copyOf(codes, rows);
    return new DictionaryData(all, dictionary, rows, valid);
  }
}
