package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.function.IntConsumer;

/// Goes over the annotations in attributes (JVMS 4.7.16 to 4.7.22); each reading returns where it ended.
final class AnnotationScan {
  private final ConstantPool pool;
  private final IntConsumer annotations;
  private final Values values;
  private int at;

  /// Takes types in values.
  interface Values {
    /// Takes a type.
    ///
    /// @param descriptor the index of its descriptor
    /// @param constant the index of the constant's name if it is one of an enum, else 0
    void accept(int descriptor, int constant);
  }

  /// Takes where to report.
  ///
  /// @param annotations takes the descriptors, by their index in the pool, of annotation types that are not inside
  ///     others
  /// @param values takes types in values, and annotation types inside others
  AnnotationScan(ConstantPool pool, IntConsumer annotations, Values values) {
    this.pool = pool;
    this.annotations = annotations;
    this.values = values;
  }

  /// Reads the content of `RuntimeVisibleAnnotations` or `RuntimeInvisibleAnnotations`.
  int annotations(int start) {
    at = start;
    list(false);
    return at;
  }

  /// Reads the content of the attributes for parameters.
  int parameterAnnotations(int start) {
    at = start + 1;
    for (int left = pool.u1(start); left > 0; left--) {
      list(false);
    }
    return at;
  }

  /// Reads the content of the attributes for types.
  int typeAnnotations(int start) {
    at = start;
    list(true);
    return at;
  }

  /// Reads the content of `AnnotationDefault`.
  int defaultValue(int start) {
    at = start;
    value();
    return at;
  }

  private void list(boolean areOfTypes) {
    int count = next2();
    for (int i = 0; i < count; i++) {
      if (areOfTypes) {
        target();
      }
      annotations.accept(next2());
      elements();
    }
  }

  private void elements() {
    for (int left = next2(); left > 0; left--) {
      at += 2;
      value();
    }
  }

  private void value() {
    int tag = pool.u1(at++);
    switch (tag) {
      case 'e' -> {
        int type = next2();
        values.accept(type, next2());
      }
      case 'c' -> values.accept(next2(), 0);
      case '@' -> {
        values.accept(next2(), 0);
        elements();
      }
      case '[' -> {
        for (int left = next2(); left > 0; left--) {
          value();
        }
      }
      default -> at += 2;
    }
  }

  /// Skips what of a type is annotated.
  private void target() {
    int kind = pool.u1(at++);
    at += switch (kind) {
      case 0x00, 0x01, 0x16 -> 1;
      case 0x10, 0x11, 0x12, 0x17, 0x42, 0x43, 0x44, 0x45, 0x46 -> 2;
      case 0x13, 0x14, 0x15 -> 0;
      case 0x40, 0x41 -> 2 + 6 * pool.u2(at);
      case 0x47, 0x48, 0x49, 0x4A, 0x4B -> 3;
      default -> throw new IllegalArgumentException("a type annotation has the unknown target " + kind);
    };
    at += 1 + 2 * pool.u1(at);
  }

  private int next2() {
    at += 2;
    return pool.u2(at - 2);
  }
}
