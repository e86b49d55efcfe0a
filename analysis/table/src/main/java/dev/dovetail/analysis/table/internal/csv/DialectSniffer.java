package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Dialect.Delimited;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.Optional;

/// Guesses the dialect of a delimited text from its beginning: comments, quote, delimiter, where the table
/// begins, header and spelling of numbers, in this order, each with its evidence.
final class DialectSniffer {
  private static final int MOST_LINES_SHOWN = 20;

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
    this.lines = HeadLines.of(text, options);
  }

  HeadLines lines() {
    return lines;
  }

  CsvDialect sniff() {
    QuoteVote quotes = QuoteVote.of(text, lines.bodyStart(), options);
    Finding<Candidate> chosen = delimiter(quotes.quote());
    Finding<Optional<Character>> quote = quotes.quote();
    if (quote.isGuessed() && isUnquoted(chosen.value().records())) {
      quote = Finding.guessed(Optional.empty(),
          chosen.value().records().strays() + " fields begin with a quote, none ends with one");
      chosen = delimiter(quote);
    }
    HeadRecords records = chosen.value().records();
    TableExtent extent = chosen.value().extent();
    if (options.skippedLines().isPresent()) {
      extent = new TableExtent(extent.width(), 0, extent.end(), extent.agreeing());
    }
    HeaderGuess header = HeaderGuess.of(records, extent, options);
    boolean isHeaderCommented = isHeaderCommented(records, extent, header);
    int start = isHeaderCommented ? lines.lastComment()
        : extent.start() < records.count() ? records.offset(extent.start()) : lines.bodyStart();
    Finding<Integer> headerLines = isHeaderCommented
        ? Finding.guessed(1, "the last comment has as many fields as the records after it")
        : header.lines();
    NumberStyle numbers = numbers(records, extent);
    Finding<Boolean> decimalComma = numbers.decimalComma(records.syntax().delimiter(), options);
    Delimited description = new Delimited(
        new Finding<>((char) records.syntax().delimiter(), chosen.isGuessed(), chosen.evidence()),
        quote,
        quotes.escape(),
        skipped(start),
        headerLines,
        decimalComma,
        numbers.thousands(decimalComma.value(), options),
        comment(isHeaderCommented),
        Finding.guessed(0, "not yet read to the end"));
    Syntax syntax = quotes.escape().value().map(records.syntax()::withEscape).orElse(records.syntax());
    return new CsvDialect(syntax, description, isHeaderCommented,
        isHeaderCommented ? records.fields(extent.start()) : header.width(),
        header.isRowNameUnnamed() && !isHeaderCommented, new TableEvidence(chosen.value()).isEvident(),
        lines.textBefore(text, start, MOST_LINES_SHOWN));
  }

  private Finding<Integer> skipped(int start) {
    int skipped = lines.linesBefore(text, start);
    if (options.skippedLines().isPresent()) {
      return Finding.given(skipped, "given, and comments and blank lines after that");
    }
    return Finding.guessed(skipped, skipped == 0 ? "the table begins with the first line"
        : "comments, blank lines and lines with other numbers of fields precede the table");
  }

  private Finding<Optional<Character>> comment(boolean isHeaderCommented) {
    if (options.comment().isPresent()) {
      return Finding.given(options.comment().filter(c -> c != ReadOptions.NONE), "given");
    }
    if (lines.comments() == 0 || lines.isDoubled()) {
      return Finding.guessed(Optional.empty(), lines.isDoubled()
          ? lines.comments() + " lines at the beginning are comments, which two characters mark"
          : "no line at the beginning begins with #");
    }
    char mark = (char) lines.comment();
    return isHeaderCommented && lines.comments() == 1
        ? Finding.guessed(Optional.empty(), "the only line at the beginning with " + mark + " is the header")
        : Finding.guessed(Optional.of(mark), lines.comments() + " lines at the beginning begin with " + mark);
  }

  /// The last comment is the header if it has as many fields as the records, and these have no header of their
  /// own, or it is written like one: without a blank after the mark.
  private boolean isHeaderCommented(HeadRecords records, TableExtent extent, HeaderGuess header) {
    boolean hasComment = lines.lastComment() >= 0 && !lines.isDoubled();
    if (!hasComment || extent.start() > 0 || options.headerLines().isPresent()) {
      return false;
    }
    int next = lines.lastComment() + 1;
    boolean isAttached = next < text.length && text[next] > ' ' && text[next] != lines.comment();
    boolean isWanted = header.lines().value() == 0 || (isAttached && !header.isVoted());
    if (!isWanted || records.count() == 0) {
      return false;
    }
    RecordScanner scanner = new RecordScanner(records.syntax(), 0, text.length, text.length, Integer.MAX_VALUE);
    var outcome = scanner.scan(text, lines.lastComment(), text.length, isWhole);
    return outcome == RecordScanner.Outcome.RECORD
        && scanner.fields() > 1 && scanner.fields() == extent.width();
  }

  private Finding<Candidate> delimiter(Finding<Optional<Character>> quote) {
    byte quoteByte = QuoteVote.asByte(quote);
    if (options.delimiter().isPresent()) {
      byte given = (byte) (char) options.delimiter().get();
      return Finding.given(Candidate.of(divide(given, quoteByte), 1), "given");
    }
    if (lines.separator() >= 0) {
      Candidate named = Candidate.of(divide((byte) lines.separator(), quoteByte), 1);
      return Finding.given(named, "the line sep=");
    }
    boolean isTab = extension.equals("tsv") || extension.equals("tab");
    byte expected = (byte) (isTab ? '\t' : extension.equals("psv") ? '|' : ',');
    DelimiterVote vote =
        DelimiterVote.of(text, lines.bodyStart(), quoteByte, expected, d -> divide(d, quoteByte));
    return Finding.guessed(vote.best(), vote.evidence());
  }

  private HeadRecords divide(byte delimiter, byte quote) {
    Syntax syntax =
        new Syntax(delimiter, quote, lines.endsWithCarriageReturn(), hasSpacesBeforeQuotes(delimiter, quote));
    boolean isComment = lines.comments() > 0 && !lines.isDoubled();
    return HeadRecords.of(syntax, text, lines.bodyStart(), isComment ? lines.comment() : -1, isWhole);
  }

  /// Fields that begin with a quote without ending with one: the quote is text like any other.
  private static boolean isUnquoted(HeadRecords records) {
    if (records.strays() < 2) {
      return false;
    }
    for (int r = 0; r < records.count(); r++) {
      for (int f = 0; f < records.fields(r); f++) {
        if (records.isQuoted(r, f)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean hasSpacesBeforeQuotes(byte delimiter, byte quote) {
    if (delimiter == ' ') {
      return false;
    }
    int spaced = 0;
    for (int i = lines.bodyStart(); i + 2 < text.length; i++) {
      if (text[i] == delimiter && text[i + 1] == quote) {
        return false;
      }
      spaced += text[i] == delimiter && text[i + 1] == ' ' && text[i + 2] == quote ? 1 : 0;
    }
    return spaced > 0;
  }

  private static NumberStyle numbers(HeadRecords records, TableExtent extent) {
    NumberStyle numbers = new NumberStyle();
    for (int r = extent.start(); r < extent.end(); r++) {
      for (int c = 0; c < records.fields(r); c++) {
        if (records.kind(r, c) == CellKind.NUMBER) {
          numbers.add(records.cell(r, c));
        }
      }
    }
    return numbers;
  }
}
