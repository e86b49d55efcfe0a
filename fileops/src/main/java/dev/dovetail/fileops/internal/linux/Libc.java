package dev.dovetail.fileops.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// System calls, one Java method each; the result is 0 or an errno unless a method says otherwise.
///
/// All go through the C library's `syscall(2)`. The JVM spends some 90 ms of processor time on the first
/// function it links (without an AOT cache) and several more on each further shape of function; this way
/// there is but one. Nothing is linked before [Linux] makes the first call.
///
/// Numbers are those of Linux on x86-64 and, where they differ, AArch64 (asm-generic).
@SuppressWarnings("restricted") // the one class that calls native code
final class Libc {
  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_NONBLOCK = 04000;
  static final int O_CLOEXEC = 02000000;
  static final int O_DIRECTORY = isArm() ? 040000 : 0200000;
  static final int O_NOFOLLOW = isArm() ? 0100000 : 0400000;

  private static final int OPENAT = isArm() ? 56 : 257;
  private static final int CLOSE = isArm() ? 57 : 3;
  private static final int IOCTL = isArm() ? 29 : 16;
  private static final int SYNCFS = isArm() ? 267 : 306;
  private static final int RENAMEAT2 = isArm() ? 276 : 316;
  private static final int STATX = isArm() ? 291 : 332;

  private static final int EINTR = 4;
  private static final long FICLONE = 0x40049409L;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int WINSIZE_SIZE = 8; // rows, columns, and both in pixels, 16 bits each
  private static final int AT_FDCWD = -100;
  private static final int RENAME_NOREPLACE = 1;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int STATX_MNT_ID = 0x1000;
  private static final int STATX_SIZE = 256;
  private static final long STATX_ATTRIBUTES_OFFSET = 8;
  private static final int STATX_ATTR_IMMUTABLE = 0x10;
  private static final int STATX_ATTR_APPEND = 0x20;
  private static final long STATX_MNT_ID_OFFSET = 0x90;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> STATE =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(CALL_STATE));
  private static final MethodHandle SYSCALL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
              Linker.Option.firstVariadicArg(1),
              Linker.Option.captureCallState("errno"));

  private Libc() {}

  /// Linked only when there is an error to be put into words.
  private static final class Words {
    static final MethodHandle STRERROR =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("strerror"),
                FunctionDescriptor.of(ADDRESS, JAVA_INT));
  }

  /// Returns the descriptor, or the errno with a minus sign.
  static int open(MemorySegment path, int flags) {
    return (int) call(OPENAT, AT_FDCWD, path.address(), flags, 0, 0);
  }

  static void close(int descriptor) {
    once(CLOSE, descriptor, 0, 0, 0, 0); // closed even if it fails or is interrupted: close(2)
  }

  static int ficlone(int target, int source) {
    return (int) -call(IOCTL, target, FICLONE, source, 0, 0);
  }

  static int syncfs(int descriptor) {
    return (int) -call(SYNCFS, descriptor, 0, 0, 0, 0);
  }

  static int renameNoReplace(MemorySegment source, MemorySegment target) {
    return (int)
        -call(RENAMEAT2, AT_FDCWD, source.address(), AT_FDCWD, target.address(), RENAME_NOREPLACE);
  }

  /// Returns the number of the mount that a path is on, without following a link; -1 if that cannot be told.
  static long mountId(MemorySegment path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(STATX_SIZE, Long.BYTES);
      long errno =
          -call(STATX, AT_FDCWD, path.address(), AT_SYMLINK_NOFOLLOW, STATX_MNT_ID, result.address());
      boolean isFilled = errno == 0 && (result.get(JAVA_INT, 0) & STATX_MNT_ID) != 0;
      return isFilled ? result.get(JAVA_LONG, STATX_MNT_ID_OFFSET) : -1;
    }
  }

  /// Tells whether a path has an attribute that keeps even root from removing it or what is in it.
  static boolean isImmutable(MemorySegment path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(STATX_SIZE, Long.BYTES);
      long errno = -call(STATX, AT_FDCWD, path.address(), AT_SYMLINK_NOFOLLOW, 0, result.address());
      long attributes = errno == 0 ? result.get(JAVA_LONG, STATX_ATTRIBUTES_OFFSET) : 0;
      return (attributes & (STATX_ATTR_IMMUTABLE | STATX_ATTR_APPEND)) != 0;
    }
  }

  /// Returns the columns of a terminal in the upper and its lines in the lower 16 bits; 0 if it is none.
  static int windowSize(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(WINSIZE_SIZE, Short.BYTES);
      if (call(IOCTL, descriptor, TIOCGWINSZ, size.address(), 0, 0) != 0) {
        return 0;
      }
      return (size.get(JAVA_SHORT, 2) & 0xffff) << 16 | (size.get(JAVA_SHORT, 0) & 0xffff);
    }
  }

  /// Returns the C library's words for an errno.
  static String describe(int errno) {
    try {
      MemorySegment text = (MemorySegment) Words.STRERROR.invokeExact(errno);
      return text.reinterpret(256).getString(0);
    } catch (Throwable e) {
      throw new AssertionError("A downcall with matching types throws nothing", e);
    }
  }

  /// Makes a system call, again for as long as a signal interrupts it.
  ///
  /// @return what the call returned, or its errno with a minus sign
  static long call(int number, long a, long b, long c, long d, long e) {
    long result = once(number, a, b, c, d, e);
    while (result == -EINTR) {
      result = once(number, a, b, c, d, e);
    }
    return result;
  }

  /// Returns what the call returned, or its errno with a minus sign.
  private static long once(int number, long a, long b, long c, long d, long e) {
    try {
      MemorySegment state = STATE.get();
      long result = (long) SYSCALL.invokeExact(state, (long) number, a, b, c, d, e);
      return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    } catch (Throwable t) {
      throw new AssertionError("A downcall with matching types throws nothing", t);
    }
  }

  private static boolean isArm() {
    return System.getProperty("os.arch").equals("aarch64");
  }
}
