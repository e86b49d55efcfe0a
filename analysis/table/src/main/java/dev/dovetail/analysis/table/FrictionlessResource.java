package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.report.ResourceWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/// A profile as part of a data resource of Frictionless Data, version 2: the members `type`, `format`,
/// `encoding`, `dialect` (Table Dialect), `schema` (Table Schema), and `statistics`, which the standard
/// leaves to us. What a resource has besides, its `name` and `path`, is the caller's.
///
/// - Constraints are those that hold in every row: `required` where no row is without a value, `unique` where
///   that is certain, `minimum` and `maximum` of numbers, dates and times.
/// - `categories` are given where the values are few, and all of them are known.
/// - `missingValues` are the null spellings that the table was read with; in columns that are not text those
///   of [ReadOptions#nullsAmongValues] too.
/// - `statistics` of the resource and of each field have the members of [TableProfile] and [ColumnProfile],
///   as [ProfileJson] writes them; `type` is there the exact one.
///
/// See <https://datapackage.org/standard/table-schema/>.
public final class FrictionlessResource {
  private FrictionlessResource() {}

  /// Writes the resource as one JSON object. The writer is flushed, and stays open.
  ///
  /// @param options what the table was read with
  /// @throws IOException if the writer fails
  public static void write(TableProfile profile, ReadOptions options, Writer out) throws IOException {
    ResourceWriter.write(profile, options, out);
  }

  /// Returns the resource as one JSON object, on one line.
  ///
  /// @param options what the table was read with
  public static String toJson(TableProfile profile, ReadOptions options) {
    StringWriter text = new StringWriter();
    try {
      write(profile, options, text);
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can be written to", e);
    }
    return text.toString();
  }
}
