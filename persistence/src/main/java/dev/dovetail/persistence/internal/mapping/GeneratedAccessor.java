package dev.dovetail.persistence.internal.mapping;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Makes the accessor of one class out of bytecode: a hidden class in this module, to which the handles of
/// constructor and fields are constants, so that the compiler sees through them. Some fifteen times as fast
/// as core reflection, and worth its making, some milliseconds, after a few thousand objects.
final class GeneratedAccessor {
  private static final ClassDesc ACCESSOR = ClassDesc.of(Accessor.class.getName());
  private static final ClassDesc SELF = ClassDesc.of(Accessor.class.getPackageName(), "EntityAccessor");
  private static final ClassDesc ROW = CD_Object.arrayType();
  private static final DirectMethodHandleDesc CLASS_DATA_AT =
      ConstantDescs.ofConstantBootstrap(
          ClassDesc.of(MethodHandles.class.getName()), "classDataAt", CD_Object, CD_int);
  private static final MethodTypeDesc GETTER = MethodTypeDesc.of(CD_Object, CD_Object);
  private static final MethodTypeDesc SETTER = MethodTypeDesc.of(CD_void, CD_Object, CD_Object);
  private static final int ENTITY = 1; // local variables
  private static final int SECOND = 2;
  private static final int THIRD = 3;
  private static final int LIMIT = 250; // parameters a handle may have

  private final Constructor<?> constructor;
  private final List<Field> fields;
  private final boolean isMutable;
  private final List<Integer> positions;
  private final List<MethodHandle> handles = new ArrayList<>();

  private GeneratedAccessor(Accessors members, List<Integer> positions) {
    this.constructor = members.constructor();
    this.fields = members.fields();
    this.isMutable = members.isMutable();
    this.positions = positions;
  }

  /// Tells whether such an accessor can be made.
  static boolean isPossible(List<Field> fields) {
    return fields.size() <= LIMIT;
  }

  /// Makes an accessor.
  ///
  /// @param members all accessible
  /// @param positions for each field, where a row has exactly its value, or -1
  static Accessor make(Accessors members, List<Integer> positions) {
    return new GeneratedAccessor(members, positions).make();
  }

  private Accessor make() {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                type -> {
                  type.withFlags(ACC_FINAL).withInterfaceSymbols(ACCESSOR);
                  type.withMethodBody(INIT_NAME, MTD_void, ACC_PUBLIC, GeneratedAccessor::constructor);
                  type.withMethodBody("create", MethodTypeDesc.of(CD_Object, ROW), ACC_PUBLIC, this::create);
                  type.withMethodBody(
                      "get", MethodTypeDesc.of(CD_Object, CD_Object, CD_int), ACC_PUBLIC, this::get);
                  type.withMethodBody(
                      "set", MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object), ACC_PUBLIC, this::set);
                  type.withMethodBody(
                      "isUntouched",
                      MethodTypeDesc.of(CD_boolean, CD_Object, ROW),
                      ACC_PUBLIC,
                      this::isUntouched);
                  type.withMethodBody(
                      "isMutable",
                      MethodTypeDesc.of(CD_boolean),
                      ACC_PUBLIC,
                      code -> code.loadConstant(isMutable ? 1 : 0).ireturn());
                });
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(handles), true);
      return (Accessor) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A class that was just made in this package cannot be used", e);
    }
  }

  private static void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
  }

  private void create(CodeBuilder code) {
    int parameters = constructor.getParameterCount();
    loadHandle(code, unreflect(constructor).asType(MethodType.genericMethodType(parameters)));
    for (int i = 0; i < parameters; i++) {
      loadElement(code, ENTITY, i);
    }
    ClassDesc[] types = new ClassDesc[parameters];
    Arrays.fill(types, CD_Object);
    code.invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.of(CD_Object, types)).astore(SECOND);
    for (int i = 0; i < fields.size() && isMutable; i++) {
      loadHandle(code, setter(i));
      code.aload(SECOND);
      loadElement(code, ENTITY, i);
      code.invokevirtual(CD_MethodHandle, "invokeExact", SETTER);
    }
    code.aload(SECOND).areturn();
  }

  private void get(CodeBuilder code) {
    choose(
        code,
        i -> {
          loadHandle(code, getter(i).asType(MethodType.genericMethodType(1)));
          code.aload(ENTITY).invokevirtual(CD_MethodHandle, "invokeExact", GETTER).areturn();
        });
  }

  private void set(CodeBuilder code) {
    if (isMutable) {
      choose(
          code,
          i -> {
            loadHandle(code, setter(i));
            code.aload(ENTITY).aload(THIRD);
            code.invokevirtual(CD_MethodHandle, "invokeExact", SETTER).return_();
          });
    } else {
      fail(code, UnsupportedOperationException.class);
    }
  }

  /// Compares each field with the row: a primitive by its value, anything else by identity.
  private void isUntouched(CodeBuilder code) {
    Label isTouched = code.newLabel();
    for (int i = 0; i < fields.size(); i++) {
      Class<?> type = fields.get(i).getType();
      MethodHandle getter = getter(i);
      if (positions.get(i) < 0) {
        continue;
      }
      if (type.isPrimitive()) {
        compare(code, i, type, getter, isTouched);
      } else {
        loadHandle(code, getter.asType(MethodType.genericMethodType(1)));
        code.aload(ENTITY).invokevirtual(CD_MethodHandle, "invokeExact", GETTER);
        loadElement(code, SECOND, positions.get(i));
        code.if_acmpne(isTouched);
      }
    }
    code.iconst_1().ireturn().labelBinding(isTouched).iconst_0().ireturn();
  }

  private void compare(CodeBuilder code, int i, Class<?> type, MethodHandle getter, Label isTouched) {
    ClassDesc primitive = ClassDesc.ofDescriptor(type.descriptorString());
    Class<?> box = MethodType.methodType(type).wrap().returnType();
    ClassDesc boxed = ClassDesc.of(box.getName());
    Label isBoxed = code.newLabel();
    loadElement(code, SECOND, positions.get(i));
    code.dup().instanceOf(boxed).ifne(isBoxed).pop().goto_(isTouched).labelBinding(isBoxed);
    code.checkcast(boxed).invokevirtual(boxed, type.getName() + "Value", MethodTypeDesc.of(primitive));
    loadHandle(code, getter.asType(MethodType.methodType(type, Object.class)));
    code.aload(ENTITY);
    code.invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.of(primitive, CD_Object));
    switch (TypeKind.from(primitive)) {
      case LONG -> code.lcmp().ifne(isTouched);
      case DOUBLE, FLOAT ->
          code.invokestatic(boxed, "compare", MethodTypeDesc.of(CD_int, primitive, primitive))
              .ifne(isTouched);
      default -> code.if_icmpne(isTouched);
    }
  }

  /// Writes a switch over the attribute's number, the second parameter.
  private void choose(CodeBuilder code, IntConsumer each) {
    Label otherwise = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    code.iload(SECOND).tableswitch(0, fields.size() - 1, otherwise, cases);
    for (SwitchCase one : cases) {
      code.labelBinding(one.target());
      each.accept(one.caseValue());
    }
    code.labelBinding(otherwise);
    fail(code, IndexOutOfBoundsException.class);
  }

  private static void fail(CodeBuilder code, Class<? extends RuntimeException> exception) {
    ClassDesc type = ClassDesc.of(exception.getName());
    code.new_(type).dup().invokespecial(type, INIT_NAME, MTD_void).athrow();
  }

  private static void loadElement(CodeBuilder code, int array, int index) {
    code.aload(array).loadConstant(index).aaload();
  }

  private void loadHandle(CodeBuilder code, MethodHandle handle) {
    code.loadConstant(
        DynamicConstantDesc.ofNamed(
            CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, CD_MethodHandle, handles.size()));
    handles.add(handle);
  }

  private MethodHandle getter(int i) {
    try {
      return MethodHandles.lookup().unreflectGetter(fields.get(i));
    } catch (IllegalAccessException e) {
      throw notAccessible(e);
    }
  }

  private MethodHandle setter(int i) {
    try {
      MethodHandle setter = MethodHandles.lookup().unreflectSetter(fields.get(i));
      return setter.asType(MethodType.methodType(void.class, Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw notAccessible(e);
    }
  }

  private static MethodHandle unreflect(Constructor<?> constructor) {
    try {
      return MethodHandles.lookup().unreflectConstructor(constructor);
    } catch (IllegalAccessException e) {
      throw notAccessible(e);
    }
  }

  private static AssertionError notAccessible(IllegalAccessException e) {
    return new AssertionError("Members of entities are made accessible before", e);
  }
}
