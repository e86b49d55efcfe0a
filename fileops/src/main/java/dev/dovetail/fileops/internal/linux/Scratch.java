package dev.dovetail.fileops.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A little native memory for each thread, so that a call needs no allocation: the error number, two names,
/// and what a call fills in.
final class Scratch {
  static final int NAME = 4096 + 8; // the longest path the kernel takes, with its NUL
  private static final int RESULT = 256;
  private static final int ENTRIES = 32 * 1024;
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  final MemorySegment state;
  final MemorySegment result;
  private final MemorySegment first;
  private final MemorySegment second;
  private @Nullable MemorySegment entries;

  private Scratch() {
    long stateSize = (Linker.Option.captureStateLayout().byteSize() + 15) & -16;
    MemorySegment all = Arena.ofAuto().allocate(stateSize + RESULT + 2L * NAME, 16);
    state = all.asSlice(0, stateSize);
    result = all.asSlice(stateSize, RESULT);
    first = all.asSlice(stateSize + RESULT, NAME);
    second = all.asSlice(stateSize + RESULT + NAME, NAME);
  }

  static Scratch get() {
    return OF_THREAD.get();
  }

  /// Lends a larger piece of memory, for the entries of a directory.
  MemorySegment borrow() {
    MemorySegment lent = entries == null ? Arena.ofAuto().allocate(ENTRIES, 8) : entries;
    entries = null; // whoever asks while it is lent gets another
    return lent;
  }

  /// Takes back what [#borrow] lent.
  void giveBack(MemorySegment lent) {
    entries = lent;
  }

  /// Returns the name as a C string; valid until the next call of this method in this thread.
  MemorySegment first(byte[] name) {
    return text(name, first);
  }

  /// Returns another name as a C string; valid until the next call of this method in this thread.
  MemorySegment second(byte[] name) {
    return text(name, second);
  }

  private static MemorySegment text(byte[] name, MemorySegment room) {
    MemorySegment text = name.length < room.byteSize() ? room : Arena.ofAuto().allocate(name.length + 1L);
    MemorySegment.copy(name, 0, text, JAVA_BYTE, 0, name.length);
    text.set(JAVA_BYTE, name.length, (byte) 0);
    return text;
  }
}
