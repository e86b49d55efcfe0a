package dev.dovetail.app.catalogue;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Distinct;
import dev.dovetail.analysis.table.DuplicateRows;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueCount;
import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// A table that was stored by a program that kept no profiles: its rows in the catalogue, read as a profile with what they
/// say. What they do not say is empty, or as unremarkable as can be.
final class FormerTable {
  private static final String EVIDENCE = "not kept by the program that stored the table";

  private FormerTable() {}

  static TableProfile profile(StoredTable table, List<StoredColumn> columns) {
    Dialect dialect =
        new Dialect(
            finding(table.encoding().toUpperCase(Locale.ROOT)),
            finding("LF"),
            table.delimiter().map(delimiter -> delimited(delimiter.charAt(0), table.hasHeader())),
            table.notes().map(notes -> notes.lines().toList()).orElseGet(List::of));
    return new TableProfile(
        table.format(),
        dialect,
        table.rowCount(),
        columns.stream().map(FormerTable::column).toList(),
        new DuplicateRows(0, false),
        List.of(),
        List.of(),
        List.of(),
        table.badRowCount());
  }

  private static Dialect.Delimited delimited(char delimiter, boolean hasHeader) {
    return new Dialect.Delimited(
        finding(delimiter),
        finding(Optional.of('"')),
        finding(Optional.empty()),
        finding(0),
        finding(hasHeader ? 1 : 0),
        finding(false),
        finding(Optional.empty()),
        finding(Optional.empty()),
        finding(0));
  }

  private static <T> Finding<T> finding(T value) {
    return Finding.guessed(value, EVIDENCE);
  }

  private static ColumnProfile column(StoredColumn column) {
    ColumnType type = type(column.type());
    boolean isUnique = column.distinctExact() && column.distinctCount() == column.valueCount();
    return new ColumnProfile(
        column.name(),
        type,
        List.of(),
        column.valueCount(),
        column.nullCount(),
        0,
        new Distinct(column.distinctCount(), column.distinctExact()),
        isUnique ? Uniqueness.UNIQUE : Uniqueness.REPEATED,
        ValueOrder.UNORDERED,
        column.minimum().flatMap(min -> column.maximum().map(max -> new Range(min, max))),
        type.isNumeric() ? numbers(column) : Optional.empty(),
        Optional.empty(),
        column.histogram().map(Json::parse).map(histogram -> histogram(type, histogram)),
        Json.parse(column.mostFrequent()).list("values", JsonObject.class).stream()
            .map(v -> new ValueCount(v.text("value"), v.integer("count"), column.distinctExact()))
            .toList(),
        Optional.empty(),
        List.of());
  }

  /// Returns one of the types that Frictionless gives a name; the exact one is not known.
  private static ColumnType type(String frictionless) {
    return switch (frictionless) {
      case "integer" -> ColumnType.INT64;
      case "number" -> ColumnType.DECIMAL;
      case "boolean" -> ColumnType.BOOLEAN;
      case "date" -> ColumnType.DATE;
      case "time" -> ColumnType.TIME;
      case "datetime" -> ColumnType.TIMESTAMP;
      case "any" -> ColumnType.EMPTY;
      default -> ColumnType.TEXT;
    };
  }

  private static Optional<NumberSummary> numbers(StoredColumn column) {
    double min = column.minimum().map(Double::valueOf).orElse(Double.NaN);
    double max = column.maximum().map(Double::valueOf).orElse(Double.NaN);
    OptionalDouble deviation =
        column.standardDeviation().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    return column
        .mean()
        .map(mean -> new NumberSummary(min, max, Double.NaN, mean, deviation, OptionalDouble.empty(), 0, 0, 0, false));
  }

  private static Histogram histogram(ColumnType type, JsonObject histogram) {
    double from = bound(type, histogram.text("from"));
    double to = bound(type, histogram.text("to"));
    List<Long> counts = histogram.list("counts", Long.class);
    double width = (to - from) / counts.size();
    List<Histogram.Bin> bins = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      bins.add(new Histogram.Bin(from + i * width, from + (i + 1) * width, counts.get(i)));
    }
    return new Histogram(bins, false);
  }

  private static double bound(ColumnType type, String text) {
    return switch (type) {
      case DATE -> LocalDate.parse(text).toEpochDay();
      case TIMESTAMP -> Instant.parse(text).getEpochSecond();
      default -> Double.parseDouble(text);
    };
  }
}
