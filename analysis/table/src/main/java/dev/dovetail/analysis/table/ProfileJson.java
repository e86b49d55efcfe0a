package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.report.ProfileFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;

/// Profiles as JSON, complete and without loss: what is read equals what was written.
///
/// The document is an object with the member `version`, which is 1, and one for each component of
/// [TableProfile], and so on for all records below it: their components' names and documentation are those of
/// the members. Whatever is empty ([java.util.Optional]) is left out. Constants are lower-case words
/// (`big_integer`, `probably_unique`). Numbers that JSON does not know are the texts `NaN`, `Infinity` and
/// `-Infinity`. A histogram is `bounds`, one more than there are `counts`, and `isExact`.
///
/// A later version of this program may add members; readers are to pass over those they do not know.
public final class ProfileJson {
  private ProfileJson() {}

  /// Writes a profile. The writer is flushed, and stays open.
  ///
  /// @throws IOException if the writer fails
  public static void write(TableProfile profile, Writer out) throws IOException {
    ProfileFiles.write(profile, out);
  }

  /// Returns a profile as JSON, on one line.
  public static String toJson(TableProfile profile) {
    StringWriter text = new StringWriter();
    try {
      write(profile, text);
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can be written to", e);
    }
    return text.toString();
  }

  /// Reads a profile.
  ///
  /// @param in the document, not closed here
  /// @throws MalformedProfileException if it is no profile, or one of a newer program
  /// @throws IOException if the reader fails
  public static TableProfile read(Reader in) throws IOException {
    return ProfileFiles.read(in);
  }

  /// Reads a profile.
  ///
  /// @throws MalformedProfileException if the text is no profile, or one of a newer program
  public static TableProfile parse(String json) throws MalformedProfileException {
    try {
      return read(new StringReader(json));
    } catch (MalformedProfileException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can be read", e);
    }
  }
}
