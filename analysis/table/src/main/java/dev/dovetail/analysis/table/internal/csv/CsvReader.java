package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Dialect.Delimited;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.text.TextBuffer;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.Optional;

/// Reads one delimited text from its beginning to its end.
final class CsvReader {
  private final Utf8Source source;
  private final CsvDialect dialect;
  private final ReadOptions options;
  private final RowSink sink;

  CsvReader(Utf8Source source, CsvDialect dialect, ReadOptions options, RowSink sink) {
    this.source = source;
    this.dialect = dialect;
    this.options = options;
    this.sink = sink;
  }

  /// Reads all, ahead on a further thread if the options allow for one and the text is not short.
  ///
  /// @param lineEnding as seen at the beginning
  Dialect read(String lineEnding) throws IOException {
    Delimited description = dialect.description();
    sink.numbers(NumberSpelling.of(
        options, description.hasDecimalComma().value(), description.thousands().value()));
    TextBuffer text = new TextBuffer(source, options.bufferBytes());
    text.more();
    boolean isAhead = options.threads() > 1 && !text.isWhole();
    TextEnd end = isAhead
        ? new ReadAhead().deliver(exchange -> fill(text, exchange), sink)
        : fill(text, window -> deliver(window, sink));
    return new Dialect(source.encoding(), Finding.guessed(lineEnding, "the lines at the beginning"),
        Optional.of(dialect.description().withFootnotes(Finding.guessed(end.footnotes(),
            "records with fewer fields at the end of the text"))), end.notes());
  }

  private TextEnd fill(TextBuffer text, WindowExchange exchange) throws IOException {
    return new WindowFiller(source, text, dialect, options, exchange).fill();
  }

  private static Window deliver(Window window, RowSink sink) throws IOException {
    window.deliver(sink);
    return window;
  }
}
