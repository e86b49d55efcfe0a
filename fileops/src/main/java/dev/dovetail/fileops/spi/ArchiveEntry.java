package dev.dovetail.fileops.spi;

import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// What an archive says about one file.
///
/// Names are paths with `/` between their parts, whatever the system. Bytes of a name that are not UTF-8 are
/// the surrogates U+DC80 to U+DCFF, one each, as in Python (PEP 383), so that no name is lost.
///
/// @param name where it goes, as the archive says it: not checked
/// @param kind what it is
/// @param size how many bytes of content follow; 0 for all but [Kind#FILE]
/// @param mode the twelve permission bits, or -1 if the archive does not tell
/// @param modified when it was modified, or null if the archive does not tell
/// @param link for links where they point to, else empty; a hard link names another entry
/// @param owner whose it is, or null if the archive does not tell
public record ArchiveEntry(
    String name,
    Kind kind,
    long size,
    int mode,
    @Nullable FileTime modified,
    String link,
    @Nullable Owner owner) {

  /// What an entry is.
  public enum Kind {
    /// A regular file with content.
    FILE,
    /// A directory.
    DIRECTORY,
    /// A symbolic link.
    SYMBOLIC_LINK,
    /// One more name of a file that came before.
    HARD_LINK,
    /// A FIFO, socket or device.
    SPECIAL
  }

  /// Whose a file is.
  ///
  /// @param user the number of the user, or -1
  /// @param group the number of the group, or -1
  /// @param userName the name of the user, or empty
  /// @param groupName the name of the group, or empty
  public record Owner(long user, long group, String userName, String groupName) {}

  /// Returns the entry under another name.
  public ArchiveEntry withName(String value) {
    return new ArchiveEntry(value, kind, size, mode, modified, link, owner);
  }
}
