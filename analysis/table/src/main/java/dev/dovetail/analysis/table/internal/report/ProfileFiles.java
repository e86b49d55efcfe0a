package dev.dovetail.analysis.table.internal.report;

import dev.dovetail.analysis.table.MalformedProfileException;
import dev.dovetail.analysis.table.TableProfile;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/// The document that holds a profile: its version, and all else that [RecordWriter] writes.
public final class ProfileFiles {
  private static final int VERSION = 1;
  private static final String VERSION_MEMBER = "version";

  private ProfileFiles() {}

  /// Writes a profile, or what else is a record.
  public static void write(Record profile, Writer out) throws IOException {
    RecordWriter.document(
        out,
        (records, generator) -> {
          generator.writeStartObject();
          records.member(VERSION_MEMBER, VERSION);
          records.members(profile, List.of());
          generator.writeEndObject();
        });
  }

  /// Reads a profile.
  ///
  /// @throws MalformedProfileException if it is none
  public static TableProfile read(Reader in) throws IOException {
    try (JsonParser parser = RecordWriter.FACTORY.createParser(ObjectReadContext.empty(), in)) {
      checkVersion(parser);
      return new RecordReader(parser).rest(TableProfile.class);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new MalformedProfileException("Not a profile: " + e.getOriginalMessage());
    }
  }

  private static void checkVersion(JsonParser parser) throws MalformedProfileException {
    boolean hasVersion = parser.nextToken() == JsonToken.START_OBJECT
        && parser.nextToken() == JsonToken.PROPERTY_NAME
        && parser.currentName().equals(VERSION_MEMBER)
        && parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
    if (!hasVersion) {
      throw new MalformedProfileException(
          "Expected a profile, a JSON object that begins with \"" + VERSION_MEMBER
              + "\"; found something else");
    }
    if (parser.getLongValue() != VERSION) {
      throw new MalformedProfileException("The profile has version " + parser.getLongValue() + ", expected "
          + VERSION + ": it was written by a newer program; profile the table again, or use that program");
    }
  }
}
