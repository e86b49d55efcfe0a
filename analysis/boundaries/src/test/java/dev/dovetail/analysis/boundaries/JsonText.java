package dev.dovetail.analysis.boundaries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON with a parser that knows nothing of ours.
public final class JsonText {
  private JsonText() {}

  /// Reads one object into maps, lists, strings, numbers and booleans.
  @SuppressWarnings("unchecked") // members of an object are named by strings
  public static Map<String, Object> object(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more than one value");
      }
      return (Map<String, Object>) value;
    }
  }

  /// Returns a member that is a list of objects.
  @SuppressWarnings("unchecked") // the caller knows
  public static List<Map<String, Object>> objects(Map<String, Object> object, String member) {
    return (List<Map<String, Object>>) object.getOrDefault(member, List.of());
  }

  /// Returns a member that is a list of strings.
  @SuppressWarnings("unchecked") // the caller knows
  public static List<String> strings(Map<String, Object> object, String member) {
    return (List<String>) object.getOrDefault(member, List.of());
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (object.put(name, value(parser)) != null) {
            throw new IllegalArgumentException("two members " + name);
          }
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> parser.getString();
    };
  }
}
