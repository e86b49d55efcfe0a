package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// What the JSON formats share.
final class Json {
  /// In characters: the parser holds a text two or three times over, for each file that is read at the time.
  private static final int LONGEST_TEXT = 8 << 20;

  /// NaN and Infinity are no JSON, but Python and R write them.
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION) // what it gets is UTF-8 already
          .streamReadConstraints(StreamReadConstraints.builder()
              .maxStringLength(LONGEST_TEXT).maxNumberLength(LONGEST_TEXT).build())
          .build();

  private Json() {}

  static JsonParser parser(InputStream stream) {
    return FACTORY.createParser(ObjectReadContext.empty(), stream);
  }

  static JsonParser parser(byte[] bytes, int from, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length);
  }

  /// Names a token's kind for a message.
  static String nameOf(@Nullable JsonToken token) {
    return switch (token) {
      case null -> "nothing";
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  /// Returns what is malformed, in one line; passes on the failure to read, if that is what it was.
  ///
  /// @param line where the parser stands or the row begins, from 1; 0 if that is not known
  /// @throws TableLimitException if nothing is malformed, but a text or a name too long or the nesting too
  ///     deep
  static String problem(JacksonException e, long line) throws IOException {
    if (e instanceof StreamConstraintsException) {
      StreamReadConstraints limits = FACTORY.streamReadConstraints();
      throw new TableLimitException("The JSON has " + (line == 0 ? "" : "at line " + line + " ")
          + "a text longer than " + LONGEST_TEXT + " characters, a key longer than "
          + limits.getMaxNameLength() + ", or is nested deeper than " + limits.getMaxNestingDepth()
          + " levels; shorten or flatten it");
    }
    if (e instanceof JacksonIOException failure) {
      throw failure.getCause();
    }
    String message = String.valueOf(e.getOriginalMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
