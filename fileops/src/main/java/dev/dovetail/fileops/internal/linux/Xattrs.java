package dev.dovetail.fileops.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Extended attributes of every name space (xattr(7)), access control lists among them.
///
/// As `shutil.copystat` does, what may not be read or written, or what the target's file system has no place
/// for, is passed over (EPERM, EACCES, ENOTSUP, ENODATA, EINVAL).
final class Xattrs {
  private static final int LARGEST = 65536; // both a list and a value, limits.h

  private Xattrs() {}

  /// Where the attributes are.
  ///
  /// @param list the number of the call that lists them
  /// @param get of the one that reads one
  /// @param set of the one that writes one
  /// @param file the calls' first argument: a descriptor, or the address of a path
  private record Place(int list, int get, int set, long file) {
    static Place open(int descriptor) {
      return Calls.isArm() ? new Place(13, 10, 7, descriptor) : new Place(196, 193, 190, descriptor);
    }

    static Place named(byte[] path, boolean follow, Arena arena) {
      MemorySegment text = arena.allocate(path.length + 1L);
      MemorySegment.copy(path, 0, text, JAVA_BYTE, 0, path.length);
      int shift = follow ? 0 : 1; // listxattr, llistxattr and so on
      return Calls.isArm()
          ? new Place(11 + shift, 8 + shift, 5 + shift, text.address())
          : new Place(194 + shift, 191 + shift, 188 + shift, text.address());
    }
  }

  /// Copies those of one open file to another.
  ///
  /// @return 0, or the errno of a failure that is not to be passed over
  static int copy(int from, int to) {
    MemorySegment list = Scratch.get().result;
    long length = list(Place.open(from), list);
    if (length == 0 || (length < 0 && isPassedOver((int) -length))) {
      return 0; // as most files: not even memory is needed
    }
    try (Arena arena = Arena.ofConfined()) {
      return copy(Place.open(from), Place.open(to), arena);
    }
  }

  /// Copies those of one path to another.
  static int copy(byte[] from, byte[] to, boolean follow) {
    try (Arena arena = Arena.ofConfined()) {
      return copy(Place.named(from, follow, arena), Place.named(to, follow, arena), arena);
    }
  }

  private static int copy(Place from, Place to, Arena arena) {
    MemorySegment names = arena.allocate(LARGEST);
    long length = list(from, names);
    if (length < 0) {
      return isPassedOver((int) -length) ? 0 : (int) -length;
    }
    MemorySegment value = arena.allocate(LARGEST);
    long at = 0;
    while (at < length) {
      long name = names.address() + at;
      long size = Libc.call(from.get, from.file, name, value.address(), LARGEST, 0);
      long result = size < 0 ? size : Libc.call(to.set, to.file, name, value.address(), size, 0);
      if (result < 0 && !isPassedOver((int) -result)) {
        return (int) -result;
      }
      while (names.get(JAVA_BYTE, at) != 0) {
        at++;
      }
      at++;
    }
    return 0;
  }

  private static long list(Place place, MemorySegment buffer) {
    return Libc.call(place.list, place.file, buffer.address(), buffer.byteSize());
  }

  private static boolean isPassedOver(int errno) {
    return switch (errno) {
      case Errno.EPERM, Errno.EACCES, Errno.EOPNOTSUPP, Errno.ENODATA, Errno.EINVAL -> true;
      default -> false;
    };
  }
}
