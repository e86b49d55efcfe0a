package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.function.Predicate;

/// Reads class files (JVMS 4) without loading them. Safe for use by several threads.
///
/// As for `jdeps`, a class names what its constant pool does, and what signatures and annotations do; so the classes
/// around nested ones (`InnerClasses`) and permitted subclasses count, and local variables in debugging information
/// do not.
public final class ClassScanner {
  private final ClassNames names;
  private final Predicate<String> isExported;
  private final Predicate<String> isQuiet;

  /// Takes what is the same for all classes of a module.
  ///
  /// @param names where names are kept
  /// @param isExported says of a package of the module whether it is exported to anybody
  /// @param isQuiet says of a package whether its types in the API are of no interest
  public ClassScanner(ClassNames names, Predicate<String> isExported, Predicate<String> isQuiet) {
    this.names = names;
    this.isExported = isExported;
    this.isQuiet = isQuiet;
  }

  /// Reads one class file.
  ///
  /// @throws IllegalArgumentException if it is none, or damaged
  public ScannedClass scan(byte[] bytes) {
    try {
      return new ClassScan(bytes, names, isExported, isQuiet).result();
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("it points beyond its end", e);
    }
  }
}
