package dev.dovetail.analysis.boundaries.internal.scan;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The calls of `ServiceLoader.load`, `loadInstalled` and their overloads in a class.
///
/// @param constants the classes given to them as constants, sorted
/// @param loadsAny whether anything else is given to one
record ServiceCalls(List<ClassName> constants, boolean loadsAny) {
  static final ServiceCalls NONE = new ServiceCalls(List.of(), false);

  /// Class constants wait for the call that takes them; calls of other methods take theirs, and what is
  /// stored is no constant for the calls behind it.
  static ServiceCalls in(ClassModel model, ClassNames names) {
    Set<ClassName> constants = new TreeSet<>();
    boolean loadsAny = false;
    for (MethodModel method : model.methods()) {
      List<ClassName> waiting = new ArrayList<>();
      boolean isOnTop = false;
      for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
        switch (element) {
          case LoadConstantInstruction load when load.constantEntry() instanceof ClassEntry type ->
              waiting.add(names.of(type.asInternalName()));
          case InvokeInstruction call when isLoad(call) -> {
            loadsAny |= waiting.size() != 1;
            if (!waiting.isEmpty()) {
              constants.add(isFirstArgument(call) ? waiting.getFirst() : waiting.getLast());
            }
            waiting.clear();
          }
          case InvokeInstruction call when !waiting.isEmpty() -> {
            int taken = Math.min(taken(call, isOnTop), waiting.size());
            waiting.subList(waiting.size() - taken, waiting.size()).clear();
          }
          case InvokeDynamicInstruction made when isLoad(made) -> loadsAny = true;
          case FieldInstruction field when isStore(field) -> waiting.clear();
          case StoreInstruction _, ArrayStoreInstruction _ -> waiting.clear();
          default -> {}
        }
        if (element instanceof Instruction) {
          isOnTop = element instanceof LoadConstantInstruction load && load.constantEntry() instanceof ClassEntry;
        }
      }
    }
    return new ServiceCalls(List.copyOf(constants), loadsAny);
  }

  private static boolean isStore(FieldInstruction field) {
    return field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
  }

  /// `load(Class, ClassLoader)` has it first, `load(ModuleLayer, Class)` last.
  private static boolean isFirstArgument(InvokeInstruction call) {
    return call.type().stringValue().startsWith("(Ljava/lang/Class;Ljava/lang/ClassLoader;");
  }

  /// How many class constants a call can take: as what it is called on, as `Class`, as `Object`.
  ///
  /// @param isOnTop whether a constant was pushed last, so that a call without arguments is on it
  private static int taken(InvokeInstruction call, boolean isOnTop) {
    boolean isOnClass = call.opcode() != Opcode.INVOKESTATIC
        && call.owner().name().equalsString("java/lang/Class")
        && (isOnTop || call.typeSymbol().parameterCount() > 0);
    long arguments = call.typeSymbol().parameterList().stream()
        .filter(type -> type.equals(ConstantDescs.CD_Class) || type.equals(ConstantDescs.CD_Object))
        .count();
    return (int) arguments + (isOnClass ? 1 : 0);
  }

  private static boolean isLoad(InvokeInstruction call) {
    return isLoad(call.method());
  }

  /// A method reference loads what only its caller knows.
  private static boolean isLoad(InvokeDynamicInstruction made) {
    return made.invokedynamic().bootstrap().arguments().stream()
        .anyMatch(argument -> argument instanceof MethodHandleEntry handle && isLoad(handle.reference()));
  }

  private static boolean isLoad(MemberRefEntry method) {
    return method.owner().name().equalsString("java/util/ServiceLoader")
        && method.name().stringValue().startsWith("load");
  }
}
