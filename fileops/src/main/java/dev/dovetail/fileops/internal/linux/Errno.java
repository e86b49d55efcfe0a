package dev.dovetail.fileops.internal.linux;

import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The error numbers of errno(3) that mean something to this module, and the exceptions the JDK has for them.
final class Errno {
  private static final int EPERM = 1;
  private static final int ENOENT = 2;
  private static final int EACCES = 13;
  private static final int EEXIST = 17;
  private static final int EXDEV = 18;
  private static final int ENOTDIR = 20;
  private static final int EINVAL = 22;
  private static final int ENOTTY = 25;
  private static final int ENOSYS = 38;
  private static final int EOPNOTSUPP = 95;

  private Errno() {}

  /// Tells whether the file systems will never do what they refused with this errno.
  static boolean isNeverSupported(int errno) {
    return errno == EOPNOTSUPP || errno == EXDEV || errno == ENOTTY || errno == ENOSYS;
  }

  /// Tells whether a call with an uncommon flag was refused for that flag.
  static boolean isUnknownFlag(int errno) {
    return errno == EINVAL || errno == ENOSYS;
  }

  /// Returns the exception for a failed call.
  ///
  /// @param other the second path of the call, or null
  /// @param what what failed, as the rest of a sentence that begins with the path
  static FileSystemException exception(int errno, Path path, @Nullable Path other, String what) {
    String file = path.toString();
    String second = other == null ? null : other.toString();
    String reason = what + " (" + Libc.describe(errno) + ")";
    return switch (errno) {
      case ENOENT -> new NoSuchFileException(file, second, reason);
      case EACCES, EPERM -> new AccessDeniedException(file, second, reason);
      case EXDEV -> new AtomicMoveNotSupportedException(file, second, reason);
      case EEXIST -> new FileAlreadyExistsException(file, second, reason);
      case ENOTDIR -> new NotDirectoryException(file);
      default -> new FileSystemException(file, second, reason);
    };
  }
}
