package dev.dovetail.analysis.boundaries.internal.scan;

import static java.lang.classfile.ClassFile.ACC_ANNOTATION;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_NATIVE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
      return new Scan(bytes).result();
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("it points beyond its end", e);
    }
  }

  /// The reading of one class file.
  private final class Scan {
    private final byte[] bytes;
    private final ConstantPool pool;
    private final ClassName name;
    private final int fields;
    private final int flags;
    private final boolean isPublic;
    private final boolean isApi;
    private final Set<ClassName> references = new HashSet<>();
    private final List<ApiUse> apiUses = new ArrayList<>();
    private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
    private final List<String> nativeMethods = new ArrayList<>();
    private final Set<String> restrictedCalls = new TreeSet<>();
    private boolean callsServiceLoader;

    Scan(byte[] bytes) {
      this.bytes = bytes;
      this.pool = new ConstantPool(bytes);
      int at = pool.end();
      String internalName = pool.className(pool.u2(at + 2));
      this.name = names.of(internalName);
      this.fields = at + 8 + 2 * pool.u2(at + 6);
      Map<String, Nested> nested = nested(skipMembers(skipMembers(fields)));
      Nested own = nested.get(internalName);
      this.flags = own == null ? pool.u2(at) : own.flags | (pool.u2(at) & ACC_ANNOTATION);
      this.isPublic = isReachable(internalName, nested);
      this.isApi = isPublic && isExported.test(name.packageName());
    }

    /// A nested class has its real access in `InnerClasses` (JVMS 4.7.6), and so have those around it, but the
    /// outermost.
    private boolean isReachable(String internalName, Map<String, Nested> nested) {
      boolean isReachable = isVisible(flags & ~ACC_SYNTHETIC);
      Set<String> seen = new HashSet<>();
      for (Nested around = nested.get(internalName); around != null && seen.add(around.outer);
          around = nested.get(around.outer)) {
        isReachable &= (around.flags & (ACC_PUBLIC | ACC_PROTECTED)) != 0 && !around.outer.isEmpty();
      }
      return isReachable;
    }

    ScannedClass result() {
      pool();
      int at = fields;
      int count = pool.u2(at);
      at += 2;
      for (int i = 0; i < count; i++) {
        at = member(at, "field ");
      }
      count = pool.u2(at);
      at += 2;
      for (int i = 0; i < count; i++) {
        at = member(at, "method ");
      }
      attributes(at, header());
      if ((flags & ACC_ANNOTATION) != 0) {
        traits.add(Trait.ANNOTATION);
      }
      ServiceCalls services =
          callsServiceLoader ? ServiceCalls.in(ClassFile.of().parse(bytes), names) : ServiceCalls.NONE;
      if (services.loadsAny()) {
        traits.add(Trait.LOADS_ANY_SERVICE);
      }
      references.remove(name);
      return new ScannedClass(
          name, isPublic, (flags & ACC_SYNTHETIC) != 0, references.stream().sorted().toList(), List.copyOf(apiUses),
          traits, services.constants(), List.copyOf(nativeMethods), List.copyOf(restrictedCalls));
    }

    private int skipMembers(int start) {
      int at = start + 2;
      for (int left = pool.u2(start); left > 0; left--) {
        int attributes = pool.u2(at + 6);
        at += 8;
        for (int i = 0; i < attributes; i++) {
          at += 6 + pool.length(at + 2);
        }
      }
      return at;
    }

    private Map<String, Nested> nested(int start) {
      Map<String, Nested> nested = new HashMap<>();
      int at = start + 2;
      for (int left = pool.u2(start); left > 0; left--) {
        if (pool.text(pool.u2(at)).equals("InnerClasses")) {
          confine(at + 8 + 8 * pool.u2(at + 6), at + 6 + pool.length(at + 2));
          for (int i = 0, entry = at + 8; i < pool.u2(at + 6); i++, entry += 8) {
            int outer = pool.u2(entry + 2);
            nested.put(pool.className(pool.u2(entry)),
                new Nested(outer == 0 ? "" : pool.className(outer), pool.u2(entry + 6)));
          }
        }
        at += 6 + pool.length(at + 2);
      }
      return nested;
    }

    private void pool() {
      for (int index = 1; index < pool.size(); index++) {
        switch (pool.tag(index)) {
          case ConstantPool.CLASS -> type(pool.className(index));
          case ConstantPool.NAME_AND_TYPE -> references.addAll(names.inDescriptor(pool.text(pool.part(index, 1))));
          case ConstantPool.METHOD_TYPE -> references.addAll(names.inDescriptor(pool.text(pool.part(index, 0))));
          case ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD -> call(index);
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

    private void call(int index) {
      String owner = pool.className(pool.part(index, 0));
      if (!owner.startsWith("java/")) {
        return;
      }
      String method = pool.text(pool.part(pool.part(index, 1), 0));
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

    private Element header() {
      Element element = new Element("class " + name, isApi);
      int at = pool.end();
      if (pool.u2(at + 4) != 0) {
        element.types.add(names.of(pool.className(pool.u2(at + 4))));
      }
      for (int i = 0; i < pool.u2(at + 6); i++) {
        element.types.add(names.of(pool.className(pool.u2(at + 8 + 2 * i))));
      }
      return element;
    }

    /// Reads a field or a method, and returns where the next begins.
    private int member(int at, String kind) {
      int access = pool.u2(at);
      String member = name + "." + Printable.of(pool.text(pool.u2(at + 2)));
      boolean isVisible = isVisible(access) && ((access & ACC_PUBLIC) != 0 || (flags & ACC_FINAL) == 0);
      Element element = new Element(kind + member, isApi && isVisible);
      element.types.addAll(names.inDescriptor(pool.text(pool.u2(at + 4))));
      element.hasConstants = isVisible;
      int next = attributes(at + 6, element);
      if (kind.equals("method ") && (access & ACC_NATIVE) != 0) {
        nativeMethods.add(member);
      }
      return next;
    }

    /// Reads the attributes of a class, a member, a component or code, and returns where they end.
    private int attributes(int start, Element element) {
      AnnotationScan annotations = new AnnotationScan(
          pool, type -> annotation(type, element), (type, constant) -> value(type, constant, element));
      int at = start + 2;
      for (int left = pool.u2(start); left > 0; left--) {
        int content = at + 6;
        int length = pool.length(at + 2);
        int end = switch (pool.text(pool.u2(at))) {
          case "Signature" -> {
            element.types.addAll(names.inDescriptor(pool.text(pool.u2(content))));
            yield content + 2;
          }
          case "Exceptions" -> {
            for (int i = 0; i < pool.u2(content); i++) {
              element.types.add(names.of(pool.className(pool.u2(content + 2 + 2 * i))));
            }
            yield content + 2 + 2 * pool.u2(content);
          }
          case "ConstantValue" -> {
            if (element.hasConstants) {
              traits.add(Trait.CONSTANTS);
            }
            yield content + 2;
          }
          case "Code" -> element.place.startsWith("method ") ? code(content) : content;
          case "Record" -> element.place.startsWith("class ") ? components(content) : content;
          case "AnnotationDefault" -> annotations.defaultValue(content);
          case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> annotations.annotations(content);
          case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" ->
              annotations.parameterAnnotations(content);
          case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" ->
              annotations.typeAnnotations(content);
          default -> content;
        };
        confine(end, content + length);
        at = content + length;
      }
      add(element);
      return at;
    }

    /// Of code the pool has named everything but the annotations on types in it.
    private int code(int content) {
      int handlers = content + 8 + pool.length(content + 4);
      return attributes(handlers + 2 + 8 * pool.u2(handlers), new Element("", false));
    }

    private int components(int content) {
      int at = content + 2;
      for (int left = pool.u2(content); left > 0; left--) {
        references.addAll(names.inDescriptor(pool.text(pool.u2(at + 2))));
        Element component = new Element("component of " + name, false);
        component.areAnnotationsApi = isApi;
        at = attributes(at + 4, component);
      }
      return at;
    }

    /// What reaches into the attribute behind it would be read again and again, without an end in sight.
    private static void confine(int end, int limit) {
      if (end > limit) {
        throw new IllegalArgumentException("an attribute has more than its length");
      }
    }

    private void annotation(String descriptor, Element of) {
      List<ClassName> types = names.inDescriptor(descriptor);
      references.addAll(types);
      if (of.areAnnotationsApi) {
        types.stream().filter(type -> !isQuiet.test(type.packageName()))
            .forEach(type -> apiUses.add(new ApiUse(type, "annotation of " + of.place)));
      }
      if (descriptor.equals("Ljava/lang/annotation/Documented;")) {
        traits.add(Trait.DOCUMENTED);
      }
    }

    private void value(String descriptor, String constant, Element of) {
      references.addAll(names.inDescriptor(descriptor));
      if (constant.equals("SOURCE") && descriptor.equals("Ljava/lang/annotation/RetentionPolicy;")
          && of.place.startsWith("class ")) {
        traits.add(Trait.SOURCE_ANNOTATION);
      }
    }

    private void add(Element element) {
      references.addAll(element.types);
      if (element.isApi) {
        for (ClassName type : element.types) {
          if (!isQuiet.test(type.packageName())) {
            apiUses.add(new ApiUse(type, element.place));
          }
        }
      }
    }

    private static boolean isVisible(int flags) {
      return (flags & (ACC_PUBLIC | ACC_PROTECTED)) != 0 && (flags & ACC_SYNTHETIC) == 0;
    }
  }

  /// An entry of `InnerClasses`: the class around, or nothing for local ones, and the access as it was written.
  private record Nested(String outer, int flags) {}

  /// Something with a signature.
  private static final class Element {
    private final String place;
    private final boolean isApi;
    private final Set<ClassName> types = new LinkedHashSet<>();
    private boolean areAnnotationsApi;
    private boolean hasConstants;

    Element(String place, boolean isApi) {
      this.place = place;
      this.isApi = isApi;
      this.areAnnotationsApi = isApi;
    }
  }
}
