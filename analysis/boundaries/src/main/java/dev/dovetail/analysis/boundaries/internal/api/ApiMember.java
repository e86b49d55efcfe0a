package dev.dovetail.analysis.boundaries.internal.api;

import java.lang.classfile.ClassFile;
import java.util.List;

/// A field, a method or a constructor.
///
/// @param name its name; `<init>` of constructors
/// @param descriptor its type, erased (JVMS 4.3)
/// @param flags its modifiers (JVMS 4.5, 4.6)
/// @param signature its generic type with type variables numbered instead of named; empty if it has none
/// @param exceptions the classes in `throws`
/// @param value of a constant its value, of an annotation element its default; empty if there is none
public record ApiMember(
    String name, String descriptor, int flags, String signature, List<String> exceptions, String value) {
  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean isMethod() {
    return descriptor.startsWith("(");
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  /// Says whether others than its package can use it.
  boolean isVisible() {
    return has(ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED);
  }

  boolean isSynthetic() {
    return has(ClassFile.ACC_SYNTHETIC);
  }

  /// Says whether it is linked by the same name and descriptor (JLS 13.1).
  boolean isLikewise(ApiMember other) {
    return name.equals(other.name()) && descriptor.equals(other.descriptor());
  }

  /// Returns the descriptor of the parameters, without the result.
  String parameters() {
    return descriptor.substring(0, descriptor.indexOf(')') + 1);
  }
}
