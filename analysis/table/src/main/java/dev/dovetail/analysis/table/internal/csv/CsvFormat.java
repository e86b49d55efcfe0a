package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.text.HeadText;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.dovetail.analysis.table.spi.TableFormat;
import dev.dovetail.analysis.table.spi.TableSource;
import java.io.IOException;
import java.util.Set;

/// Delimited text: CSV, TSV and their relatives. Files named as such are taken at their word unless they are
/// binary; other plain text only if nearly all of its first records have the same number of fields.
///
/// The dialect is voted upon by the records in the first 64 KB. It is not changed further down: a file whose later
/// part is spelled otherwise has bad rows there, which are reported with their lines, and can be read with the
/// dialect given.
public final class CsvFormat implements TableFormat {
  private static final Set<String> OWN_EXTENSIONS = Set.of("csv", "tsv", "tab", "psv");
  private static final Set<String> POSSIBLE_EXTENSIONS = Set.of("", "txt", "text", "dat", "data", "asc");

  /// For the service loader.
  public CsvFormat() {}

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public boolean accepts(FileHead head, ReadOptions options) {
    boolean isOwn = OWN_EXTENSIONS.contains(head.extension());
    boolean isPossible = isOwn || POSSIBLE_EXTENSIONS.contains(head.extension());
    if (!isPossible || !options.fieldWidths().isEmpty() || HeadText.isBinary(head, options)) {
      return false;
    }
    return isOwn || sniffer(head, HeadText.of(head, options), options).sniff().isEvident();
  }

  @Override
  public Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException {
    HeadText text = HeadText.of(source.head(), options);
    DialectSniffer sniffer = sniffer(source.head(), text, options);
    Utf8Source bytes = new Utf8Source(source.channel(), text.encoding(), options.bufferBytes());
    return new CsvReader(bytes, sniffer.sniff(), options, sink).read(sniffer.lines().lineEnding());
  }

  private static DialectSniffer sniffer(FileHead head, HeadText text, ReadOptions options) {
    return new DialectSniffer(text.bytes(), head.isWhole(), head.extension(), options);
  }
}
