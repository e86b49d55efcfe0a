package dev.dovetail.analysis.table.internal.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Which shape the beginning of a JSON text has.
final class JsonShape {
  private JsonShape() {}

  /// Tells whether, as far as can be seen, the text is an object all of whose members are arrays of scalars.
  ///
  /// @param head the beginning of the text, which may be cut anywhere
  static boolean isColumns(byte[] head) {
    boolean isColumns = false;
    try (JsonParser parser = Json.parser(head, 0, head.length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
          return false;
        }
        isColumns = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (parser.currentToken() == JsonToken.START_OBJECT
              || parser.currentToken() == JsonToken.START_ARRAY) {
            return false;
          }
        }
      }
      return isColumns;
    } catch (JacksonException e) {
      return isColumns; // the head is cut; the reader meets what is malformed, or not, in the whole text
    }
  }
}
