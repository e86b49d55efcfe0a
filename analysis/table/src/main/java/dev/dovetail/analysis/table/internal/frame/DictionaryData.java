package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;

/// Text of at most 65,536 different values: 2 bytes a row, and each value once.
public final class DictionaryData extends TextData {
  private final char[] codes;
  private final Dictionary dictionary;

  /// Takes over codes.
  ///
  /// @param dictionary to which nothing is added any more
  DictionaryData(char[] codes, Dictionary dictionary, int size, Validity validity) {
    super(size, validity);
    this.codes = codes;
    this.dictionary = dictionary;
  }

  /// Returns the number of a row's value, from 0, in the order of first occurrence.
  public int code(int row) {
    return codes[row];
  }

  /// Returns how many different values there are.
  public int values() {
    return dictionary.size();
  }

  /// Returns the value of a number.
  public String valueOf(int code) {
    return dictionary.text(code);
  }

  /// Compares the values of two numbers by their bytes.
  int compareCodes(int code, int other) {
    return Arrays.compareUnsigned(
        dictionary.bytes(), dictionary.start(code), dictionary.end(code),
        dictionary.bytes(), dictionary.start(other), dictionary.end(other));
  }

  @Override
  public byte[] bytes(int row) {
    return dictionary.bytes();
  }

  @Override
  public int start(int row) {
    return dictionary.start(codes[row]);
  }

  @Override
  public int end(int row) {
    return dictionary.end(codes[row]);
  }

  @Override
  public String text(int row) {
    return dictionary.text(codes[row]);
  }
}
