package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.internal.text.TextBuffer;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Reads one delimited text from its beginning to its end.
final class CsvReader {
  private static final int BATCH_FIELDS = 16 << 10;
  private static final int SHOWN_COMMENTS = 20;

  private final Utf8Source source;
  private final TextBuffer text;
  private final CsvDialect dialect;
  private final Syntax syntax;
  private final ReadOptions options;
  private final RowSink sink;
  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final List<String> notes = new ArrayList<>();
  private final int comment;
  private final Footnotes footnotes = new Footnotes();
  private final List<List<String>> headers = new ArrayList<>();
  private RowWatch watch = new RowWatch(List.of());
  private RecordScanner scanner;
  private int width;
  private long line = 1;
  private long record;
  private long comments;
  private long blanks;
  private boolean isAfterBlank;
  private boolean isBegun;

  CsvReader(Utf8Source source, CsvDialect dialect, ReadOptions options, RowSink sink) {
    this.source = source;
    this.text = new TextBuffer(source, options.bufferBytes());
    this.dialect = dialect;
    this.syntax = dialect.syntax();
    this.options = options;
    this.sink = sink;
    this.comment = dialect.description().comment().value().map(c -> (int) c).orElse(-1);
    this.width = dialect.width();
    this.scanner = scanner();
    this.notes.addAll(dialect.notes());
  }

  /// Reads all.
  ///
  /// @param lineEnding as seen at the beginning
  Dialect read(String lineEnding) throws IOException {
    sink.decimalComma(dialect.description().hasDecimalComma().value());
    for (int i = 0; i < dialect.description().skippedLines().value() && (text.size() > 0 || more()); i++) {
      skipLine();
    }
    while (text.size() > 0 || more()) {
      if (isComment()) {
        addComment();
      } else if (scanner.scan(text.bytes(), text.at(), text.end(), text.isWhole())
          == RecordScanner.Outcome.RECORD) {
        accept();
      } else {
        more();
      }
    }
    if (!isBegun) {
      begin();
    }
    int footnoteCount = footnotes.areNotes() ? footnotes.count() : 0;
    if (footnoteCount > 0) {
      notes.addAll(footnotes.describe());
    } else {
      addHeld();
    }
    flush();
    notes.addAll(watch.notes());
    if (comments > SHOWN_COMMENTS) {
      notes.add(comments + " comment lines below the header were skipped");
    }
    return new Dialect(source.encoding(), Finding.guessed(lineEnding, "the lines at the beginning"),
        Optional.of(dialect.description().withFootnotes(Finding.guessed(footnoteCount,
            "records with fewer fields at the end of the text"))), notes);
  }

  /// A header that is a comment is not to be skipped.
  private boolean isComment() {
    boolean isHeader = dialect.isHeaderCommented() && headers.isEmpty();
    return text.bytes()[text.at()] == comment && !isHeader;
  }

  private void addComment() throws IOException {
    long at = line;
    String content = skipLine();
    if (++comments <= SHOWN_COMMENTS) {
      notes.add("line " + at + " is a comment: \"" + HeadLines.shortened(content) + "\"");
    }
  }

  private RecordScanner scanner() {
    return new RecordScanner(syntax, width, options.maxRecordBytes(), options.maxColumns());
  }

  private boolean more() throws IOException {
    if (text.size() > options.maxRecordBytes()) {
      throw Limits.recordTooLong(line, options);
    }
    flush(); // its fields lie in the text that is about to move
    return text.more();
  }

  /// Skips a line.
  ///
  /// @return its text
  private String skipLine() throws IOException {
    int i = text.at();
    while (true) {
      for (; i < text.end(); i++) {
        boolean isUndecided = text.bytes()[i] == '\r' && i + 1 == text.end() && !text.isWhole();
        if (isUndecided) {
          break;
        }
        if (syntax.endsLine(text.bytes(), i, text.end())) {
          return pass(i + 1);
        }
      }
      int done = i - text.at();
      more();
      i = text.at() + done;
      if (text.isWhole() && i >= text.end()) {
        return pass(text.end());
      }
    }
  }

  private String pass(int next) {
    String content = new String(text.bytes(), text.at(), next - text.at(), UTF_8).strip();
    text.moveTo(next);
    line++;
    return content;
  }

  private void accept() throws IOException {
    int from = text.at();
    int next = scanner.next();
    if (next - from > options.maxRecordBytes()) {
      throw Limits.recordTooLong(line, options);
    }
    Limits.checkColumns(scanner.fields(), options);
    boolean isBlank = scanner.isBlank();
    if (isBlank) {
      blanks += isBegun ? 1 : 0;
    } else if (!isBegun && headers.size() < dialect.description().headerLines().value()) {
      addHeader(from);
      return;
    } else {
      if (!isBegun) {
        begin();
        return; // now that the width is known, the record is scanned again
      }
      if (footnotes.mayBe(scanner, width, isAfterBlank)) {
        footnotes.hold(line, text.bytes(), from, next, isAfterBlank);
      } else {
        addHeld();
        addBlanks();
        addRecord();
      }
    }
    isAfterBlank = isBlank;
    passRecord(next);
  }

  private void passRecord(int next) {
    line += scanner.isMultiline() ? syntax.lines(text.bytes(), text.at(), next) : 1;
    text.moveTo(next);
  }

  private void addHeader(int from) throws IOException {
    String problems = problems(from, false);
    if (!problems.isEmpty()) {
      sink.badRow(new BadRow(problemLine(from), 0, "header: " + problems));
    }
    width = width == 0 ? scanner.fields() : width;
    int next = scanner.next();
    passRecord(next);
    scanner.unescape();
    headers.add(header());
    if (headers.size() == dialect.description().headerLines().value()) {
      begin();
    }
  }

  /// Names the columns, once the header is complete.
  private void begin() throws IOException {
    isBegun = true;
    if (headers.isEmpty() && width == 0) {
      width = scanner.fields();
    }
    List<String> header = HeaderNames.join(headers);
    ColumnNames names = ColumnNames.of(header, width);
    notes.addAll(names.notes());
    watch = new RowWatch(headers.size() == 1 && !dialect.isRowNameUnnamed() ? header : List.of());
    sink.columns(names.names());
    batch.reset(0, width);
    scanner = scanner();
  }

  /// Adds what was held back and is no footnote.
  private void addHeld() throws TableException {
    if (footnotes.isEmpty()) {
      return;
    }
    flush();
    RecordScanner again = scanner();
    for (Footnotes.Held held : footnotes.release()) {
      record++;
      byte[] bytes = held.text().getBytes(UTF_8);
      again.scan(bytes, 0, bytes.length, true);
      sink.badRow(new BadRow(held.line(), record, misfit(again.fields())));
      again.unescape();
      int first = batch.addRow();
      System.arraycopy(again.starts(), 0, batch.starts(), first, again.fields());
      System.arraycopy(again.ends(), 0, batch.ends(), first, again.fields());
      flush(bytes);
    }
  }

  private List<String> header() {
    List<String> header = new ArrayList<>();
    if (dialect.isRowNameUnnamed()) {
      header.add("");
    }
    for (int f = 0; f < Math.min(scanner.fields(), width); f++) {
      int start = scanner.starts()[f];
      header.add(new String(text.bytes(), start, scanner.ends()[f] - start, UTF_8));
    }
    if (dialect.isHeaderCommented()) {
      header.set(0, header.getFirst().substring(1).strip());
    }
    return header;
  }

  /// A blank line is a row without a value if there is one column only, and means nothing otherwise, nor at
  /// the end.
  private void addBlanks() throws TableException {
    for (; blanks > 0 && width == 1; blanks--) {
      record++;
      batch.set(newRow(), text.at(), text.at());
    }
    blanks = 0;
  }

  private void addRecord() throws TableException {
    record++;
    int from = text.at();
    if (isSuspect()) {
      String problems = problems(from, true);
      if (!problems.isEmpty()) {
        sink.badRow(new BadRow(problemLine(from), record, problems));
      }
    }
    scanner.unescape();
    int first = newRow();
    int fields = Math.min(width, scanner.fields());
    System.arraycopy(scanner.starts(), 0, batch.starts(), first, fields);
    System.arraycopy(scanner.ends(), 0, batch.ends(), first, fields);
  }

  private int newRow() throws TableException {
    if (batch.isFull()) {
      flush();
    }
    return batch.addRow();
  }

  private void flush() throws TableException {
    flush(text.bytes());
  }

  private void flush(byte[] bytes) throws TableException {
    if (isBegun && batch.rows() > 0) {
      batch.in(bytes);
      watch.look(batch, record - batch.rows());
      sink.batch(batch);
      batch.reset(0, width);
    }
  }

  private boolean isSuspect() {
    return scanner.fields() != width
        || scanner.hasControl()
        || scanner.isMisquoted()
        || scanner.strayQuoteAt() >= 0
        || text.nextReplacement(text.at()) < text.offset(scanner.next());
  }

  private String problems(int from, boolean isWidthChecked) {
    StringJoiner problems = new StringJoiner("; ");
    if (scanner.strayQuoteAt() >= 0) {
      problems.add("quote opened here is never closed, taken literally");
    } else if (scanner.isMisquoted()) {
      problems.add("text after a closing quote, which was taken for a part of the field");
    }
    if (isWidthChecked && scanner.fields() != width) {
      problems.add(misfit(scanner.fields()));
    }
    if (scanner.hasControl()) {
      problems.add("control character");
    }
    if (text.nextReplacement(from) < text.offset(scanner.next())) {
      problems.add("bytes are not " + source.encoding().value());
    }
    return problems.toString();
  }

  private String misfit(int fields) {
    return fields + (fields == 1 ? " field" : " fields") + ", expected " + width;
  }

  private long problemLine(int from) {
    int stray = scanner.strayQuoteAt();
    return stray < 0 ? line : line + syntax.lines(text.bytes(), from, stray);
  }
}
