package dev.dovetail.analysis.table.internal.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/// How often each byte beyond ASCII stands in a text, and between what: enough to say how likely the text is in
/// a language and a character set of one byte a letter.
final class SingleBytes {
  private static final int LEAST_DISTINCT = 3;
  private static final int EURO_OF_15 = 0xa4 - 128;
  private static final double LEAST_USUAL = 0.75;
  private static final int AFTER_LOWER = 1;
  private static final int BETWEEN_LETTERS = 2;
  private static final double FOREIGN_LETTER = Math.log(2e-4);
  private static final double SYMBOL = Math.log(1e-3);
  private static final double RARE = Math.log(1e-5);
  private static final double NONE = Math.log(1e-7);
  private static final double MISPLACED = Math.log(1e-2);
  private static final double CAPITAL = Math.log(0.08);
  private static final String SYMBOLS = "°€£§«»“”„‚‘’–—…©®™·²³½ºªµ±×\u00a0";

  private final int[][] counts = new int[4][128];
  private int total;
  private int adjacent;

  /// @param from the first byte to look at
  /// @param most how many bytes beyond ASCII to look at
  SingleBytes(byte[] bytes, int from, int to, int most) {
    for (int i = from; i < to && total < most; i++) {
      if (bytes[i] >= 0) {
        continue;
      }
      int before = i > from ? bytes[i - 1] : ' ';
      int after = i + 1 < to ? bytes[i + 1] : ' ';
      int context = (before >= 'a' && before <= 'z' ? AFTER_LOWER : 0)
          | (isLetter(before) && isLetter(after) ? BETWEEN_LETTERS : 0);
      counts[context][bytes[i] & 0x7f]++;
      adjacent += before < 0 || after < 0 ? 1 : 0;
      total++;
    }
  }

  private static boolean isLetter(int b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }

  int total() {
    return total;
  }

  /// Returns the logarithm of how likely the text is.
  double likelihood(Language language, Charset charset) {
    char[] table = table(charset);
    double norm = 0;
    for (int i = 0; i < language.letters().length(); i++) {
      norm += 1.0 / (i + 3);
    }
    double sum = 0;
    for (int b = 0; b < 128; b++) {
      char c = table[b];
      char lower = Character.toLowerCase(c);
      int rank = language.letters().indexOf(lower);
      double letter = rank < 0 ? FOREIGN_LETTER : Math.log(0.9 / ((rank + 3) * norm));
      for (int context = 0; context < 4; context++) {
        int count = counts[context][b];
        if (count > 0) {
          sum += count * (Character.isLetter(c) ? letter(c, lower, letter, context) : symbol(c, context));
        }
      }
    }
    return sum;
  }

  /// Returns how many of the characters are usual letters of a language.
  int usual(Language language, Charset charset) {
    char[] table = table(charset);
    int usual = 0;
    for (int b = 0; b < 128; b++) {
      usual += isUsual(language, table[b]) ? count(b) : 0;
    }
    return usual;
  }

  /// Tells whether there are enough letters to tell the language by: three different ones that are usual in it,
  /// and few other characters.
  boolean speaksFor(Language language, Charset charset) {
    char[] table = table(charset);
    int distinct = 0;
    for (int b = 0; b < 128; b++) {
      distinct += isUsual(language, table[b]) && count(b) > 0 ? 1 : 0;
    }
    boolean isLatin = language.letters().charAt(0) < '\u0370';
    return (isLatin || adjacent >= LEAST_USUAL * total) // other alphabets make words without ASCII
        && distinct >= LEAST_DISTINCT && usual(language, charset) >= LEAST_USUAL * total;
  }

  private static boolean isUsual(Language language, char c) {
    return language.letters().indexOf(Character.toLowerCase(c)) >= 0;
  }

  /// Tells whether the text has the euro sign of ISO-8859-15, and nothing that only windows-1252 has.
  boolean hasEuroOf15() {
    int c1 = 0;
    for (int b = 0; b < 32; b++) {
      c1 += count(b);
    }
    return c1 == 0 && count(EURO_OF_15) >= LEAST_DISTINCT;
  }

  private int count(int b) {
    int count = 0;
    for (int[] inContext : counts) {
      count += inContext[b];
    }
    return count;
  }

  private static double letter(char c, char lower, double likelihood, int context) {
    boolean isCapital = c != lower;
    return likelihood + (isCapital ? CAPITAL : 0)
        + (isCapital && (context & AFTER_LOWER) != 0 ? MISPLACED : 0);
  }

  private static double symbol(char c, int context) {
    double likelihood = SYMBOLS.indexOf(c) >= 0 ? SYMBOL : c == '\ufffd' || Character.isISOControl(c) ? NONE : RARE;
    return likelihood + ((context & BETWEEN_LETTERS) != 0 && c != '’' && c != '·' ? MISPLACED : 0);
  }

  private static char[] table(Charset charset) {
    byte[] upper = new byte[128];
    for (int i = 0; i < 128; i++) {
      upper[i] = (byte) (i + 128);
    }
    try {
      return charset.newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(upper)).toString().toCharArray();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("A decoder that replaces what is malformed never fails", e);
    }
  }
}
