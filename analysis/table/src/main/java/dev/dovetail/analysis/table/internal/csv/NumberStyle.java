package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.Optional;

/// How numbers are spelled, by a vote of those that leave no choice: `1,5` and `1.234.567` speak for a decimal
/// comma, `1.5` and `1,234,567` against it. `1,234` alone decides nothing; it is then taken for grouped, but
/// where the semicolon divides fields for a fraction, since that is why it does.
public final class NumberStyle {
  private static final String SEPARATORS = ".,' \u00a0\u202f\u2009\u2019";

  private final int[] decimals = new int[SEPARATORS.length()];
  private final int[] groups = new int[SEPARATORS.length()];
  private final int[] undecided = new int[SEPARATORS.length()];

  /// Makes a vote without votes.
  public NumberStyle() {}

  /// Hears a number.
  public void add(String number) {
    int first = -1;
    int last = -1;
    int count = 0;
    int digits = 0;
    int leading = 0;
    boolean isZero = false;
    boolean isEnd = false;
    for (int i = 0; i < number.length() && !isEnd; i++) {
      char c = number.charAt(i);
      int separator = SEPARATORS.indexOf(c);
      if (c >= '0' && c <= '9') {
        isZero |= count == 0 && leading == 0 && c == '0';
        leading += count == 0 ? 1 : 0;
        digits++;
      } else if (c == 'e' || c == 'E') {
        isEnd = true;
      } else if (separator >= 0 && (separator < 2 || isBetweenDigits(number, i))) {
        first = count == 0 ? separator : first;
        last = separator;
        count++;
        digits = 0;
      }
    }
    vote(first, last, count, digits, leading, isZero);
  }

  private void vote(int first, int last, int count, int digits, int leading, boolean isZero) {
    if (count == 0) {
      return;
    }
    if (first != last) {
      groups[first]++;
      decimals[last]++;
    } else if (count > 1 || first > 1) {
      groups[first]++;
    } else if (digits == 3 && leading >= 1 && leading <= 3 && !isZero) {
      undecided[first]++;
    } else {
      decimals[first]++;
    }
  }

  private static boolean isBetweenDigits(String number, int i) {
    return i > 0 && i + 1 < number.length()
        && Character.isDigit(number.charAt(i - 1)) && Character.isDigit(number.charAt(i + 1));
  }

  /// Tells whether the comma begins a fraction.
  ///
  /// @param delimiter what divides fields
  public Finding<Boolean> decimalComma(int delimiter, ReadOptions options) {
    if (options.decimalComma().isPresent()) {
      return Finding.given(options.decimalComma().get(), "given");
    }
    int commas = decimals[1] + groups[0];
    int points = decimals[0] + groups[1];
    if (commas == 0 && points == 0 && undecided[1] > 0) {
      boolean isComma = delimiter == ';' && undecided[0] == 0;
      return Finding.guessed(isComma, undecided[1] + " numbers are like 1,234 and none says what that means; "
          + (isComma ? "the semicolon divides fields" : "taken for text"));
    }
    if (commas + points + undecided[0] == 0) {
      return Finding.guessed(false, delimiter == ',' ? "the comma divides fields" : "no number has a comma");
    }
    return Finding.guessed(commas > points,
        commas + " fields at the beginning are numbers with a decimal comma, " + (points + undecided[0])
            + " with a point");
  }

  /// Returns what stands between groups of three digits.
  public Finding<Optional<Character>> thousands(boolean hasDecimalComma, ReadOptions options) {
    if (options.thousands().isPresent()) {
      return Finding.given(options.thousands().filter(c -> c != ReadOptions.NONE), "given");
    }
    int decimal = hasDecimalComma ? 1 : 0;
    int other = 1 - decimal;
    int best = -1;
    int most = 0;
    for (int s = 0; s < SEPARATORS.length(); s++) {
      // 1,234 alone may mean two things, unless other numbers show what fractions begin with
      boolean isDecided = s == other && (groups[s] > 0 || decimals[decimal] > 0);
      int count = s == decimal ? 0 : groups[s] + (isDecided ? undecided[s] : 0);
      if (count > most) {
        most = count;
        best = s;
      }
    }
    if (best < 0 && undecided[other] > 0) {
      return Finding.guessed(Optional.empty(), undecided[other] + " numbers at the beginning are like 1"
          + SEPARATORS.charAt(other) + "234, and none says what that means");
    }
    if (best < 0) {
      return Finding.guessed(Optional.empty(), "no number at the beginning has groups of digits");
    }
    char c = SEPARATORS.charAt(best);
    return Finding.guessed(Optional.of(c), most + " numbers at the beginning are like 1" + c + "234");
  }
}
