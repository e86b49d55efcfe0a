package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Goes over the annotations in attributes (JVMS 4.7.16 to 4.7.22); each reading returns where it ended.
final class AnnotationScan {
  private final ConstantPool pool;
  private final Consumer<String> annotations;
  private final BiConsumer<String, String> values;
  private int at;

  /// Takes where to report.
  ///
  /// @param annotations takes the descriptors of annotation types that are not inside others
  /// @param values takes the descriptors of types in values, with the constant's name if it is one of an enum, and
  ///     annotation types inside others
  AnnotationScan(ConstantPool pool, Consumer<String> annotations, BiConsumer<String, String> values) {
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
      annotations.accept(pool.text(next2()));
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
        String type = pool.text(next2());
        values.accept(type, pool.text(next2()));
      }
      case 'c' -> values.accept(pool.text(next2()), "");
      case '@' -> {
        values.accept(pool.text(next2()), "");
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
