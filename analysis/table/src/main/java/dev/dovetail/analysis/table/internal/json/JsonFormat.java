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

/// JSON of these shapes, of which any other JSON is no table:
///
/// - an array of objects, whose keys are the columns, in the order in which they are met;
/// - an array of arrays: the first one names the columns if it has nothing but strings and the others have
///   more than that, or if the options say so; else they are `column_1` and so on;
/// - an object that holds exactly one such array; one of arrays may have its names in a member before it
///   that is called `columns`, `fields`, `header`, `headers` or `names` (as pandas' `orient="split"` writes
///   it);
/// - several arrays, or several objects, one after the other;
/// - an object whose members are columns, arrays of the same length.
///
/// A string is text, whatever it looks like. An object or an array in a cell is text, its JSON. A row that
/// is not an object (or array), or is malformed, has a key twice, another number of elements than the first
/// or bytes that are no text is kept, skipped or ends the reading as
/// [dev.dovetail.analysis.table.BadRowPolicy] says; what follows something malformed is not read. An object
/// of columns has no rows that could be skipped: if it is not sound it is no table, and only bytes that are
/// no text are reported and kept.
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
    JsonShape shape = JsonShape.of(head.bytes());
    Utf8Source text = new Utf8Source(source.channel(), head.encoding(), options.bufferBytes());
    try (JsonParser parser = Json.parser(new Utf8InputStream(text))) {
      return shape == JsonShape.COLUMNS
          ? new JsonColumnsReader(parser, text, options, sink).read()
          : new JsonRecordsReader(parser, text, HeadRow.inArray(head.bytes(), options), options, sink)
              .read(shape == JsonShape.STREAM);
    } catch (JacksonException e) {
      throw new NotATableException("The file is not JSON: " + Json.problem(e, 0));
    }
  }
}
