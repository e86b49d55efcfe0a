package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// An archive cannot be unpacked: it is damaged, not of the format, encrypted, or asks for something that the
/// filter or the limits do not allow. This is shutil's `ReadError`, and tarfile's `FilterError`.
public final class ArchiveException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  private final String entry;
  private final String reason;

  /// Describes what is wrong.
  ///
  /// @param archive the archive
  /// @param entry the name of the entry in it, as the archive has it; empty if it is about the whole
  /// @param reason what is wrong, as the rest of a sentence that begins with the name
  public ArchiveException(Path archive, String entry, String reason) {
    super(archive, archive + ": " + (entry.isEmpty() ? "" : shown(entry) + ": ") + reason);
    this.entry = entry;
    this.reason = reason;
  }

  /// Returns the name of the entry as the archive has it; empty if it is about the archive as a whole.
  public String entry() {
    return entry;
  }

  /// Returns what is wrong, without the names.
  public String reason() {
    return reason;
  }

  /// Returns a name of at most 200 characters that cannot upset a terminal.
  private static String shown(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .limit(200)
        .forEach(
            c -> {
              boolean isOdd = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              if (isOdd || Character.getType(c) == Character.SURROGATE) {
                text.append(String.format("\\u%04x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return name.codePointCount(0, name.length()) > 200 ? text + "…" : text.toString();
  }
}
