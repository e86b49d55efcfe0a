package dev.dovetail.analysis.table.internal.json;

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
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// JSON of three shapes: an array of objects, an object that holds exactly one array of objects, and an
/// object whose members are columns, arrays of the same length. Any other JSON is not a table.
public final class JsonFormat implements TableFormat {
  /// For the service loader.
  public JsonFormat() {}

  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean accepts(FileHead head, ReadOptions options) {
    return head.extension().equals("json") && !HeadText.isBinary(head, options);
  }

  @Override
  public Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException {
    HeadText head = HeadText.of(source.head(), options);
    boolean hasColumns = JsonShape.isColumns(head.bytes());
    Utf8Source text = new Utf8Source(source.channel(), head.encoding(), options.bufferBytes());
    try (JsonParser parser = Json.parser(new Utf8InputStream(text))) {
      return hasColumns
          ? new JsonColumnsReader(parser, text, options, sink).read()
          : new JsonRecordsReader(parser, text, options, sink).read();
    } catch (JacksonException e) {
      throw new NotATableException("The file is not JSON: " + Json.problem(e, 0));
    }
  }
}
