package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The first row of a table whose rows are arrays, as the beginning of the text shows it.
///
/// @param isHeader whether it names the columns: all of its elements are strings, and not all of the rows'
///     are
/// @param names its strings, if it is the header
/// @param width how many elements it has
record HeadRow(boolean isHeader, List<String> names, int width) {
  /// Where nothing is seen.
  static final HeadRow NONE = new HeadRow(false, List.of(), 0);

  /// Looks for an array of arrays: the text itself, or a member of the object that it is.
  ///
  /// @param head the beginning of the text, which may be cut anywhere
  static HeadRow inArray(byte[] head, ReadOptions options) {
    try (JsonParser parser = Json.parser(head, 0, head.length)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        return parser.nextToken() == JsonToken.START_ARRAY ? at(parser, options) : NONE;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        JsonToken value = parser.nextToken();
        JsonToken first = value == JsonToken.START_ARRAY ? parser.nextToken() : value;
        if (value == JsonToken.START_ARRAY && first == JsonToken.START_ARRAY) {
          return at(parser, options);
        }
        while (parser.currentToken() != JsonToken.END_ARRAY && parser.streamReadContext().inArray()) {
          parser.skipChildren();
          parser.nextToken();
        }
        parser.skipChildren();
      }
      return NONE;
    } catch (JacksonException e) {
      return NONE; // the reader meets what is malformed
    }
  }

  /// Looks at arrays one after the other.
  static HeadRow onLines(byte[] head, ReadOptions options) {
    try (JsonParser parser = Json.parser(head, 0, head.length)) {
      return parser.nextToken() == JsonToken.START_ARRAY ? at(parser, options) : NONE;
    } catch (JacksonException e) {
      return NONE;
    }
  }

  private static HeadRow at(JsonParser parser, ReadOptions options) {
    List<String> names = new ArrayList<>();
    boolean areNames = true;
    int width = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      areNames &= parser.currentToken() == JsonToken.VALUE_STRING;
      names.add(parser.currentToken().isScalarValue() ? String.valueOf(parser.getString()) : "");
      parser.skipChildren();
      width++;
    }
    boolean isHeader = options.headerLines().isPresent()
        ? options.headerLines().getAsInt() > 0
        : areNames && width > 0 && hasOtherValues(parser);
    return new HeadRow(isHeader, isHeader ? names : List.of(), width);
  }

  private static boolean hasOtherValues(JsonParser parser) {
    try {
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          JsonToken token = parser.currentToken();
          if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
            return true;
          }
        }
      }
      return false;
    } catch (JacksonException e) {
      return false; // the head is cut
    }
  }

  /// Says which row names the columns.
  String note() {
    return isHeader ? "the first array names the columns" : "no array names the columns";
  }
}
