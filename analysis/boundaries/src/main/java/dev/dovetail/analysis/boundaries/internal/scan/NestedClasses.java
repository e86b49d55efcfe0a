package dev.dovetail.analysis.boundaries.internal.scan;

import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;

import java.util.OptionalInt;

/// The attribute `InnerClasses` (JVMS 4.7.6), where a nested class has its real access, and so have those around it,
/// but the outermost.
final class NestedClasses {
  private static final int ENTRY = 8;

  /// No compiler nests classes so deep; entries may go round in circles.
  private static final int DEEPEST = 256;

  private final ConstantPool pool;
  private final int start;
  private final int count;

  /// Takes where its content begins, or 0 if a class has none.
  NestedClasses(ConstantPool pool, int start) {
    this.pool = pool;
    this.start = start;
    this.count = start == 0 ? 0 : pool.u2(start);
  }

  /// Returns where a content ends.
  static int end(ConstantPool pool, int start) {
    return start + 2 + ENTRY * pool.u2(start);
  }

  /// Returns the access of a class as it was written, if it is nested.
  OptionalInt flags(int type) {
    int entry = entry(type);
    return entry < 0 ? OptionalInt.empty() : OptionalInt.of(pool.u2(entry + 6));
  }

  /// Says whether a class, and those around it that are nested themselves, are members that others can reach.
  boolean areReachable(int type) {
    int entry = entry(type);
    for (int steps = 0; entry >= 0 && steps < DEEPEST; steps++) {
      int outer = pool.u2(entry + 2);
      if (outer == 0 || (pool.u2(entry + 6) & (ACC_PUBLIC | ACC_PROTECTED)) == 0) {
        return false;
      }
      entry = entry(outer);
    }
    return true;
  }

  /// Returns where the last entry of a class is, or -1.
  private int entry(int type) {
    for (int entry = start + 2 + ENTRY * (count - 1); entry > start; entry -= ENTRY) {
      int inner = pool.u2(entry);
      if (inner == type || pool.isSameText(pool.className(inner), pool.className(type))) {
        return entry;
      }
    }
    return -1;
  }
}
