package dev.dovetail.analysis.table.internal.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Which shape the beginning of a JSON text has.
enum JsonShape {
  /// An array, or an object that holds one.
  ROWS,
  /// An object whose members are columns.
  COLUMNS,
  /// Objects one after the other, each of which is a row.
  STREAM;

  /// Tells the shape, as far as can be seen.
  ///
  /// @param head the beginning of the text, which may be cut anywhere
  static JsonShape of(byte[] head) {
    if (isColumns(head)) {
      return COLUMNS;
    }
    return isStream(head) ? STREAM : ROWS;
  }

  /// Tells whether all of an object's members are arrays of scalars.
  private static boolean isColumns(byte[] head) {
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
      return isColumns && parser.nextToken() == null;
    } catch (JacksonException e) {
      return isColumns; // the head is cut; the reader meets what is malformed, or not, in the whole text
    }
  }

  /// Tells whether a second object follows the first.
  private static boolean isStream(byte[] head) {
    try (JsonParser parser = Json.parser(head, 0, head.length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == JsonToken.START_OBJECT;
    } catch (JacksonException e) {
      return false;
    }
  }

  /// Tells whether the first value, an object, takes more than one line, and another one follows.
  static boolean isSpread(byte[] head) {
    if (!isStream(head)) {
      return false;
    }
    try (JsonParser parser = Json.parser(head, 0, head.length)) {
      parser.nextToken();
      long first = parser.currentTokenLocation().getLineNr();
      parser.skipChildren();
      return parser.currentTokenLocation().getLineNr() > first;
    }
  }
}
