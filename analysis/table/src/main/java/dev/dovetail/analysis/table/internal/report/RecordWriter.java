package dev.dovetail.analysis.table.internal.report;

import dev.dovetail.analysis.table.Histogram;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Writes records as JSON objects, each component as the member of its name, so that a record is all the
/// documentation its JSON needs, and a figure added to one is written and read without further ado.
///
/// What is not there is left out, enumerations are lower-case words, and numbers that JSON does not know are
/// the texts `NaN`, `Infinity` and `-Infinity`. The bounds of a [Histogram], which has no gaps, are written
/// once each.
final class RecordWriter {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final JsonGenerator generator;

  RecordWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /// What writes JSON.
  interface Content {
    void write(RecordWriter out, JsonGenerator generator);
  }

  /// Writes one JSON document, and flushes the target.
  ///
  /// @throws IOException if the target cannot be written to
  static void document(Writer target, Content content) throws IOException {
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
      content.write(new RecordWriter(generator), generator);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  /// Writes a record as an object.
  void object(Record record) {
    generator.writeStartObject();
    members(record, List.of());
    generator.writeEndObject();
  }

  /// Writes the components of a record as members of the object that is open, save those named.
  void members(Record record, List<String> left) {
    if (record instanceof Histogram histogram) {
      HistogramJson.write(histogram, generator);
      return;
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!left.contains(component.getName())) {
        member(component.getName(), get(component, record));
      }
    }
  }

  /// Writes a member, unless its value is not there.
  void member(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> member(name, present));
    } else if (!(value instanceof OptionalDouble number && number.isEmpty())) {
      generator.writeName(name);
      value(value);
    }
  }

  private void value(Object value) {
    switch (value) {
      case Record record -> object(record);
      case List<?> list -> {
        generator.writeStartArray();
        list.forEach(this::value);
        generator.writeEndArray();
      }
      case OptionalDouble number -> number(number.getAsDouble());
      case Double number -> number(number);
      case Long number -> generator.writeNumber(number);
      case Integer number -> generator.writeNumber(number);
      case Boolean isTrue -> generator.writeBoolean(isTrue);
      case Enum<?> constant -> generator.writeString(word(constant));
      default -> generator.writeString(value.toString());
    }
  }

  private void number(double number) {
    if (Double.isFinite(number)) {
      generator.writeNumber(number);
    } else {
      generator.writeString(Double.toString(number));
    }
  }

  /// Returns the word for a constant.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every component of " + record.getClass() + " can be read", e);
    }
  }
}
