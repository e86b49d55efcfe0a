package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which file it is, and in which state: equal stamps mean the same file, unchanged.
///
/// On file systems with the `unix` attribute view the numbers are those of `stat(2)`. Elsewhere the device is
/// -1, the inode is a 64-bit digest of the file's real path (so a renamed file counts as another one), and
/// the change time is the creation time.
///
/// @param device the device number; Linux may give a file system another one at its next mount
/// @param inode the inode number
/// @param size the length in bytes
/// @param modifiedNanos when the content was last changed, in nanoseconds since 1970-01-01T00:00Z; saturates
///     at [Long#MIN_VALUE] and [Long#MAX_VALUE] (the years 1677 and 2262)
/// @param changedNanos when content or attributes were last changed, likewise
public record FileStamp(long device, long inode, long size, long modifiedNanos, long changedNanos) {
  private static final Pattern TEXT = Pattern.compile("(-?\\d+):(-?\\d+):(\\d+):(-?\\d+):(-?\\d+)");

  /// Reads the stamp of a file of any kind. A symbolic link is not followed.
  ///
  /// @throws java.nio.file.NoSuchFileException if there is no such file
  /// @throws IOException if the attributes cannot be read
  public static FileStamp of(Path file) throws IOException {
    return FileStat.of(file).stamp();
  }

  /// Reads what [#toString] wrote.
  ///
  /// @throws IllegalArgumentException if the text is not of that form
  public static FileStamp parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A file stamp is device:inode:size:modified:changed, five decimal numbers; found \"" + text + '"');
    }
    return new FileStamp(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)),
        Long.parseLong(matcher.group(5)));
  }

  /// Tells whether both are stamps of the same file, in whatever state.
  public boolean isSameFile(FileStamp other) {
    return device == other.device && inode == other.inode;
  }

  /// Returns the five numbers in their order, separated by colons.
  @Override
  public String toString() {
    return device + ":" + inode + ":" + size + ":" + modifiedNanos + ":" + changedNanos;
  }
}
