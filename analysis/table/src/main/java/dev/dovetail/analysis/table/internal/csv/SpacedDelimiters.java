package dev.dovetail.analysis.table.internal.csv;

/// Delimiters that are rather text, as in `Smith, John`: after a letter, and before a space and a letter.
final class SpacedDelimiters {
  private SpacedDelimiters() {}

  /// Joins the fields of a record that such delimiters divide, if as many fields are left then as expected.
  ///
  /// @return how many delimiters became text
  static int join(byte[] bytes, byte delimiter, int[] starts, int[] ends, int fields, int expected) {
    int joints = 0;
    for (int f = 1; f < fields; f++) {
      joints += isJoint(bytes, delimiter, starts, ends, f) ? 1 : 0;
    }
    if (joints == 0 || fields - joints != expected) {
      return 0;
    }
    int last = 0;
    for (int f = 1; f < fields; f++) {
      if (!isJoint(bytes, delimiter, starts, ends, f)) {
        starts[++last] = starts[f];
      }
      ends[last] = ends[f];
    }
    return joints;
  }

  private static boolean isJoint(byte[] bytes, byte delimiter, int[] starts, int[] ends, int field) {
    int i = starts[field];
    return ends[field] - i >= 2 && bytes[i] == ' ' && isLetter(bytes[i + 1])
        && i - 2 >= starts[0] && bytes[i - 1] == delimiter
        && (isLetter(bytes[i - 2]) || bytes[i - 2] == '.');
  }

  private static boolean isLetter(byte b) {
    return b < 0 || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
