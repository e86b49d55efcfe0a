package dev.dovetail.fileops.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A user and a group as a file system knows them.
///
/// @param user a number, as a [Long]; or a `UserPrincipal`; null to leave the user as it is
/// @param group a number, as a [Long]; or a `GroupPrincipal`; null to leave the group as it is
/// @param shown both, for people
public record Recipient(@Nullable Object user, @Nullable Object group, String shown) {
  /// Tells whether the file system knows a user or group by something else than a number.
  public static boolean isNamed(@Nullable Object principal) {
    return principal != null && !(principal instanceof Long);
  }

  /// Tells whether a file belongs to the named ones among both. Numbers are not asked about.
  public boolean isNamedOwnerOf(Path file, Path shownFile) throws IOException {
    try {
      return has(file, "owner:owner", user) && has(file, "posix:group", group);
    } catch (FileSystemException e) {
      throw explained(shownFile, e);
    }
  }

  private static boolean has(Path file, String attribute, @Nullable Object principal) throws IOException {
    return !isNamed(principal)
        || Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS).equals(principal);
  }

  /// Gives a file to both, to the user first: whoever may do that may also change the group.
  ///
  /// @param shownFile the path for errors
  public void give(Path file, Path shownFile, LinkOption... options) throws IOException {
    try {
      if (user != null) {
        Files.setAttribute(file, isNamed(user) ? "owner:owner" : "unix:uid", value(user), options);
      }
      if (group != null) {
        Files.setAttribute(file, isNamed(group) ? "posix:group" : "unix:gid", value(group), options);
      }
    } catch (FileSystemException e) {
      throw explained(shownFile, e);
    }
  }

  private static Object value(Object principal) {
    return principal instanceof Long id ? (Object) id.intValue() : principal;
  }

  /// The JDK has no exception of its own for EPERM, which is what chown(2) refuses with.
  private FileSystemException explained(Path file, FileSystemException cause) {
    if (cause instanceof NoSuchFileException) {
      return new NoSuchFileException(file.toString());
    }
    String reason = "cannot be given to " + shown + " (" + cause.getReason() + ")";
    boolean isRefusal =
        cause instanceof AccessDeniedException || cause.getClass() == FileSystemException.class;
    FileSystemException explained =
        isRefusal
            ? new AccessDeniedException(file.toString(), null, reason)
            : new FileSystemException(file.toString(), null, reason);
    explained.initCause(cause);
    return explained;
  }
}
