package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// What a journal says cannot be trusted, so nothing was done and nothing was deleted.
public final class JournalDamagedException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the damage.
  ///
  /// @param journal the journal's file
  /// @param what what is wrong, as the rest of a sentence that begins with the file's name
  public JournalDamagedException(Path journal, String what) {
    super(
        journal,
        journal
            + ": "
            + what
            + ". Nothing was done and nothing was deleted; restore this file, or compare the steps it lists"
            + " with the files by hand and then remove it");
  }
}
