package dev.dovetail.analysis.table.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.text.HeadText;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.dovetail.analysis.table.spi.TableFormat;
import dev.dovetail.analysis.table.spi.TableSource;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;

/// JSON Lines: one object a line, or one array a line, of which the first one may name the columns (see
/// [JsonFormat]). Files named `.json` are taken for it if their first two lines are objects. Objects that
/// take several lines each are read too, but then a malformed one is the last.
public final class JsonLinesFormat implements TableFormat {
  private static final Set<String> EXTENSIONS = Set.of("jsonl", "ndjson");

  /// For the service loader.
  public JsonLinesFormat() {}

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public boolean accepts(FileHead head, ReadOptions options) {
    boolean isNamed = EXTENSIONS.contains(head.extension());
    if ((!isNamed && !head.extension().equals("json")) || HeadText.isBinary(head, options)) {
      return false;
    }
    return isNamed || beginsWithTwoObjects(new String(HeadText.of(head, options).bytes(), UTF_8));
  }

  private static boolean beginsWithTwoObjects(String text) {
    List<String> lines = text.lines().map(String::strip).filter(s -> !s.isEmpty()).limit(2).toList();
    return lines.size() == 2
        && lines.getFirst().startsWith("{")
        && lines.getFirst().endsWith("}")
        && lines.getLast().startsWith("{");
  }

  @Override
  public Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException {
    HeadText head = HeadText.of(source.head(), options);
    Utf8Source text = new Utf8Source(source.channel(), head.encoding(), options.bufferBytes());
    if (JsonShape.isSpread(head.bytes())) {
      try (JsonParser parser = Json.parser(new Utf8InputStream(text))) {
        return new JsonRecordsReader(parser, text, HeadRow.NONE, options, sink).read(true);
      }
    }
    return new JsonLinesReader(text, HeadRow.onLines(head.bytes(), options), options, sink).read();
  }
}
