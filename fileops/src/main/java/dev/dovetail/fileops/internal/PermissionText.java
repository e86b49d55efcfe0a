package dev.dovetail.fileops.internal;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Permissions in nine characters.
public final class PermissionText {
  private PermissionText() {}

  /// Reads permissions as `ls -l` shows them.
  ///
  /// @throws IllegalArgumentException if the text is not of that form
  public static Set<PosixFilePermission> parse(String text) {
    try {
      return Set.copyOf(PosixFilePermissions.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Permissions are nine characters as ls -l shows them, such as rw-r-----; found \"" + text + '"', e);
    }
  }
}
