package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Permissions and owners by path, as numbers, without following links.
public final class Plain {
  private Plain() {}

  /// Returns permissions as a number.
  public static int bits(Set<PosixFilePermission> permissions) {
    int bits = 0;
    for (PosixFilePermission permission : PosixFilePermission.values()) { // in the order of the bits
      bits = bits << 1 | (permissions.contains(permission) ? 1 : 0);
    }
    return bits;
  }

  /// Sets permissions, with set-user-id, set-group-id and sticky where the provider has them.
  public static void changeMode(Path path, int permissions) throws IOException {
    if (FileStat.of(path).kind() == FileKind.SYMBOLIC_LINK) {
      throw new FileSystemException(path.toString(), null, "is a symbolic link, which has no permissions");
    }
    if (FileStat.hasUnixAttributes(path)) {
      Files.setAttribute(path, "unix:mode", permissions);
    } else {
      Set<PosixFilePermission> set = PosixFilePermissions.fromString(rwx(permissions));
      view(path).setPermissions(set);
    }
  }

  /// Sets owner and group by number; -1 leaves one.
  public static void changeOwner(Path path, int user, int group) throws IOException {
    if (!FileStat.hasUnixAttributes(path)) {
      throw new UnsupportedOperationException(path + ": its provider has no numbers for owners");
    }
    if (user >= 0) {
      Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    }
    if (group >= 0) {
      Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static PosixFileAttributeView view(Path path) {
    var view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      throw new UnsupportedOperationException(path + ": its provider has no permissions");
    }
    return view;
  }

  private static String rwx(int permissions) {
    StringBuilder text = new StringBuilder(9);
    for (int bit = 8; bit >= 0; bit--) {
      text.append((permissions >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
    }
    return text.toString();
  }
}
