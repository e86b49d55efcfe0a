package dev.dovetail.fileops;

/// How two files of the same length are told apart; files of different lengths always differ.
public enum ContentCheck {
  /// By their modification times, without reading them: equal times mean equal files. This is the quick check
  /// of rsync.
  TIME,
  /// By their bytes, unless their modification times are equal.
  BYTES_UNLESS_SAME_TIME,
  /// By their bytes.
  BYTES
}
