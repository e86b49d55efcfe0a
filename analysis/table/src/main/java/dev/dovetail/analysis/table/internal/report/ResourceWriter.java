package dev.dovetail.analysis.table.internal.report;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueCount;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/// Writes a profile as members of a Frictionless data resource.
public final class ResourceWriter {
  private final RecordWriter records;
  private final JsonGenerator generator;
  private final ReadOptions options;
  private final boolean hasDecimalComma;

  private ResourceWriter(
      RecordWriter records, JsonGenerator generator, ReadOptions options, boolean hasDecimalComma) {
    this.records = records;
    this.generator = generator;
    this.options = options;
    this.hasDecimalComma = hasDecimalComma;
  }

  /// Writes a resource.
  public static void write(TableProfile profile, ReadOptions options, Writer out) throws IOException {
    boolean hasDecimalComma =
        profile.dialect().delimited().map(delimited -> delimited.hasDecimalComma().value()).orElse(false);
    RecordWriter.document(
        out,
        (records, generator) ->
            new ResourceWriter(records, generator, options, hasDecimalComma).write(profile));
  }

  private void write(TableProfile profile) {
    generator.writeStartObject();
    generator.writeStringProperty("type", "table");
    generator.writeStringProperty("format", profile.format());
    generator.writeStringProperty("encoding", profile.dialect().encoding().value().toLowerCase(Locale.ROOT));
    profile.dialect().delimited().ifPresent(this::dialect);
    generator.writeObjectPropertyStart("schema");
    generator.writeArrayPropertyStart("fields");
    profile.columns().forEach(this::field);
    generator.writeEndArray();
    texts("missingValues", nulls(Set.of()));
    generator.writeEndObject();
    generator.writeObjectPropertyStart("statistics");
    records.members(profile, List.of("format", "columns"));
    generator.writeEndObject();
    generator.writeEndObject();
  }

  private void dialect(Dialect.Delimited delimited) {
    generator.writeObjectPropertyStart("dialect");
    generator.writeStringProperty("delimiter", delimited.delimiter().value().toString());
    delimited.quote().value().ifPresent(c -> generator.writeStringProperty("quoteChar", c.toString()));
    delimited.escape().value().ifPresent(c -> generator.writeStringProperty("escapeChar", c.toString()));
    generator.writeBooleanProperty("header", delimited.hasHeader().value());
    int headerLines = delimited.headerLines().value();
    int skipped = delimited.skippedLines().value();
    if (headerLines > 1 || (headerLines == 1 && skipped > 0)) {
      generator.writeArrayPropertyStart("headerRows");
      for (int line = 1; line <= headerLines; line++) {
        generator.writeNumber(skipped + line);
      }
      generator.writeEndArray();
    }
    delimited.comment().value().ifPresent(c -> generator.writeStringProperty("commentChar", c.toString()));
    generator.writeEndObject();
  }

  private void field(ColumnProfile column) {
    generator.writeStartObject();
    generator.writeStringProperty("name", column.name());
    generator.writeStringProperty("type", column.type().frictionless());
    if (column.type() == ColumnType.UUID) {
      generator.writeStringProperty("format", "uuid");
    }
    if (column.type().isNumeric() && hasDecimalComma) {
      if (column.type().frictionless().equals("number")) {
        generator.writeStringProperty("decimalChar", ",");
      }
      generator.writeStringProperty("groupChar", ".");
    }
    boolean isText = column.type() == ColumnType.TEXT;
    if (!isText && column.nulls() > 0) {
      texts("missingValues", nulls(options.nullsAmongValues()));
    }
    if (column.isCategorical() && areAllKnown(column)) {
      texts("categories", column.mostFrequent().stream().map(ValueCount::value).sorted().toList());
    }
    constraints(column);
    generator.writeObjectPropertyStart("statistics");
    records.members(column, List.of("name"));
    generator.writeEndObject();
    generator.writeEndObject();
  }

  private static boolean areAllKnown(ColumnProfile column) {
    return column.distinct().isExact() && column.distinct().value() == column.mostFrequent().size();
  }

  private void constraints(ColumnProfile column) {
    boolean isRequired = column.nulls() == 0 && column.count() > 0;
    boolean isUnique = column.uniqueness() == Uniqueness.UNIQUE && column.count() > 1;
    boolean isOrdered = column.range().isPresent()
        && (column.type().isTemporal() || (column.type().isNumeric() && isFinite(column)));
    if (!isRequired && !isUnique && !isOrdered) {
      return;
    }
    generator.writeObjectPropertyStart("constraints");
    if (isRequired) {
      generator.writeBooleanProperty("required", true);
    }
    if (isUnique) {
      generator.writeBooleanProperty("unique", true);
    }
    if (isOrdered) {
      Range range = column.range().orElseThrow();
      bound("minimum", range.min(), column.type());
      bound("maximum", range.max(), column.type());
    }
    generator.writeEndObject();
  }

  private static boolean isFinite(ColumnProfile column) {
    return column.numbers().map(n -> Double.isFinite(n.min()) && Double.isFinite(n.max())).orElse(false);
  }

  /// Numbers are written digit by digit as they are known, which may be more exactly than a double.
  private void bound(String name, String value, ColumnType type) {
    generator.writeName(name);
    if (type.isNumeric()) {
      generator.writeNumber(value);
    } else {
      generator.writeString(value);
    }
  }

  private List<String> nulls(Set<String> more) {
    Set<String> all = new TreeSet<>(options.nulls());
    all.add("");
    all.addAll(more);
    return List.copyOf(all);
  }

  private void texts(String name, List<String> texts) {
    generator.writeArrayPropertyStart(name);
    texts.forEach(generator::writeString);
    generator.writeEndArray();
  }
}
