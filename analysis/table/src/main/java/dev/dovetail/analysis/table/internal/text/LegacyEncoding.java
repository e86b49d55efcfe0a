package dev.dovetail.analysis.table.internal.text;

import dev.dovetail.analysis.table.Finding;
import java.nio.charset.Charset;

/// Which character set from before Unicode a text is in that is not UTF-8: the one under which its characters
/// are likeliest in some language, by the frequencies of letters. Any but windows-1252 must be far likelier,
/// and on more than a few characters; the rarer it is the more so. What a runtime image without the module
/// `jdk.charsets` lacks (x-MacRoman, those of IBM) is not guessed there.
///
/// @param charset the character set
/// @param finding for the report
record LegacyEncoding(Charset charset, Finding<String> finding) {
  private static final int MOST_BYTES = 4000;
  private static final int LEAST_LETTERS = 6;
  private static final int LEAST_CHARACTERS = 3;
  private static final double USUAL = 8;
  private static final double RARE = 14;

  private record Guess(Charset charset, double likelihood, String evidence) {}

  /// Guesses from some bytes of a text.
  static LegacyEncoding of(byte[] bytes, int from, int to) {
    SingleBytes singles = new SingleBytes(bytes, from, to, MOST_BYTES);
    Guess usual = new Guess(Encoding.WINDOWS_1252, Double.NEGATIVE_INFINITY, "");
    Guess best = usual;
    for (Language language : Language.all()) {
      for (String name : language.charsets()) {
        if (!Charset.isSupported(name)) {
          continue; // the runtime image may lack it
        }
        Charset charset = Charset.forName(name);
        boolean isUsual = charset.equals(Encoding.WINDOWS_1252);
        if (!isUsual && (singles.total() < LEAST_LETTERS || !singles.speaksFor(language, charset))) {
          continue;
        }
        double likelihood = singles.likelihood(language, charset) - (isUsual ? 0 : penalty(name));
        if (likelihood > best.likelihood() || (isUsual && likelihood > usual.likelihood())) {
          Guess guess = new Guess(charset, likelihood, singles.usual(language, charset) + " of "
              + singles.total() + " characters beyond ASCII are usual in " + language.name());
          best = likelihood > best.likelihood() ? guess : best;
          usual = isUsual && likelihood > usual.likelihood() ? guess : usual;
        }
      }
    }
    for (DoubleBytes language : DoubleBytes.all()) {
      if (!Charset.isSupported(language.charset())) {
        continue;
      }
      DoubleBytes.Score score = language.score(bytes, from, to, MOST_BYTES);
      double likelihood = score.likelihood() - penalty(language.charset());
      boolean isEnough = score.characters() >= LEAST_CHARACTERS && score.usual() >= 0.15 * score.characters();
      if (isEnough && likelihood > best.likelihood()) {
        best = new Guess(Charset.forName(language.charset()), likelihood, "nearly all sequences are of it, and "
            + score.usual() + " of " + score.characters() + " characters are among the commonest of "
            + language.name());
      }
    }
    String name = best.charset().name();
    boolean isUsual = best.charset().equals(Encoding.WINDOWS_1252);
    if (isUsual && singles.hasEuroOf15()) {
      return new LegacyEncoding(Charset.forName("ISO-8859-15"),
          Finding.guessed("ISO-8859-15", "no byte is one that only windows-1252 has, and some are the euro sign "
              + "there that windows-1252 has as the sign \u00a4"));
    }
    return new LegacyEncoding(best.charset(), Finding.guessed(name, isUsual
        ? best.evidence()
        : best.evidence() + "; that is e^" + Math.round(best.likelihood() - usual.likelihood())
            + " times likelier than windows-1252"));
  }

  private static double penalty(String name) {
    return switch (name) {
      case "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "GB18030", "Big5",
          "windows-31j", "x-windows-949" -> USUAL;
      default -> RARE;
    };
  }
}
