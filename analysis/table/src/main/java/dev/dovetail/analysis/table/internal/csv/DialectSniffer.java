package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Dialect.Delimited;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Guesses the dialect of a delimited text from its beginning: the delimiter under which most records have
/// the same number of fields (the consistency idea of van den Burg et al., *Wrangling messy CSV files by
/// detecting row and type patterns*, 2019, without its type score).
final class DialectSniffer {
  private static final byte[] CANDIDATES = {',', '\t', ';', '|'};

  private final byte[] text;
  private final boolean isWhole;
  private final String extension;
  private final ReadOptions options;
  private final HeadLines lines;

  /// @param text the beginning, in UTF-8; more than this is not needed
  /// @param isWhole whether it is the whole text
  /// @param extension of the file's name
  DialectSniffer(byte[] text, boolean isWhole, String extension, ReadOptions options) {
    this.text = text;
    this.isWhole = isWhole;
    this.extension = extension;
    this.options = options;
    this.lines = HeadLines.of(text);
  }

  HeadLines lines() {
    return lines;
  }

  CsvDialect sniff() {
    Finding<Character> quote = quote();
    int comment = lines.comments() > 0 ? '#' : -1;
    Finding<HeadRecords> chosen = records(quote, comment);
    HeadRecords records = chosen.value();
    HeaderGuess header = HeaderGuess.of(records.rows(), records.width(), options);
    boolean isHeaderCommented = false;
    if (lines.comments() == 1 && !header.hasHeader().value() && options.headerLines().isEmpty()) {
      isHeaderCommented = fieldsOfComment(records.syntax()) == records.width() && records.width() > 1;
    }
    Finding<Boolean> hasHeader = isHeaderCommented
        ? Finding.guessed(true, "the line that begins with # has as many fields as the records after it")
        : header.hasHeader();
    Delimited description = new Delimited(
        new Finding<>((char) records.syntax().delimiter(), chosen.isGuessed(), chosen.evidence()),
        quote,
        hasHeader,
        decimalComma(records),
        comment(isHeaderCommented));
    int width = isHeaderCommented ? records.width() : header.width();
    return new CsvDialect(records.syntax(), description, lines.separator() >= 0, isHeaderCommented, width,
        header.isRowNameUnnamed(), records.agreement(), records.rows().size());
  }

  private Finding<Optional<Character>> comment(boolean isHeaderCommented) {
    if (lines.comments() == 0) {
      return Finding.guessed(Optional.empty(), "no line at the beginning begins with #");
    }
    return isHeaderCommented
        ? Finding.guessed(Optional.empty(), "the only line at the beginning with # is the header")
        : Finding.guessed(Optional.of('#'), lines.comments() + " lines at the beginning begin with #");
  }

  private int fieldsOfComment(Syntax syntax) {
    RecordScanner scanner = new RecordScanner(syntax, 0, text.length, Integer.MAX_VALUE);
    var outcome = scanner.scan(text, lines.lastComment(), text.length, isWhole);
    return outcome == RecordScanner.Outcome.RECORD ? scanner.fields() : 0;
  }

  /// A single quote is the quote if fields begin and end with it, and none with a double quote.
  private Finding<Character> quote() {
    if (options.quote().isPresent()) {
      return Finding.given(options.quote().get(), "given");
    }
    int[] fields = new int[128];
    int[] broken = new int[128];
    for (byte quote : new byte[] {'"', '\''}) {
      boolean isOpen = false;
      for (int i = lines.bodyStart(); i < text.length; i++) {
        if (text[i] == quote) {
          boolean isFirst = !isOpen && (i == lines.bodyStart() || isBoundary(text[i - 1]));
          boolean isLast = isOpen && (i + 1 == text.length || isBoundary(text[i + 1]));
          fields[quote] += isLast ? 1 : 0;
          isOpen = isFirst || (isOpen && !isLast);
        } else if (isOpen && text[i] == '\n') {
          broken[quote]++;
          isOpen = false;
        }
      }
    }
    if (fields['"'] == 0 && fields['\''] > 0 && broken['\''] == 0) {
      return Finding.guessed('\'', fields['\''] + " fields begin and end with it, none with a double quote");
    }
    return Finding.guessed('"', fields['"'] > 0 ? fields['"'] + " fields begin and end with it"
        : "the usual one");
  }

  private static boolean isBoundary(byte b) {
    return b == ',' || b == ';' || b == '\t' || b == '|' || b == '\n' || b == '\r';
  }

  private Finding<HeadRecords> records(Finding<Character> quote, int comment) {
    byte quoteByte = (byte) quote.value().charValue();
    if (options.delimiter().isPresent()) {
      return Finding.given(divide((byte) options.delimiter().get().charValue(), quoteByte, comment), "given");
    }
    if (lines.separator() >= 0) {
      return Finding.given(divide((byte) lines.separator(), quoteByte, comment), "the line sep=");
    }
    List<HeadRecords> candidates = new ArrayList<>();
    for (byte delimiter : CANDIDATES) {
      if (delimiter != quoteByte) {
        candidates.add(divide(delimiter, quoteByte, comment));
      }
    }
    HeadRecords best = candidates.stream().max(Comparator.comparingDouble(this::score)).orElseThrow();
    if (score(best) == 0) {
      HeadRecords usual = candidates.get(isTabExtension() ? 1 : 0);
      return Finding.guessed(usual, "no delimiter divides the records at the beginning; the usual one");
    }
    return Finding.guessed(best,
        best.agreeing() + " of the first " + best.rows().size() + " records have " + best.width()
            + " fields");
  }

  /// Agreement counts most, then the number of fields; the extension decides between equals.
  private double score(HeadRecords records) {
    int width = records.width();
    if (width < 2) {
      return records.rows().stream().anyMatch(row -> row.size() > 1) ? 0.01 * records.agreement() : 0;
    }
    double agreement = records.agreement();
    double fields = 1 - 1.0 / width;
    boolean isExpected = records.syntax().delimiter() == (isTabExtension() ? '\t' : ',');
    return agreement * agreement * (1 + 0.3 * fields) + (isExpected ? 0.05 : 0);
  }

  private boolean isTabExtension() {
    return extension.equals("tsv") || extension.equals("tab");
  }

  private HeadRecords divide(byte delimiter, byte quote, int comment) {
    Syntax syntax =
        new Syntax(delimiter, quote, lines.endsWithCarriageReturn(), hasSpacesBeforeQuotes(delimiter, quote));
    return HeadRecords.of(syntax, text, lines.bodyStart(), comment, isWhole);
  }

  private boolean hasSpacesBeforeQuotes(byte delimiter, byte quote) {
    int spaced = 0;
    for (int i = lines.bodyStart(); i + 2 < text.length; i++) {
      if (text[i] == delimiter && text[i + 1] == quote) {
        return false;
      }
      spaced += text[i] == delimiter && text[i + 1] == ' ' && text[i + 2] == quote ? 1 : 0;
    }
    return spaced > 0;
  }

  /// Looked for where the comma does not divide fields: more fields like `1,5` than like `1.5`.
  private Finding<Boolean> decimalComma(HeadRecords records) {
    if (options.decimalComma().isPresent()) {
      return Finding.given(options.decimalComma().get(), "given");
    }
    if (records.syntax().delimiter() == ',') {
      return Finding.guessed(false, "the comma divides fields");
    }
    int commas = 0;
    int points = 0;
    for (List<String> row : records.rows()) {
      for (String field : row) {
        commas += Numerals.hasDecimalComma(field) ? 1 : 0;
        points += Numerals.hasDecimalPoint(field) ? 1 : 0;
      }
    }
    return Finding.guessed(commas > points,
        commas + " fields at the beginning are numbers with a decimal comma, " + points + " with a point");
  }
}
