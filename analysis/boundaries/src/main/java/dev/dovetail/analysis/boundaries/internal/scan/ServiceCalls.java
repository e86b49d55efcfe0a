package dev.dovetail.analysis.boundaries.internal.scan;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The calls of `ServiceLoader.load`, `loadInstalled` and their overloads in a class.
///
/// @param constants the classes given to them as constants, sorted
/// @param loadsAny whether anything else is given to one
record ServiceCalls(List<ClassName> constants, boolean loadsAny) {
  static final ServiceCalls NONE = new ServiceCalls(List.of(), false);

  /// The class is pushed before the loader or after the layer; a constant since the last call is taken for it.
  static ServiceCalls in(ClassModel model, ClassNames names) {
    Set<ClassName> constants = new TreeSet<>();
    boolean loadsAny = false;
    for (MethodModel method : model.methods()) {
      @Nullable ClassName constant = null;
      for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
        switch (element) {
          case LoadConstantInstruction load when load.constantEntry() instanceof ClassEntry type ->
              constant = names.of(type.asInternalName());
          case InvokeInstruction call when isLoad(call) -> {
            if (constant == null) {
              loadsAny = true;
            } else {
              constants.add(constant);
            }
            constant = null;
          }
          case Instruction other -> {}
          default -> {}
        }
      }
    }
    return new ServiceCalls(List.copyOf(constants), loadsAny);
  }

  private static boolean isLoad(InvokeInstruction call) {
    return call.owner().name().equalsString("java/util/ServiceLoader") && call.name().stringValue().startsWith("load");
  }
}
