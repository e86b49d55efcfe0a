package dev.dovetail.analysis.table.internal.expression;

/// The order of text: by code point, which is also that of its UTF-8.
public final class CodePoints {
  private CodePoints() {}

  /// Compares two texts.
  public static int compare(String first, String second) {
    int length = Math.min(first.length(), second.length());
    for (int i = 0; i < length; i++) {
      char x = first.charAt(i);
      char y = second.charAt(i);
      if (x != y) {
        boolean isBeyond = Character.isSurrogate(x);
        return isBeyond == Character.isSurrogate(y) ? x - y : isBeyond ? 1 : -1;
      }
    }
    return first.length() - second.length();
  }
}
