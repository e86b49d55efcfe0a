package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.ReadOptions;
import java.util.Optional;

/// How the numbers of a file are spelled.
///
/// Groups are of three digits. Where the comma begins a fraction, `1.234,5` is a number without being told
/// so; `1.234` is one thousand only if the point is given here. The space stands for the spaces that do not
/// break too (U+00A0, U+202F, U+2009), and the apostrophe for U+2019.
///
/// @param isDecimalComma whether the comma, not the point, begins a fraction
/// @param thousands what may stand between groups of digits
public record NumberSpelling(boolean isDecimalComma, Optional<Character> thousands) {
  /// A decimal point and no groups.
  public static final NumberSpelling PLAIN = new NumberSpelling(false, Optional.empty());

  /// Checks the separator.
  ///
  /// @throws IllegalArgumentException if it is a digit, a letter, a sign or what begins a fraction
  public NumberSpelling {
    char point = isDecimalComma ? ',' : '.';
    if (thousands.filter(c -> c == point || Character.isLetterOrDigit(c) || Character.isSurrogate(c)
        || c == '-' || c == '+').isPresent()) {
      throw new IllegalArgumentException("thousands must be a separator other than the decimal '" + point
          + "', found '" + thousands.get()
          + "'; give decimalComma too if fractions begin with the other one");
    }
  }

  /// Returns the spelling that options give, completed by guesses.
  ///
  /// @param isDecimalComma what the file looks like, for options that do not say it
  /// @param thousands likewise, left out if it contradicts the options
  public static NumberSpelling of(
      ReadOptions options, boolean isDecimalComma, Optional<Character> thousands) {
    char given = options.thousands().orElse(ReadOptions.NONE);
    boolean guess = given == '.' || (isDecimalComma && given != ',');
    boolean isComma = options.decimalComma().orElse(guess);
    char point = isComma ? ',' : '.';
    return new NumberSpelling(isComma, options.thousands().or(() -> thousands.filter(c -> c != point))
        .filter(c -> c != ReadOptions.NONE));
  }
}
