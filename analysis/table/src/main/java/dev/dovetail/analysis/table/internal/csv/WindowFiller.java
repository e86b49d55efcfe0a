package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.internal.text.TextBuffer;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.BadRows;
import dev.dovetail.analysis.table.spi.FieldBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Divides one delimited text into windows: runs of ordinary records at once, others one by one.
final class WindowFiller {
  private static final int MOST_FIELDS = 512 << 10;
  private static final int SHOWN_COMMENTS = 20;

  private final TextBuffer text;
  private final CsvDialect dialect;
  private final Syntax syntax;
  private final ReadOptions options;
  private final WindowExchange exchange;
  private final BadRows badRows;
  private final RowProblems problems;
  private final List<String> notes = new ArrayList<>();
  private final int comment;
  private final Footnotes footnotes = new Footnotes();
  private final List<List<String>> headers = new ArrayList<>();
  private RowWatch watch = new RowWatch(List.of(), false);
  private Window window = new Window();
  private RecordScanner scanner;
  private RunScanner runs;
  private int width;
  private long line = 1;
  private long record;
  private long rows;
  private long comments;
  private long blanks;
  private boolean isAfterBlank;
  private boolean isBegun;

  WindowFiller(
      Utf8Source source, TextBuffer text, CsvDialect dialect, ReadOptions options, WindowExchange exchange) {
    this.text = text;
    this.dialect = dialect;
    this.syntax = dialect.syntax();
    this.options = options;
    this.exchange = exchange;
    this.badRows = new BadRows(options.badRows(), row -> window.badRow(row));
    this.problems = new RowProblems(source, text);
    this.comment = dialect.description().comment().value().map(c -> (int) c).orElse(-1);
    this.width = dialect.width();
    this.scanner = scanner();
    this.runs = runs();
    this.notes.addAll(dialect.notes());
  }

  /// Divides all.
  ///
  /// @return what is to be said about the whole text
  TextEnd fill() throws IOException {
    int skipped = dialect.description().skippedLines().value();
    for (int i = 0; i < skipped && (text.size() > 0 || more()); i++) {
      skipLine();
    }
    while (text.size() > 0 || more()) {
      if (isBegun) {
        makeRoom();
        if (blanks == 0 && footnotes.isEmpty() && !isComment() && addRun()) {
          isAfterBlank = false;
          continue;
        }
      }
      if (isComment()) {
        addComment();
      } else {
        switch (scanner.scan(text.bytes(), text.at(), text.end(), text.isWhole())) {
          case RECORD -> accept();
          case MORE_NEEDED -> more();
          case TOO_LONG -> throw Limits.recordTooLong(line, options);
        }
      }
    }
    if (!isBegun) {
      begin();
    }
    int count = footnotes.areNotes() ? footnotes.count() : 0;
    if (count > 0) {
      notes.addAll(footnotes.describe());
    } else {
      addHeldBack();
    }
    flush();
    notes.addAll(watch.notes());
    if (comments > SHOWN_COMMENTS) {
      notes.add(comments + " comment lines below the header were skipped");
    }
    return new TextEnd(notes, count);
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
    return new RecordScanner(syntax, width, options.maxRecordBytes(), options.maxRecordBytes(),
        options.maxColumns());
  }

  private RunScanner runs() {
    return new RunScanner(syntax, width, comment, options.maxRecordBytes());
  }

  private boolean more() throws IOException {
    flush(); // its fields lie in the text that is about to move
    return text.more();
  }

  private void flush() throws IOException {
    if (!window.isEmpty()) {
      window.batch().in(text.bytes());
      watch.look(window.batch(), rows);
      rows += window.batch().rows();
      window = exchange.swap(window);
      window.batch().reset(0, width);
      text.continueIn(window.batch().bytes());
    }
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
      checkLine(i);
      more();
      i = text.at() + done;
      if (text.isWhole() && i >= text.end()) {
        return pass(text.end());
      }
    }
  }

  private void checkLine(int end) throws TableLimitException {
    if (end - text.at() > options.maxRecordBytes()) {
      throw Limits.recordTooLong(line, options);
    }
  }

  private String pass(int next) throws TableLimitException {
    checkLine(next);
    String content = new String(text.bytes(), text.at(), next - text.at(), UTF_8).strip();
    text.moveTo(next);
    line++;
    return content;
  }

  /// Adds the ordinary records that follow.
  ///
  /// @return whether there was one
  private boolean addRun() {
    FieldBatch batch = window.batch();
    int from = text.at();
    int rows = batch.rows();
    long sound = text.nextReplacement(from) - text.offset(0);
    int to = (int) Math.min(text.end(), sound);
    text.moveTo(runs.scan(text.bytes(), from, to, scanner.quoteLimit(), batch));
    line += runs.lines();
    record += batch.rows() - rows;
    return text.at() > from;
  }

  /// Sees to it that the batch takes one more row. The text may move.
  private void makeRoom() throws IOException {
    if (!window.batch().isFull()) {
      return;
    }
    if (window.batch().capacity() < Math.max(MOST_FIELDS, options.bufferBytes())) {
      window.batch().grow();
    } else {
      flush();
    }
  }

  private void accept() throws IOException {
    Limits.checkColumns(scanner.fields(), options);
    boolean isBlank = scanner.isBlank();
    if (isBlank) {
      blanks += isBegun && width == 1 ? 1 : 0;
    } else if (!isBegun && headers.size() < dialect.description().headerLines().value()) {
      addHeader();
      return;
    } else if (!isBegun) {
      begin(); // now that the width is known, the record is scanned again
      return;
    } else if (footnotes.mayBe(scanner, width, isAfterBlank)) {
      footnotes.hold(line, text.bytes(), text.at(), scanner.next(), isAfterBlank);
    } else if (!footnotes.isEmpty()) {
      addHeldBack(); // which moves the text, so that the record is scanned again
      return;
    } else if (blanks > 0) {
      addBlanks(); // which may move the text, so that the record is scanned again
      return;
    } else {
      addRecord();
      isAfterBlank = false;
      return;
    }
    isAfterBlank = isBlank;
    pass();
  }

  private void pass() {
    int next = scanner.next();
    line += scanner.isMultiline() ? syntax.lines(text.bytes(), text.at(), next) : 1;
    text.moveTo(next);
  }

  private void addHeader() throws IOException {
    String found = problems.of(scanner, 0);
    if (!found.isEmpty()) {
      badRows.keeps(new BadRow(problemLine(), 0, "header: " + found));
    }
    width = width == 0 ? scanner.fields() : width;
    pass();
    scanner.unescape();
    headers.add(header());
    if (headers.size() == dialect.description().headerLines().value()) {
      begin();
    }
  }

  /// Names the columns, once the header is complete.
  private void begin() throws TableLimitException {
    isBegun = true;
    width = width == 0 && headers.isEmpty() ? scanner.fields() : width;
    List<String> header = HeaderNames.join(headers);
    ColumnNames names = ColumnNames.of(header, width);
    Limits.checkColumns(names.names().size(), options);
    notes.addAll(names.notes());
    boolean isLastUnnamed = !header.isEmpty() && (header.size() < width || header.getLast().isBlank());
    watch = new RowWatch(headers.size() == 1 && !dialect.isRowNameUnnamed() ? header : List.of(), isLastUnnamed);
    window.columns(names.names());
    window.batch().reset(0, width);
    scanner = scanner();
    runs = runs();
  }

  /// Adds the records that were held back and are no footnotes.
  private void addHeldBack() throws IOException {
    if (footnotes.isEmpty()) {
      return;
    }
    flush();
    List<Footnotes.Held> all = footnotes.release();
    byte[] bytes = all.stream().map(Footnotes.Held::text).collect(Collectors.joining("\n", "", "\n"))
        .getBytes(UTF_8);
    FieldBatch rows = new FieldBatch(all.size() * width);
    rows.reset(0, width);
    RecordScanner again = scanner();
    int at = 0;
    for (Footnotes.Held held : all) {
      again.scan(bytes, at, bytes.length, true);
      record++;
      BadRow row = new BadRow(held.line(), record, RowProblems.misfit(again.fields(), width));
      if (badRows.keeps(row)) {
        again.unescape();
        int first = rows.addRow();
        System.arraycopy(again.starts(), 0, rows.starts(), first, again.fields());
        System.arraycopy(again.ends(), 0, rows.ends(), first, again.fields());
      }
      at = again.next();
    }
    rows.in(bytes);
    window.heldBack(rows);
    flush();
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

  /// Adds a row without a value for each blank line, as is done where there is one column only, and not at
  /// the end.
  private void addBlanks() throws IOException {
    for (; blanks > 0; blanks--) {
      makeRoom();
      window.batch().set(window.batch().addRow(), 0, 0);
      record++;
    }
  }

  private void addRecord() throws IOException {
    record++;
    String found = problems.of(scanner, width);
    boolean isKept = found.isEmpty() || badRows.keeps(new BadRow(problemLine(), record, found));
    pass(); // before quotes are unescaped, which moves line ends
    if (!isKept) {
      return;
    }
    scanner.unescape();
    FieldBatch batch = window.batch();
    int first = batch.addRow();
    int fields = Math.min(width, scanner.fields());
    System.arraycopy(scanner.starts(), 0, batch.starts(), first, fields);
    System.arraycopy(scanner.ends(), 0, batch.ends(), first, fields);
  }

  private long problemLine() {
    int stray = scanner.stray().at();
    return stray < 0 ? line : line + syntax.lines(text.bytes(), text.at(), stray);
  }
}
