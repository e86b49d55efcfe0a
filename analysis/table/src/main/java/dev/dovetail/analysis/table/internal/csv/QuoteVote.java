package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.Optional;

/// Which quote a text uses, and how it writes a quote inside quotes, by what stands before and after quotes.
///
/// @param quote stands around fields; empty if given as none
/// @param escape stands before a quote that belongs to its field; empty if quotes are doubled
record QuoteVote(Finding<Optional<Character>> quote, Finding<Optional<Character>> escape) {
  static final byte NONE = 0;
  private static final String BOUNDARIES = ",;\t|\n\r^~\u0001\u001f";

  /// A single quote is the quote if fields begin and end with it, and none with a double quote.
  static QuoteVote of(byte[] text, int from, ReadOptions options) {
    Finding<Optional<Character>> quote = quote(text, from, options);
    return new QuoteVote(quote, escape(text, from, (byte) (char) quote.value().orElse('"'), options));
  }

  /// Returns the quote as a byte that a scanner looks for.
  static byte asByte(Finding<Optional<Character>> quote) {
    return quote.value().map(q -> (byte) (char) q).orElse(NONE);
  }

  private static Finding<Optional<Character>> quote(byte[] text, int from, ReadOptions options) {
    if (options.quote().isPresent()) {
      return Finding.given(options.quote().filter(q -> q != ReadOptions.NONE), "given");
    }
    char other = options.delimiter().orElse(',');
    int doubles = fields(text, from, (byte) '"', other);
    int singles = doubles > 0 ? 0 : fields(text, from, (byte) '\'', other);
    if (singles > 0) {
      return Finding.guessed(Optional.of('\''),
          singles + " fields begin and end with it, none with a double quote");
    }
    return Finding.guessed(Optional.of('"'),
        doubles > 0 ? doubles + " fields begin and end with it" : "the usual one");
  }

  /// Counts the fields between two quotes; none if a field with single quotes does not end on its line.
  private static int fields(byte[] text, int from, byte quote, char delimiter) {
    boolean isOpen = false;
    int fields = 0;
    for (int i = from; i < text.length; i++) {
      if (text[i] == quote) {
        boolean isFirst = !isOpen && (i == from || isBoundary(text[i - 1], delimiter));
        boolean isLast = isOpen && (i + 1 == text.length || isBoundary(text[i + 1], delimiter));
        fields += isLast ? 1 : 0;
        isOpen = isFirst || (isOpen && !isLast);
      } else if (isOpen && text[i] == '\n') {
        if (quote == '\'') {
          return 0;
        }
        isOpen = false;
      }
    }
    return fields;
  }

  /// Quotes inside a field are escaped if more of them follow a backslash than another quote.
  private static Finding<Optional<Character>> escape(byte[] text, int from, byte quote, ReadOptions options) {
    if (options.escape().isPresent()) {
      return Finding.given(options.escape().filter(e -> e != ReadOptions.NONE && (byte) (char) e != quote), "given");
    }
    char delimiter = options.delimiter().orElse(',');
    int escaped = 0;
    int doubled = 0;
    for (int i = from + 1; i + 1 < text.length; i++) {
      if (text[i] != quote || isBoundary(text[i + 1], delimiter)) {
        continue;
      }
      if (text[i - 1] == '\\') {
        escaped++;
      } else if (text[i + 1] == quote && !isBoundary(text[i - 1], delimiter)) {
        doubled++;
        i++;
      }
    }
    if (escaped > doubled) {
      return Finding.guessed(Optional.of('\\'),
          escaped + " quotes inside fields follow a backslash, " + doubled + " are doubled");
    }
    return Finding.guessed(Optional.empty(), doubled > 0 ? doubled + " quotes inside fields are doubled"
        : "no quote inside a field follows a backslash");
  }

  private static boolean isBoundary(byte b, char delimiter) {
    return b == delimiter || BOUNDARIES.indexOf(b) >= 0;
  }
}
