package dev.dovetail.fileops.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The C functions, one Java method each; the result is 0 or an errno unless a method says otherwise. Loading
/// this class links them, which takes some 30 ms of a start-up: only [Linux] does so, at the first call.
///
/// Numbers are those of Linux on x86-64 and AArch64 (asm-generic, except the open flags that differ).
@SuppressWarnings("restricted") // the one class that calls native code
final class Libc {
  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_NONBLOCK = 04000;
  static final int O_CLOEXEC = 02000000;
  static final int O_DIRECTORY = isArm() ? 040000 : 0200000;
  static final int O_NOFOLLOW = isArm() ? 0100000 : 0400000;

  private static final int EINTR = 4;
  private static final long FICLONE = 0x40049409L;
  private static final int AT_FDCWD = -100;
  private static final int RENAME_NOREPLACE = 1;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int STATX_MNT_ID = 0x1000;
  private static final int STATX_SIZE = 256;
  private static final long STATX_MNT_ID_OFFSET = 0x90;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();

  private static final MethodHandle OPEN =
      bind(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle IOCTL =
      bind(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle SYNCFS = bind("syncfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle STRERROR = bind("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));
  private static final MethodHandle RENAMEAT2 =
      bind("renameat2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle STATX =
      bind("statx", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));

  private Libc() {}

  @FunctionalInterface
  private interface Call {
    int run(MemorySegment callState) throws Throwable;
  }

  /// Returns the descriptor, or the errno with a minus sign.
  static int open(MemorySegment path, int flags) {
    return call(state -> (int) OPEN.invokeExact(state, path, flags, 0));
  }

  static void close(int descriptor) {
    once(state -> (int) CLOSE.invokeExact(state, descriptor)); // closed even if it fails: close(2)
  }

  static int ficlone(int target, int source) {
    return -call(state -> (int) IOCTL.invokeExact(state, target, FICLONE, source));
  }

  static int syncfs(int descriptor) {
    return -call(state -> (int) SYNCFS.invokeExact(state, descriptor));
  }

  static int renameNoReplace(MemorySegment source, MemorySegment target) {
    return -call(
        state -> (int) RENAMEAT2.invokeExact(state, AT_FDCWD, source, AT_FDCWD, target, RENAME_NOREPLACE));
  }

  /// Returns the number of the mount that a path is on, without following a link; -1 if that cannot be told.
  static long mountId(MemorySegment path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(STATX_SIZE, Long.BYTES);
      int errno =
          -call(
              state ->
                  (int) STATX.invokeExact(state, AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_MNT_ID, result));
      boolean isFilled = errno == 0 && (result.get(JAVA_INT, 0) & STATX_MNT_ID) != 0;
      return isFilled ? result.get(JAVA_LONG, STATX_MNT_ID_OFFSET) : -1;
    }
  }

  /// Returns the C library's words for an errno.
  static String describe(int errno) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment text = (MemorySegment) STRERROR.invokeExact(state, errno);
      return text.reinterpret(256).getString(0);
    } catch (Throwable e) {
      throw new AssertionError("strerror cannot fail", e);
    }
  }

  private static int call(Call call) {
    int result = once(call);
    while (result == -EINTR) {
      result = once(call);
    }
    return result;
  }

  private static int once(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      int result = call.run(state);
      return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    } catch (Throwable e) {
      throw new AssertionError("A downcall with matching types throws nothing", e);
    }
  }

  private static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(SYMBOLS.findOrThrow(name), type, all);
  }

  private static boolean isArm() {
    return System.getProperty("os.arch").equals("aarch64");
  }
}
