package dev.dovetail.analysis.table.internal.report;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.PlotData;
import dev.dovetail.analysis.table.PlotData.Bar;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.ValueCount;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Makes the data of charts.
public final class Plots {
  /// Bounds of bins are the results of a multiplication; the last digits of a double are its rounding.
  private static final MathContext SHOWN = new MathContext(15);

  private Plots() {}

  /// Returns what a chart of a column shows.
  public static PlotData of(ColumnProfile column) {
    if (column.histogram().isPresent()) {
      Histogram histogram = column.histogram().get();
      return new PlotData(
          column.name(),
          true,
          histogram.bins().stream()
              .map(bin -> new Bar(Optional.empty(), Optional.of(bound(column.type(), bin.lower())),
                  Optional.of(bound(column.type(), bin.upper())), bin.count()))
              .toList(),
          histogram.isExact());
    }
    return new PlotData(
        column.name(),
        false,
        column.mostFrequent().stream()
            .map(v -> new Bar(Optional.of(v.value()), Optional.empty(), Optional.empty(), v.count()))
            .toList(),
        column.mostFrequent().stream().allMatch(ValueCount::isExact));
  }

  /// Returns the bound of a bin, or a quantile, as a number, a date or a time.
  public static String bound(ColumnType type, double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    try {
      return switch (type) {
        case DATE -> LocalDate.ofEpochDay(Math.round(value)).toString();
        case TIMESTAMP, ZONED_TIMESTAMP -> Instant.ofEpochSecond(Math.round(value)).toString();
        case TIME -> LocalTime.ofSecondOfDay(Math.clamp(Math.round(value), 0, 86_399)).toString();
        default -> new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
      };
    } catch (DateTimeException e) {
      return Double.toString(value); // the bound of a bin may lie beyond what dates can say
    }
  }

  /// Writes the bars of all columns.
  public static void write(TableProfile profile, Writer out) throws IOException {
    RecordWriter.document(
        out,
        (records, generator) -> {
          generator.writeStartArray();
          for (ColumnProfile column : profile.columns()) {
            PlotData plot = of(column);
            plot.bars().forEach(bar -> write(generator, plot, bar, column.type().isNumeric()));
          }
          generator.writeEndArray();
        });
  }

  private static void write(JsonGenerator generator, PlotData plot, Bar bar, boolean isNumeric) {
    generator.writeStartObject();
    generator.writeStringProperty("column", plot.column());
    bar.value().ifPresent(value -> generator.writeStringProperty("value", value));
    bar.from().ifPresent(bound -> bound(generator, "from", bound, isNumeric));
    bar.to().ifPresent(bound -> bound(generator, "to", bound, isNumeric));
    generator.writeName("count");
    generator.writeNumber(bar.count());
    generator.writeBooleanProperty("isExact", plot.isExact());
    generator.writeEndObject();
  }

  private static void bound(JsonGenerator generator, String name, String bound, boolean isNumeric) {
    generator.writeName(name);
    if (isNumeric && Character.isDigit(bound.charAt(bound.length() - 1))) { // infinities are no JSON numbers
      generator.writeNumber(bound);
    } else {
      generator.writeString(bound);
    }
  }
}
