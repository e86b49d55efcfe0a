package dev.dovetail.fileops.internal.linux;

import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The error numbers of errno(3) that mean something to this module, and the exceptions the JDK has for them.
public final class Errno {
  /// A name does not exist; exists; is no directory; is one; a directory is not empty; is a symbolic link.
  public static final int ENOENT = 2, EEXIST = 17, ENOTDIR = 20, EISDIR = 21, ENOTEMPTY = 39, ELOOP = 40;

  /// Not allowed, by permissions or otherwise.
  public static final int EPERM = 1, EACCES = 13;

  /// The kernel or the file system cannot do it this way.
  public static final int EXDEV = 18, EINVAL = 22, ENOTTY = 25, ENOSYS = 38, EOPNOTSUPP = 95;

  /// Not a thing that can be opened, or nothing but a hole.
  public static final int ENXIO = 6;

  /// No such data; a buffer is too small.
  static final int ENODATA = 61, ERANGE = 34;

  private Errno() {}

  /// Tells whether the file systems will never do what they refused with this errno.
  public static boolean isNeverSupported(int errno) {
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
  public static FileSystemException exception(int errno, Path path, @Nullable Path other, String what) {
    String file = path.toString();
    String second = other == null ? null : other.toString();
    String reason = what + " (" + Libc.describe(errno) + ")";
    return switch (errno) {
      case ENOENT -> new NoSuchFileException(file, second, reason);
      case EACCES, EPERM -> new AccessDeniedException(file, second, reason);
      case EXDEV -> new AtomicMoveNotSupportedException(file, second, reason);
      case EEXIST -> new FileAlreadyExistsException(file, second, reason);
      case ENOTDIR -> new NotDirectoryException(file);
      case ENOTEMPTY -> new DirectoryNotEmptyException(file);
      default -> new FileSystemException(file, second, reason);
    };
  }
}
