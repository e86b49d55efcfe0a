package dev.dovetail.fileops.internal.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Gives one file the metadata of another: owner, times, extended attributes, permissions, in the order in
/// which none undoes the one before and none needs a right that one took away.
public final class MetadataCopy {
  private MetadataCopy() {}

  /// Gives an open file the owner, and says which permissions it may have then: where the owner cannot be
  /// kept, a set-user-id program must not become another user's.
  ///
  /// @return the permissions of the source, with or without set-user-id and set-group-id
  public static int copyOwner(Status status, int to, Supplier<Path> target) throws IOException {
    int result = Calls.changeOwner(to, status.user(), status.group());
    if (result == -Errno.EPERM) { // not root: the group may still be one of ours
      result = Calls.changeOwner(to, -1, status.group());
      return status.permissions() & (result == 0 ? ~04000 : ~06000);
    }
    check(result, target, "its owner cannot be set");
    return status.permissions();
  }

  /// Gives an open file times and extended attributes.
  public static void copyTimesAndAttributes(int from, Status status, int to, Supplier<Path> target)
      throws IOException {
    check(-Xattrs.copy(from, to), target, "its extended attributes cannot be set");
    check(Calls.setTimes(to, status), target, "its times cannot be set");
  }

  /// Gives an open file its permissions.
  public static void setMode(int to, int permissions, Supplier<Path> target) throws IOException {
    check(Calls.changeMode(to, permissions), target, "its permissions cannot be set");
  }

  /// Gives a symbolic link times, extended attributes and, if asked for, the owner of another.
  public static void copyLink(
      int fromDirectory, byte[] from, int toDirectory, byte[] to, boolean keepsOwner, Supplier<Path> target)
      throws IOException {
    Status status = Status.of(fromDirectory, from, false);
    check(-status.errno(), target, "its model cannot be looked at");
    if (keepsOwner) {
      int result = Calls.changeOwner(toDirectory, to, status.user(), status.group(), false);
      check(result == -Errno.EPERM ? 0 : result, target, "its owner cannot be set");
    }
    int errno = Xattrs.copy(inProc(fromDirectory, from), inProc(toDirectory, to), false);
    check(errno == Errno.ENOENT ? 0 : -errno, target, "its extended attributes cannot be set"); // no /proc
    check(Calls.setTimes(toDirectory, to, status, false), target, "its times cannot be set");
  }

  /// Gives a path the permissions of another; links are followed.
  public static void copyMode(Path source, Path target) throws IOException {
    Status status = status(source, true);
    int result = Calls.changeMode(Calls.HERE, CPath.bytes(target), status.permissions());
    check(result, () -> target, "its permissions cannot be set");
  }

  /// Gives a path times, extended attributes and permissions of another.
  ///
  /// @param follow whether links are followed; if not, no permissions are set, since a link has none
  public static void copyAll(Path source, Path target, boolean follow) throws IOException {
    Status status = status(source, follow);
    byte[] to = CPath.bytes(target);
    check(Calls.setTimes(Calls.HERE, to, status, follow), () -> target, "its times cannot be set");
    int errno = Xattrs.copy(CPath.bytes(source), to, follow);
    check(-errno, () -> target, "its extended attributes cannot be set");
    if (follow) {
      int result = Calls.changeMode(Calls.HERE, to, status.permissions());
      check(result, () -> target, "its permissions cannot be set");
    }
  }

  private static Status status(Path path, boolean follow) throws FileSystemException {
    Status status = Status.of(Calls.HERE, CPath.bytes(path), follow);
    check(-status.errno(), () -> path, "cannot be looked at");
    return status;
  }

  /// There is no call for the attributes of a name in a directory: go through the directory's descriptor.
  private static byte[] inProc(int directory, byte[] name) {
    byte[] prefix = ("/proc/self/fd/" + directory + "/").getBytes(StandardCharsets.US_ASCII);
    byte[] path = java.util.Arrays.copyOf(prefix, prefix.length + name.length);
    System.arraycopy(name, 0, path, prefix.length, name.length);
    return path;
  }

  private static void check(int result, Supplier<Path> path, String what) throws FileSystemException {
    if (result < 0) {
      throw Errno.exception(-result, path.get(), null, what);
    }
  }
}
