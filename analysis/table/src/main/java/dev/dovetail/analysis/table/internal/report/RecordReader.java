package dev.dovetail.analysis.table.internal.report;

import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.MalformedProfileException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads back what [RecordWriter] wrote. Members that no component is called by are passed over, so that a
/// figure that is no longer known does no harm.
final class RecordReader {
  private final JsonParser parser;

  RecordReader(JsonParser parser) {
    this.parser = parser;
  }

  /// Reads the members that are left of the object that is open.
  ///
  /// @throws MalformedProfileException if something is missing, or is not what it should be
  <R extends Record> R rest(Class<R> type) throws MalformedProfileException {
    return type.cast(members(type, type));
  }

  private Object object(Class<?> raw, Type type) throws MalformedProfileException {
    if (raw == Histogram.class) {
      return ((HistogramJson) object(HistogramJson.class, HistogramJson.class)).histogram();
    }
    require(JsonToken.START_OBJECT, "an object");
    return members(raw, type);
  }

  private Object members(Class<?> raw, Type type) throws MalformedProfileException {
    RecordComponent[] components = raw.getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      int place = 0;
      while (place < components.length && !components[place].getName().equals(name)) {
        place++;
      }
      if (place == components.length) {
        parser.skipChildren();
      } else {
        values[place] = value(resolved(components[place].getGenericType(), type));
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == null ? missing(components[i]) : values[i];
    }
    return make(raw, components, values);
  }

  private Object value(Type type) throws MalformedProfileException {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return Optional.of(value(argument(type)));
    }
    if (raw == List.class) {
      return list(argument(type));
    }
    if (raw.isRecord()) {
      return object(raw, type);
    }
    if (raw.isEnum()) {
      return constant(raw);
    }
    return switch (raw.getSimpleName()) {
      case "OptionalDouble" -> OptionalDouble.of(number());
      case "double", "Double" -> number();
      case "long", "Long" -> whole();
      case "int", "Integer" -> {
        require(JsonToken.VALUE_NUMBER_INT, "a whole number");
        yield parser.getIntValue();
      }
      case "boolean", "Boolean" -> isTrue();
      case "char", "Character" -> character();
      default -> text();
    };
  }

  private List<Object> list(Type element) throws MalformedProfileException {
    require(JsonToken.START_ARRAY, "an array");
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(element));
    }
    return list;
  }

  private Object constant(Class<?> type) throws MalformedProfileException {
    String word = text();
    for (Object constant : type.getEnumConstants()) {
      if (RecordWriter.word((Enum<?>) constant).equals(word)) {
        return constant;
      }
    }
    throw found("one of the words for " + type.getSimpleName(), '"' + word + '"');
  }

  private double number() throws MalformedProfileException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return switch (parser.getString()) {
        case "NaN", "Infinity", "-Infinity" -> Double.parseDouble(parser.getString());
        default -> throw found("a number", "a text");
      };
    }
    if (!parser.currentToken().isNumeric()) {
      throw found("a number", parser.currentToken().toString());
    }
    return parser.getDoubleValue();
  }

  private long whole() throws MalformedProfileException {
    require(JsonToken.VALUE_NUMBER_INT, "a whole number");
    return parser.getLongValue();
  }

  private boolean isTrue() throws MalformedProfileException {
    if (!parser.currentToken().isBoolean()) {
      throw found("true or false", parser.currentToken().toString());
    }
    return parser.getBooleanValue();
  }

  private char character() throws MalformedProfileException {
    String text = text();
    if (text.length() != 1) {
      throw found("one character", text.length() + " of them");
    }
    return text.charAt(0);
  }

  private String text() throws MalformedProfileException {
    require(JsonToken.VALUE_STRING, "a text");
    return parser.getString();
  }

  private void require(JsonToken token, String what) throws MalformedProfileException {
    if (parser.currentToken() != token) {
      throw found(what, parser.currentToken() == null ? "nothing" : parser.currentToken().toString());
    }
  }

  private MalformedProfileException found(String expected, String found) {
    return new MalformedProfileException("Expected " + expected + ", found " + found + ", at "
        + parser.streamReadContext().pathAsPointer() + " of the profile");
  }

  private Object missing(RecordComponent component) throws MalformedProfileException {
    return switch (component.getType().getSimpleName()) {
      case "Optional" -> Optional.empty();
      case "OptionalDouble" -> OptionalDouble.empty();
      // the value of a finding, which may be an optional
      case "Object" -> Optional.empty();
      default -> throw found("\"" + component.getName() + '"', "an object without it");
    };
  }

  private static Object make(Class<?> raw, RecordComponent[] components, @Nullable Object[] values) {
    Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return raw.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every " + raw.getSimpleName() + " can be made of its components", e);
    }
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  /// The record's one type parameter, if the component has that type, is what the owner's type says.
  private static Type resolved(Type type, Type owner) {
    return type instanceof TypeVariable<?> ? argument(owner) : type;
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
  }
}
