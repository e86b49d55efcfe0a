package dev.dovetail.analysis.table;

/// A property of a file, and how it is known.
///
/// @param value what was found or given
/// @param isGuessed whether it was inferred from the content; false if the options, a byte-order mark or the
///     format itself say so
/// @param evidence why, in a few words: "all of 212 records have 8 fields"
/// @param <T> the kind of property
public record Finding<T>(T value, boolean isGuessed, String evidence) {
  /// Makes a finding that was given, not guessed.
  public static <T> Finding<T> given(T value, String evidence) {
    return new Finding<>(value, false, evidence);
  }

  /// Makes a finding that was inferred.
  public static <T> Finding<T> guessed(T value, String evidence) {
    return new Finding<>(value, true, evidence);
  }
}
