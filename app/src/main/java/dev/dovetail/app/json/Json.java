package dev.dovetail.app.json;

import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes and reads [JsonObject]s.
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private static final ObjectWriteContext PRETTY =
      new ObjectWriteContext.Base() {
        @Override
        public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
          return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }
      };

  private Json() {}

  /// Returns the object on one line.
  public static String line(JsonObject object) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, object);
    }
    return text.toString();
  }

  /// Returns the object indented for people.
  public static String pretty(JsonObject object) {
    StringWriter text = new StringWriter();
    writePretty(object, text);
    return text.toString();
  }

  /// Writes the object indented for people, and flushes the writer.
  public static void writePretty(JsonObject object, Writer out) {
    try (JsonGenerator generator = FACTORY.createGenerator(PRETTY, out)) {
      write(generator, object);
    }
  }

  /// Reads one object.
  ///
  /// @throws JsonException if the text is anything else
  public static JsonObject parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonException("Expected a JSON object; found " + parser.currentToken());
      }
      return readObject(parser);
    } catch (JacksonException e) {
      throw new JsonException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void write(JsonGenerator generator, @Nullable Object value) {
    switch (value) {
      case null -> generator.writeNull();
      case JsonObject object -> {
        generator.writeStartObject();
        object
            .members()
            .forEach(
                (name, member) -> {
                  generator.writeName(name);
                  write(generator, member);
                });
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        list.forEach(element -> write(generator, element));
        generator.writeEndArray();
      }
      case Boolean flag -> generator.writeBoolean(flag);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Double number when Double.isFinite(number) -> generator.writeNumber(number);
      case Double number -> generator.writeNull(); // JSON has no infinity and no NaN
      case BigDecimal number -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      default -> generator.writeString(value.toString());
    }
  }

  private static JsonObject readObject(JsonParser parser) {
    JsonObject object = new JsonObject();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      object.put(name, readValue(parser, parser.nextToken()));
    }
    return object;
  }

  private static @Nullable Object readValue(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
          list.add(readValue(parser, next));
        }
        yield list;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> {
        BigInteger number = parser.getBigIntegerValue();
        if (number.bitLength() < Long.SIZE) {
          yield number.longValue();
        }
        yield new BigDecimal(number);
      }
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> parser.getString();
    };
  }
}
