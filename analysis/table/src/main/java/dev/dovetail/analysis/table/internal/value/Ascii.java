package dev.dovetail.analysis.table.internal.value;

/// Words of ASCII letters in bytes.
final class Ascii {
  private Ascii() {}

  /// Tells whether a stretch is a word, in any case.
  ///
  /// @param word in lower case
  static boolean isWord(byte[] bytes, int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[from + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /// Tells whether a byte is a letter of either case.
  static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }
}
