package dev.dovetail.fileops.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.FileStat;
import java.lang.foreign.MemorySegment;

/// What statx(2) says of a file.
///
/// @param errno 0, or why it cannot be told; the rest is 0 then
/// @param mode file type and permissions, as `st_mode`
/// @param links how many names it has
/// @param user the owner's number
/// @param group the group's number
/// @param device which file system
/// @param inode which file of it
/// @param size its length in bytes
/// @param blocks how many half kibibytes it takes
/// @param accessed when it was read, seconds since the epoch
/// @param accessedNanos and nanoseconds
/// @param modified when its content changed, seconds since the epoch
/// @param modifiedNanos and nanoseconds
public record Status(
    int errno,
    int mode,
    int links,
    int user,
    int group,
    long device,
    long inode,
    long size,
    long blocks,
    long accessed,
    int accessedNanos,
    long modified,
    int modifiedNanos) {
  private static final int BASIC = 0x7ff;
  private static final int MOUNT_ID = 0x1000;
  private static final long MOUNT_ID_OFFSET = 0x90;
  private static final long ATTRIBUTES_OFFSET = 8;
  private static final int IMMUTABLE = 0x10;
  private static final int APPEND_ONLY = 0x20;
  private static final byte[] ITSELF = {};

  /// Looks at an open file.
  public static Status of(int descriptor) {
    return of(descriptor, ITSELF, false);
  }

  /// Looks at a name.
  public static Status of(int directory, byte[] name, boolean follow) {
    MemorySegment s = Scratch.get().result;
    int errno = -Calls.status(directory, name, follow, BASIC, s);
    if (errno != 0) {
      return new Status(errno, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    return new Status(
        0,
        s.get(JAVA_SHORT, 28) & 0xffff,
        s.get(JAVA_INT, 16),
        s.get(JAVA_INT, 20),
        s.get(JAVA_INT, 24),
        device(s.get(JAVA_INT, 136), s.get(JAVA_INT, 140)),
        s.get(JAVA_LONG, 32),
        s.get(JAVA_LONG, 40),
        s.get(JAVA_LONG, 48),
        s.get(JAVA_LONG, 64),
        s.get(JAVA_INT, 72),
        s.get(JAVA_LONG, 112),
        s.get(JAVA_INT, 120));
  }

  /// Returns the number of the mount that a path is on, without following a link; -1 if that cannot be told.
  static long mountId(byte[] path) {
    MemorySegment result = Scratch.get().result;
    int errno = -Calls.status(Calls.HERE, path, false, MOUNT_ID, result);
    boolean isFilled = errno == 0 && (result.get(JAVA_INT, 0) & MOUNT_ID) != 0;
    return isFilled ? result.get(JAVA_LONG, MOUNT_ID_OFFSET) : -1;
  }

  /// Tells whether a path is known to be immutable or append-only. A link is not followed.
  static boolean isImmutable(byte[] path) {
    MemorySegment result = Scratch.get().result;
    boolean isKnown = Calls.status(Calls.HERE, path, false, BASIC, result) == 0;
    return isKnown && (result.get(JAVA_LONG, ATTRIBUTES_OFFSET) & (IMMUTABLE | APPEND_ONLY)) != 0;
  }

  /// Returns what it is.
  public FileKind kind() {
    return FileStat.kindOf(mode);
  }

  /// Returns the permissions, with the bits for set-user-id, set-group-id and sticky.
  public int permissions() {
    return mode & 07777;
  }

  /// Tells whether parts of it take no room.
  public boolean isSparse() {
    return blocks * 512 < size;
  }

  /// Tells whether both are the same file, in whatever state.
  public boolean isSameFile(Status other) {
    return device == other.device && inode == other.inode;
  }

  /// Tells whether size and modification time are those of an earlier look.
  public boolean hasContentOf(Status earlier) {
    return size == earlier.size && modified == earlier.modified && modifiedNanos == earlier.modifiedNanos;
  }

  /// Returns both times as the kernel takes them; valid until this thread asks for another status.
  MemorySegment times() {
    MemorySegment times = Scratch.get().result;
    times.set(JAVA_LONG, 0, accessed);
    times.set(JAVA_LONG, 8, accessedNanos);
    times.set(JAVA_LONG, 16, modified);
    times.set(JAVA_LONG, 24, modifiedNanos);
    return times;
  }

  /// As the C library's makedev(3) puts the two together, and so `unix:dev` of the JDK.
  private static long device(int major, int minor) {
    return (major & 0xfffff000L) << 32 | (major & 0xfffL) << 8 | (minor & 0xffffff00L) << 12
        | (minor & 0xffL);
  }
}
