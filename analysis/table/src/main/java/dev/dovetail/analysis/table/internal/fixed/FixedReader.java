package dev.dovetail.analysis.table.internal.fixed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Dialect.FixedWidth;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.internal.csv.ColumnNames;
import dev.dovetail.analysis.table.internal.csv.HeaderNames;
import dev.dovetail.analysis.table.internal.text.TextBuffer;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.BadRows;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one text of fixed width from its beginning to its end. Blank lines are no rows; a field is given
/// without the blanks around it. A tab is one character, and makes its row a bad one, since nobody knows how
/// wide it was meant to be. Lines below the table are rows; that they follow a blank line is said.
final class FixedReader {
  private static final int BATCH_FIELDS = 16 << 10;
  private static final int SHOWN = 20;
  private static final int MOST_FOOTNOTES = 20;

  private final Utf8Source source;
  private final TextBuffer text;
  private final LayoutSniffer.Found found;
  private final Layout layout;
  private final ReadOptions options;
  private final RowSink sink;
  private final BadRows badRows;
  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final List<String> notes = new ArrayList<>();
  private final List<List<String>> headers = new ArrayList<>();
  private final int[] cuts;
  private int[] characters = new int[256];
  private int[] offsets = new int[257];
  private long line;
  private long record;
  private boolean isRulePassed;
  private boolean isBegun;
  private boolean hasFeeds;
  private boolean hasPairs;
  private boolean hasTab;
  private long blankLine;
  private long afterBlank;

  FixedReader(Utf8Source source, LayoutSniffer.Found found, ReadOptions options, RowSink sink) {
    this.source = source;
    this.text = new TextBuffer(source, options.bufferBytes());
    this.found = found;
    this.layout = found.layout();
    this.options = options;
    this.sink = sink;
    this.badRows = new BadRows(options.badRows(), sink::badRow);
    this.cuts = new int[layout.columns() + 1];
    this.isRulePassed = !found.hasRule();
  }

  Dialect read() throws IOException {
    FixedWidth description = description();
    sink.numbers(NumberSpelling.of(
        options, description.hasDecimalComma().value(), description.thousands().value()));
    Limits.checkColumns(layout.columns(), options);
    if (description.headerLines().value() == 0) {
      begin();
    }
    while (text.size() > 0 || more()) {
      int end = lineEnd();
      line++;
      accept(text.at(), end);
    }
    if (!isBegun) {
      begin();
    }
    flush();
    if (blankLine > found.start() && afterBlank > 0 && afterBlank <= MOST_FOOTNOTES && afterBlank < record) {
      notes.add("the last " + (afterBlank == 1 ? "row follows" : afterBlank + " rows follow")
          + " a blank line, line " + blankLine + ": perhaps footnotes");
    }
    String ending = hasPairs ? "CRLF" : hasFeeds ? "LF" : "none";
    return new Dialect(source.encoding(), Finding.guessed(ending, "all lines"), Optional.empty(),
        Optional.of(description), notes);
  }

  private FixedWidth description() {
    List<Integer> widths = switch (layout) {
      case Layout.Places places -> places.widths();
      case Layout.Runs _ -> List.of();
    };
    boolean isGiven = !options.fieldWidths().isEmpty();
    Finding<Boolean> decimalComma = found.cells().numbers().decimalComma(' ', options);
    return new FixedWidth(
        new Finding<>(widths, !isGiven, found.evidence()),
        new Finding<>(found.start(), options.skippedLines().isEmpty(),
            options.skippedLines().isPresent() ? "given" : "they have no columns"),
        found.cells().headerLines(),
        decimalComma,
        found.cells().numbers().thousands(decimalComma.value(), options));
  }

  /// Finds the end of the line, reading on as far as needed.
  private int lineEnd() throws IOException {
    int i = text.at();
    while (true) {
      while (i < text.end() && text.bytes()[i] != '\n') {
        i++;
      }
      int done = i - text.at();
      if (done > options.maxRecordBytes()) {
        throw Limits.recordTooLong(line + 1, options);
      }
      if (i < text.end()) {
        hasFeeds = true;
        return i;
      }
      if (text.isWhole()) {
        return text.end();
      }
      more();
      i = text.at() + done;
    }
  }

  private boolean more() throws IOException {
    flush(); // its fields lie in the text that is about to move
    return text.more();
  }

  private void accept(int from, int lineEnd) throws IOException {
    int end = lineEnd;
    if (end > from && text.bytes()[end - 1] == '\r') {
      end--;
      hasPairs = true;
    }
    int length = decode(from, end);
    if (length == 0) {
      blankLine = line;
      afterBlank = 0;
    }
    if (line <= found.start()) {
      if (length > 0 && notes.size() < SHOWN) {
        notes.add("line " + line + " is not part of the table: \"" + string(from, end).strip() + "\"");
      }
    } else if (length > 0) {
      String problem = layout.cut(characters, length, cuts);
      if (!isBegun) {
        addHeader();
      } else if (!isRulePassed) {
        isRulePassed = true;
      } else {
        addRow(problem, from, end);
      }
    }
    text.moveTo(Math.min(lineEnd + 1, text.end()));
  }

  /// Finds the characters of a line, without the blanks at its end.
  private int decode(int from, int end) {
    if (end - from >= characters.length) {
      characters = new int[2 * (end - from)];
      offsets = new int[characters.length + 1];
    }
    int length = 0;
    int used = 0;
    hasTab = false;
    for (int i = from; i < end; i++) {
      byte b = text.bytes()[i];
      if ((b & 0xc0) != 0x80) {
        characters[length] = b;
        offsets[length++] = i;
        used = b == ' ' ? used : length;
        hasTab |= b == '\t';
      }
    }
    offsets[length] = end;
    return used;
  }

  private void addHeader() throws TableException {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < layout.columns(); c++) {
      names.add(string(offsets[cuts[c]], offsets[Math.max(cuts[c], cuts[c + 1])]).strip());
    }
    headers.add(names);
    if (headers.size() == found.cells().headerLines().value()) {
      begin();
    }
  }

  private void begin() throws TableException {
    isBegun = true;
    ColumnNames names =
        ColumnNames.of(headers.isEmpty() ? List.of() : HeaderNames.join(headers), layout.columns());
    notes.addAll(names.notes());
    sink.columns(names.names());
    batch.reset(0, layout.columns());
  }

  private void addRow(String problem, int from, int end) throws TableException {
    record++;
    afterBlank++;
    String reason = text.nextReplacement(from) < text.offset(end)
        ? "bytes are not " + source.encoding().value()
        : hasTab ? "a tab, counted as one character" : problem;
    if (!reason.isEmpty() && !badRows.keeps(new BadRow(line, record, reason))) {
      return;
    }
    if (batch.isFull()) {
      flush();
    }
    int first = batch.addRow();
    for (int c = 0; c < layout.columns(); c++) {
      int start = cuts[c];
      int stop = Math.max(start, cuts[c + 1]);
      while (start < stop && characters[start] == ' ') {
        start++;
      }
      while (stop > start && characters[stop - 1] == ' ') {
        stop--;
      }
      batch.set(first + c, offsets[start], offsets[stop]);
    }
  }

  private void flush() throws TableException {
    if (isBegun && batch.rows() > 0) {
      batch.in(text.bytes());
      sink.batch(batch);
      batch.reset(0, layout.columns());
    }
  }

  private String string(int from, int to) {
    return new String(text.bytes(), from, to - from, UTF_8);
  }
}
