package dev.dovetail.analysis.boundaries.internal.api;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.classfile.ClassFile;
import java.util.List;
import java.util.Optional;

/// A class or an interface.
///
/// @param module the module that has it
/// @param name its binary name
/// @param flags its modifiers; of a nested one those it was declared with (JVMS 4.7.6)
/// @param outer the class around it
/// @param superclass its direct superclass
/// @param interfaces its direct superinterfaces
/// @param signature its generic header with type variables numbered instead of named; empty if it has none
/// @param permitted the subclasses that it permits; empty if it is not sealed
/// @param components the record components, as `name descriptor`, in their order
/// @param isRecord whether it is a record class
/// @param members its fields, methods and constructors, private and synthetic ones too
public record ApiType(
    ScannedModule module,
    String name,
    int flags,
    Optional<String> outer,
    Optional<String> superclass,
    List<String> interfaces,
    String signature,
    List<String> permitted,
    List<String> components,
    boolean isRecord,
    List<ApiMember> members) {
  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean isInterface() {
    return has(ClassFile.ACC_INTERFACE);
  }

  boolean isSealed() {
    return !permitted.isEmpty();
  }

  boolean isVisible() {
    return has(ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED) && !has(ClassFile.ACC_SYNTHETIC);
  }

  /// Says whether users can write a subclass: it is not final, and an interface or with a constructor for
  /// them.
  boolean isExtensible() {
    return !has(ClassFile.ACC_FINAL)
        && (isInterface() || members.stream().anyMatch(each -> each.isConstructor() && each.isVisible()));
  }

  String packageName() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
