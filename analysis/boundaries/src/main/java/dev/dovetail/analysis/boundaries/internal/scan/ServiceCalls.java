package dev.dovetail.analysis.boundaries.internal.scan;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
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

  /// The class is pushed before the loader or after the layer: a constant that no other call has taken meanwhile.
  /// A method reference loads what only its caller knows.
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
          case InvokeInstruction other when takesClass(other) -> constant = null;
          case InvokeDynamicInstruction made when isLoad(made) -> loadsAny = true;
          default -> {}
        }
      }
    }
    return new ServiceCalls(List.copyOf(constants), loadsAny);
  }

  private static boolean isLoad(InvokeInstruction call) {
    return isLoad(call.method());
  }

  private static boolean isLoad(InvokeDynamicInstruction made) {
    return made.invokedynamic().bootstrap().arguments().stream()
        .anyMatch(argument -> argument instanceof MethodHandleEntry handle && isLoad(handle.reference()));
  }

  private static boolean isLoad(MemberRefEntry method) {
    return method.owner().name().equalsString("java/util/ServiceLoader")
        && method.name().stringValue().startsWith("load");
  }

  private static boolean takesClass(InvokeInstruction call) {
    String type = call.type().stringValue();
    String parameters = type.substring(0, type.indexOf(')'));
    return parameters.contains("Ljava/lang/Class;") || parameters.contains("Ljava/lang/Object;");
  }
}
