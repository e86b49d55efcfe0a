package dev.dovetail.fileops.internal.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the Linux kernel does with files and the JDK has no method for. Each method says whether it could do
/// it here; the caller has another way for when it could not.
public final class Linux {
  private static final boolean GRANTED =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")
          && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch")) // whose numbers are known
          && Linux.class.getModule().isNativeAccessEnabled();

  /// Pairs of devices between which the kernel refused a reflink. Only ever makes a copy slower, so a device
  /// number that comes to mean another file system does no harm.
  private static final Set<Devices> NO_REFLINK = ConcurrentHashMap.newKeySet();

  private record Devices(long source, long target) {}

  private Linux() {}

  /// Tells whether the kernel can be called for this path: on Linux, with native access enabled for this
  /// module, and on the default file system. Calling this loads nothing.
  public static boolean handles(Path path) {
    return GRANTED && path.getFileSystem().equals(FileSystems.getDefault());
  }

  /// Tells whether a reflink between two devices is still worth trying.
  public static boolean mayReflink(long sourceDevice, long targetDevice) {
    return !NO_REFLINK.contains(new Devices(sourceDevice, targetDevice));
  }

  /// Makes an existing, empty target share all blocks of the source (ioctl_ficlone(2)). Follows no symbolic
  /// link.
  ///
  /// @return whether it does now; false leaves the target empty
  /// @throws IOException if one of the files cannot be opened
  public static boolean reflink(Path source, Path target, long sourceDevice, long targetDevice)
      throws IOException {
    int errno;
    int from = openFile(source, Calls.O_RDONLY | Calls.O_NONBLOCK);
    try {
      int to = openFile(target, Calls.O_WRONLY | Calls.O_NONBLOCK);
      try {
        errno = -Calls.clone(to, from);
      } finally {
        close(to);
      }
    } finally {
      close(from);
    }
    if (Errno.isNeverSupported(errno)) {
      NO_REFLINK.add(new Devices(sourceDevice, targetDevice));
    }
    return errno == 0;
  }

  /// Opens a directory and returns its descriptor, for [#syncFileSystem] and [#close].
  public static int openDirectory(Path directory) throws IOException {
    return open(directory, Calls.O_RDONLY | Calls.O_DIRECTORY);
  }

  /// Writes all that is dirty in a file system to its device (syncfs(2)).
  ///
  /// @param descriptor from [#openDirectory]; write-back errors since that call are reported by this one
  /// @throws IOException if something could not be written
  public static void syncFileSystem(int descriptor, Path directory) throws IOException {
    int errno = -Calls.syncFileSystem(descriptor);
    if (errno != 0) {
      throw Errno.exception(
          errno,
          directory,
          null,
          "its file system could not write everything to the device; check the device, then start over");
    }
  }

  /// Closes a descriptor.
  public static void close(int descriptor) {
    var _ = Calls.close(descriptor);
  }

  /// Renames in one step, and only if the target does not exist (renameat2(2), RENAME_NOREPLACE).
  ///
  /// @return false if kernel or file system have no such rename; nothing was done then
  /// @throws FileAlreadyExistsException if the target exists
  public static boolean renameWithoutReplacing(Path source, Path target) throws IOException {
    int errno;
    try (Arena arena = Arena.ofConfined()) {
      errno = -Calls.renameNoReplace(CPath.of(source, arena), CPath.of(target, arena));
    }
    if (errno != 0 && !Errno.isUnknownFlag(errno)) {
      throw Errno.exception(errno, source, target, "cannot be renamed to a name that is free");
    }
    return errno == 0;
  }

  /// Tells whether a rename from one existing path to another could be refused because they are on different
  /// mounts, even if these show the same file system.
  public static boolean areOnDifferentMounts(Path one, Path other) {
    if (!handles(one) || !handles(other)) {
      return false;
    }
    return Status.mountId(CPath.bytes(one)) != Status.mountId(CPath.bytes(other));
  }

  private static int openFile(Path file, int flags) throws IOException {
    return open(file, flags | Calls.O_NOFOLLOW);
  }

  private static int open(Path path, int flags) throws IOException {
    int result = Calls.open(Calls.HERE, CPath.bytes(path), flags, 0);
    if (result < 0) {
      throw Errno.exception(-result, path, null, "cannot be opened");
    }
    return result;
  }
}
