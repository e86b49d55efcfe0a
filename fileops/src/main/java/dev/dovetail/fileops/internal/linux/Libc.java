package dev.dovetail.fileops.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The door to the kernel: the C library's `syscall(2)`, through which all of [Calls] goes.
///
/// The JVM spends some 90 ms of processor time on the first function it links (without an AOT cache) and
/// several more on each further shape of function; this way there is but one. Nothing is linked before the
/// first call.
@SuppressWarnings("restricted") // the one class that calls native code
final class Libc {
  private static final int EINTR = 4;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
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
  static long call(int number, long a, long b, long c, long d, long e, long f) {
    long result = once(number, a, b, c, d, e, f);
    while (result == -EINTR) {
      result = once(number, a, b, c, d, e, f);
    }
    return result;
  }

  static long call(int number, long a, long b, long c, long d, long e) {
    return call(number, a, b, c, d, e, 0);
  }

  static long call(int number, long a, long b, long c) {
    return call(number, a, b, c, 0, 0, 0);
  }

  /// Makes a system call that must not be repeated when a signal interrupts it.
  ///
  /// @return what the call returned, or its errno with a minus sign
  static long once(int number, long a, long b, long c, long d, long e, long f) {
    MemorySegment state = Scratch.get().state;
    try {
      long result = (long) SYSCALL.invokeExact(state, (long) number, a, b, c, d, e, f);
      return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    } catch (Throwable t) {
      throw new AssertionError("A downcall with matching types throws nothing", t);
    }
  }
}
