package dev.dovetail.analysis.boundaries.internal.scan;

import static java.lang.classfile.ClassFile.ACC_ANNOTATION;
import static java.lang.classfile.ClassFile.ACC_NATIVE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Reads class files (JVMS 4) without loading them. Safe for use by several threads.
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
  /// @throws IllegalArgumentException if it is none, or newer than this runtime knows
  public ScannedClass scan(byte[] bytes) {
    return new Scan(ClassFile.of().parse(bytes)).result();
  }

  /// The reading of one class file.
  private final class Scan {
    private final ClassModel model;
    private final ClassName name;
    private final Set<ClassName> references = new HashSet<>();
    private final List<ApiUse> apiUses = new ArrayList<>();
    private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
    private final List<String> nativeMethods = new ArrayList<>();
    private final Set<String> restrictedCalls = new TreeSet<>();
    private boolean callsServiceLoader;

    Scan(ClassModel model) {
      this.model = model;
      this.name = names.of(model.thisClass().asInternalName());
    }

    ScannedClass result() {
      int flags = flags();
      boolean isPublic = (flags & (ACC_PUBLIC | ACC_PROTECTED)) != 0;
      boolean isApi = isPublic && isExported.test(name.packageName());
      pool();
      classHeader(isApi);
      for (FieldModel field : model.fields()) {
        field(field, isApi);
      }
      for (MethodModel method : model.methods()) {
        method(method, isApi);
      }
      if ((flags & ACC_ANNOTATION) != 0) {
        traits.add(Trait.ANNOTATION);
      }
      ServiceCalls services = callsServiceLoader ? ServiceCalls.in(model, names) : ServiceCalls.NONE;
      if (services.loadsAny()) {
        traits.add(Trait.LOADS_ANY_SERVICE);
      }
      references.remove(name);
      return new ScannedClass(
          name, isPublic, (flags & ACC_SYNTHETIC) != 0, references.stream().sorted().toList(), List.copyOf(apiUses),
          traits, services.constants(), List.copyOf(nativeMethods), List.copyOf(restrictedCalls));
    }

    /// A nested class has its real access in `InnerClasses` (JVMS 4.7.6).
    private int flags() {
      int flags = model.flags().flagsMask();
      for (InnerClassInfo inner : model.findAttribute(Attributes.innerClasses()).map(a -> a.classes()).orElse(List.of())) {
        if (inner.innerClass().equals(model.thisClass())) {
          return inner.flagsMask();
        }
      }
      return flags;
    }

    private void pool() {
      for (PoolEntry entry : model.constantPool()) {
        switch (entry) {
          case ClassEntry type -> type(type.asInternalName());
          case NameAndTypeEntry member -> references.addAll(names.inDescriptor(member.type().stringValue()));
          case MethodTypeEntry method -> references.addAll(names.inDescriptor(method.descriptor().stringValue()));
          case MemberRefEntry member -> call(member);
          default -> {}
        }
      }
    }

    private void type(String internalName) {
      if (internalName.startsWith("[")) {
        references.addAll(names.inDescriptor(internalName));
      } else {
        references.add(names.of(internalName));
      }
    }

    private void call(MemberRefEntry member) {
      String owner = member.owner().asInternalName();
      if (!owner.startsWith("java/")) {
        return;
      }
      String method = member.name().stringValue();
      if (owner.equals("java/util/ServiceLoader") && method.startsWith("load")) {
        callsServiceLoader = true;
      }
      if (Calls.reflects(owner, method)) {
        traits.add(Trait.REFLECTS);
      }
      if (Calls.looksUp(owner, method)) {
        traits.add(Trait.LOOKS_UP);
      }
      if (Calls.isRestricted(owner, method)) {
        restrictedCalls.add(owner.replace('/', '.') + "." + method);
      }
    }

    private void classHeader(boolean isApi) {
      List<ClassName> types = new ArrayList<>();
      model.superclass().ifPresent(type -> types.add(names.of(type.asInternalName())));
      model.interfaces().forEach(type -> types.add(names.of(type.asInternalName())));
      signature(model, types);
      add(types, isApi, "class " + name);
      annotations(model, isApi, "class " + name);
      model.findAttribute(Attributes.record()).ifPresent(components -> components.components()
          .forEach(component -> {
            List<ClassName> own = new ArrayList<>(names.inDescriptor(component.descriptor().stringValue()));
            signature(component, own);
            references.addAll(own);
            annotations(component, isApi, "class " + name);
          }));
      if (model.findAttribute(Attributes.runtimeVisibleAnnotations()).isPresent() || (flags() & ACC_ANNOTATION) != 0) {
        retention();
      }
    }

    private void retention() {
      model.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(found -> found.annotations().stream()
          .filter(annotation -> annotation.className().equalsString("Ljava/lang/annotation/Documented;"))
          .forEach(annotation -> traits.add(Trait.DOCUMENTED)));
      model.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(found -> found.annotations().stream()
          .filter(annotation -> annotation.className().equalsString("Ljava/lang/annotation/Retention;"))
          .flatMap(annotation -> annotation.elements().stream())
          .filter(element -> element.value() instanceof AnnotationValue.OfEnum value
              && value.constantName().equalsString("SOURCE"))
          .forEach(element -> traits.add(Trait.SOURCE_ANNOTATION)));
    }

    private void field(FieldModel field, boolean isApi) {
      boolean isVisible = isApi && isVisible(field.flags().flagsMask());
      List<ClassName> types = new ArrayList<>(names.inDescriptor(field.fieldType().stringValue()));
      signature(field, types);
      String place = isVisible ? "field " + name + "." + field.fieldName().stringValue() : "";
      add(types, isVisible, place);
      annotations(field, isVisible, place);
      if (isVisible(field.flags().flagsMask()) && field.findAttribute(Attributes.constantValue()).isPresent()) {
        traits.add(Trait.CONSTANTS);
      }
    }

    private void method(MethodModel method, boolean isApi) {
      int flags = method.flags().flagsMask();
      boolean isVisible = isApi && isVisible(flags);
      List<ClassName> types = new ArrayList<>(names.inDescriptor(method.methodType().stringValue()));
      signature(method, types);
      method.findAttribute(Attributes.exceptions()).ifPresent(thrown -> thrown.exceptions()
          .forEach(type -> types.add(names.of(type.asInternalName()))));
      String place = isVisible ? "method " + name + "." + method.methodName().stringValue() : "";
      add(types, isVisible, place);
      annotations(method, isVisible, place);
      if ((flags & ACC_NATIVE) != 0) {
        nativeMethods.add(name + "." + method.methodName().stringValue());
      }
    }

    private void signature(AttributedElement element, List<ClassName> types) {
      element.findAttribute(Attributes.signature())
          .ifPresent(found -> types.addAll(names.inDescriptor(found.signature().stringValue())));
    }

    private void add(List<ClassName> types, boolean isApi, String place) {
      references.addAll(types);
      if (isApi) {
        for (ClassName type : types) {
          if (!isQuiet.test(type.packageName())) {
            apiUses.add(new ApiUse(type, place));
          }
        }
      }
    }

    private void annotations(AttributedElement element, boolean isApi, String place) {
      element.findAttribute(Attributes.runtimeVisibleAnnotations())
          .ifPresent(found -> found.annotations().forEach(each -> annotation(each, isApi, place)));
      element.findAttribute(Attributes.runtimeInvisibleAnnotations())
          .ifPresent(found -> found.annotations().forEach(each -> annotation(each, isApi, place)));
      element.findAttribute(Attributes.runtimeVisibleTypeAnnotations())
          .ifPresent(found -> found.annotations().forEach(each -> annotation(each.annotation(), isApi, place)));
      element.findAttribute(Attributes.runtimeInvisibleTypeAnnotations())
          .ifPresent(found -> found.annotations().forEach(each -> annotation(each.annotation(), isApi, place)));
      element.findAttribute(Attributes.runtimeVisibleParameterAnnotations())
          .ifPresent(found -> found.parameterAnnotations().forEach(of -> of.forEach(each -> annotation(each, isApi, place))));
      element.findAttribute(Attributes.runtimeInvisibleParameterAnnotations())
          .ifPresent(found -> found.parameterAnnotations().forEach(of -> of.forEach(each -> annotation(each, isApi, place))));
      element.findAttribute(Attributes.annotationDefault()).ifPresent(found -> value(found.defaultValue()));
    }

    private void annotation(Annotation annotation, boolean isApi, String place) {
      add(names.inDescriptor(annotation.className().stringValue()), isApi, isApi ? "annotation of " + place : "");
      for (AnnotationElement element : annotation.elements()) {
        value(element.value());
      }
    }

    private void value(AnnotationValue value) {
      switch (value) {
        case AnnotationValue.OfClass of -> references.addAll(names.inDescriptor(of.className().stringValue()));
        case AnnotationValue.OfEnum of -> references.addAll(names.inDescriptor(of.className().stringValue()));
        case AnnotationValue.OfAnnotation of -> annotation(of.annotation(), false, "");
        case AnnotationValue.OfArray of -> of.values().forEach(this::value);
        default -> {}
      }
    }

    private static boolean isVisible(int flags) {
      return (flags & (ACC_PUBLIC | ACC_PROTECTED)) != 0 && (flags & ACC_SYNTHETIC) == 0;
    }
  }
}
