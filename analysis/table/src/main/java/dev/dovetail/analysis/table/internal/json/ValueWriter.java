package dev.dovetail.analysis.table.internal.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

/// Writes JSON values as text, one after the other: strings without their quotes, objects and arrays as JSON.
final class ValueWriter {
  private final Utf8Buffer text = new Utf8Buffer();

  /// Writes the value at which a parser stands; null as nothing.
  ///
  /// @return whether JSON says that it is text
  boolean write(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return false;
    }
    if (token.isStructStart()) {
      try (JsonGenerator copy = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
        copy.copyCurrentStructureExact(parser);
      }
      return true;
    }
    text.append(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    return token == JsonToken.VALUE_STRING;
  }

  int size() {
    return text.size();
  }

  byte[] bytes() {
    return text.bytes();
  }

  void clear() {
    text.clear();
  }
}
