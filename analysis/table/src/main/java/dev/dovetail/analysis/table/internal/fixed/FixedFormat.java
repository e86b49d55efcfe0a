package dev.dovetail.analysis.table.internal.fixed;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.text.HeadText;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.dovetail.analysis.table.spi.TableFormat;
import dev.dovetail.analysis.table.spi.TableSource;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Text of fixed width: each field takes the same places of every line, counted in characters (code points).
/// Taken for that if widths are given, or if the lines at the beginning of a plain text leave the same places
/// blank and one of the columns so parted has values, and none of them has a tab.
public final class FixedFormat implements TableFormat {
  private static final Set<String> EXTENSIONS = Set.of("fwf", "prn", "txt", "text", "dat", "data", "asc", "");

  /// For the service loader.
  public FixedFormat() {}

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public boolean accepts(FileHead head, ReadOptions options) {
    boolean isGiven = isGiven(options);
    boolean isPossible = isGiven || (EXTENSIONS.contains(head.extension()) && options.delimiter().isEmpty());
    return isPossible && !HeadText.isBinary(head, options)
        && (isGiven || sniff(head, HeadText.of(head, options), options).isPresent());
  }

  @Override
  public Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException {
    HeadText text = HeadText.of(source.head(), options);
    LayoutSniffer.Found found = sniff(source.head(), text, options).orElseThrow(() -> new NotATableException(
        "No column of blanks divides the lines at the beginning; if the fields have fixed widths, give "
            + "ReadOptions.fieldWidths"));
    Utf8Source bytes = new Utf8Source(source.channel(), text.encoding(), options.bufferBytes());
    return new FixedReader(bytes, found, options, sink).read();
  }

  private static boolean isGiven(ReadOptions options) {
    return !options.fieldWidths().isEmpty() || options.format().filter("fixed"::equals).isPresent();
  }

  private static Optional<LayoutSniffer.Found> sniff(FileHead head, HeadText text, ReadOptions options) {
    LayoutSniffer sniffer = new LayoutSniffer(text.bytes(), head.isWhole(), options);
    return options.fieldWidths().isEmpty() ? sniffer.sniff() : sniffer.given();
  }
}
