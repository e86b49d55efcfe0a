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
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The reading of one class file.
///
/// Names and descriptors are known by their index in the constant pool, and each is looked at once for references,
/// however many members have it; texts are made of what ends up in the result.
final class ClassScan {
  private final byte[] bytes;
  private final ClassNames names;
  private final Predicate<String> isQuiet;
  private final ConstantPool pool;
  private final @Nullable Attribute[] attributes;
  private final boolean[] isReferred;
  private final ClassName name;
  private final int fields;
  private final int flags;
  private final boolean isPublic;
  private final boolean isApi;
  private final ClassNameSet references = new ClassNameSet();
  private final Consumer<ClassName> toReferences = references::add;
  private final Element code = new Element(Kind.CODE, 0, false);
  private final List<ApiUse> apiUses = new ArrayList<>();
  private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
  private final List<String> nativeMethods = new ArrayList<>();
  private final Set<String> restrictedCalls = new TreeSet<>();
  private boolean callsServiceLoader;

  ClassScan(byte[] bytes, ClassNames names, Predicate<String> isExported, Predicate<String> isQuiet) {
    this.bytes = bytes;
    this.names = names;
    this.isQuiet = isQuiet;
    this.pool = new ConstantPool(bytes);
    this.attributes = new Attribute[pool.size()];
    this.isReferred = new boolean[pool.size()];
    int at = pool.end();
    int self = pool.u2(at + 2);
    this.name = type(self);
    this.fields = at + 8 + 2 * pool.u2(at + 6);
    NestedClasses nested = new NestedClasses(pool, nested(skipMembers(skipMembers(fields))));
    int access = pool.u2(at);
    this.flags = nested.flags(self).stream().map(written -> written | (access & ACC_ANNOTATION)).findFirst().orElse(access);
    this.isPublic = isVisible(flags & ~ACC_SYNTHETIC) && nested.areReachable(self);
    this.isApi = isPublic && isExported.test(name.packageName());
  }

  ScannedClass result() {
    pool();
    int at = members(members(fields, Kind.FIELD), Kind.METHOD);
    attributes(at, header());
    if ((flags & ACC_ANNOTATION) != 0) {
      traits.add(Trait.ANNOTATION);
    }
    ServiceCalls services =
        callsServiceLoader ? ServiceCalls.in(ClassFile.of().parse(bytes), names) : ServiceCalls.NONE;
    if (services.loadsAny()) {
      traits.add(Trait.LOADS_ANY_SERVICE);
    }
    return new ScannedClass(
        name, isPublic, (flags & ACC_SYNTHETIC) != 0, references.sortedWithout(name), List.copyOf(apiUses),
        traits, services.constants(), List.copyOf(nativeMethods), List.copyOf(restrictedCalls));
  }

  private int skipMembers(int start) {
    int at = start + 2;
    for (int left = pool.u2(start); left > 0; left--) {
      int count = pool.u2(at + 6);
      at += 8;
      for (int i = 0; i < count; i++) {
        at += 6 + pool.length(at + 2);
      }
    }
    return at;
  }

  /// Returns where the content of the last `InnerClasses` is, or 0.
  private int nested(int start) {
    int found = 0;
    int at = start + 2;
    for (int left = pool.u2(start); left > 0; left--) {
      int content = at + 6;
      at = content + pool.length(at + 2);
      if (attribute(pool.u2(content - 6)) == Attribute.INNER_CLASSES) {
        confine(NestedClasses.end(pool, content), at);
        found = content;
      }
    }
    return found;
  }

  private Attribute attribute(int index) {
    Attribute known = attributes[index];
    if (known == null) {
      known = Attribute.of(pool.text(index));
      attributes[index] = known;
    }
    return known;
  }

  /// Returns the class in an entry.
  private ClassName type(int index) {
    int text = pool.className(index);
    return names.of(bytes, pool.textStart(text), pool.textEnd(text));
  }

  private void pool() {
    BitSet owners = new BitSet();
    for (int index = 1; index < pool.size(); index++) {
      switch (pool.tag(index)) {
        case ConstantPool.CLASS -> {
          int text = pool.className(index);
          if (bytes[pool.textStart(text)] == '[') {
            refer(text);
          } else {
            ClassName type = type(index);
            references.add(type);
            if (Calls.isOwner(type)) {
              owners.set(index);
            }
          }
        }
        case ConstantPool.NAME_AND_TYPE -> refer(pool.part(index, 1));
        case ConstantPool.METHOD_TYPE -> refer(pool.part(index, 0));
        default -> {}
      }
    }
    if (!owners.isEmpty()) {
      calls(owners);
    }
  }

  /// Takes the classes in a descriptor or signature.
  private void refer(int text) {
    if (!isReferred[text]) {
      parse(text, toReferences);
      isReferred[text] = true;
    }
  }

  private void parse(int text, Consumer<ClassName> found) {
    Signature.parse(bytes, pool.textStart(text), pool.textEnd(text), names, found);
  }

  private void calls(BitSet owners) {
    for (int index = 1; index < pool.size(); index++) {
      int tag = pool.tag(index);
      if (tag == ConstantPool.METHOD || tag == ConstantPool.INTERFACE_METHOD) {
        int owner = pool.part(index, 0);
        if (owners.get(owner)) {
          call(type(owner).binaryName(), pool.text(pool.part(pool.part(index, 1), 0)));
        }
      }
    }
  }

  private void call(String owner, String method) {
    callsServiceLoader |= Calls.loadsService(owner, method);
    if (Calls.reflects(owner, method)) {
      traits.add(Trait.REFLECTS);
    }
    if (Calls.looksUp(owner, method)) {
      traits.add(Trait.LOOKS_UP);
    }
    if (Calls.isRestricted(owner, method)) {
      restrictedCalls.add(owner + "." + method);
    }
  }

  private Element header() {
    Element element = new Element(Kind.CLASS, 0, isApi);
    if (isApi) {
      int at = pool.end();
      if (pool.u2(at + 4) != 0) {
        element.accept(type(pool.u2(at + 4)));
      }
      types(at + 6, element);
    }
    return element;
  }

  /// Takes the classes in a list of entries; as entries they are among the references.
  private void types(int start, Element element) {
    for (int i = 0; i < pool.u2(start); i++) {
      element.accept(type(pool.u2(start + 2 + 2 * i)));
    }
  }

  /// Reads the fields or methods, and returns where the class file goes on.
  private int members(int start, Kind kind) {
    int at = start + 2;
    for (int left = pool.u2(start); left > 0; left--) {
      at = member(at, kind);
    }
    return at;
  }

  private int member(int at, Kind kind) {
    int access = pool.u2(at);
    boolean isVisible = isVisible(access) && ((access & ACC_PUBLIC) != 0 || (flags & ACC_FINAL) == 0);
    Element element = new Element(kind, pool.u2(at + 2), isApi && isVisible);
    element.hasConstants = isVisible;
    signature(pool.u2(at + 4), element);
    if (kind == Kind.METHOD && (access & ACC_NATIVE) != 0) {
      nativeMethods.add(element.member());
    }
    return attributes(at + 6, element);
  }

  private void signature(int text, Element element) {
    refer(text);
    if (element.isApi) {
      parse(text, element);
    }
  }

  /// Reads the attributes of a class, a member, a component or code, and returns where they end.
  private int attributes(int start, Element element) {
    int at = start + 2;
    for (int left = pool.u2(start); left > 0; left--) {
      int content = at + 6;
      int end = attribute(attribute(pool.u2(at)), content, element);
      at = content + pool.length(at + 2);
      confine(end, at);
    }
    element.end();
    return at;
  }

  /// Reads an attribute, and returns where what it says ends.
  private int attribute(Attribute attribute, int content, Element element) {
    return switch (attribute) {
      case SIGNATURE -> {
        signature(pool.u2(content), element);
        yield content + 2;
      }
      case EXCEPTIONS -> {
        if (element.isApi) {
          types(content, element);
        }
        yield content + 2 + 2 * pool.u2(content);
      }
      case CONSTANT_VALUE -> {
        if (element.hasConstants) {
          traits.add(Trait.CONSTANTS);
        }
        yield content + 2;
      }
      case CODE -> element.kind == Kind.METHOD ? code(content) : content;
      case RECORD -> element.kind == Kind.CLASS ? components(content) : content;
      case ANNOTATION_DEFAULT -> annotations(element).defaultValue(content);
      case ANNOTATIONS -> annotations(element).annotations(content);
      case PARAMETER_ANNOTATIONS -> annotations(element).parameterAnnotations(content);
      case TYPE_ANNOTATIONS -> annotations(element).typeAnnotations(content);
      case INNER_CLASSES, OTHER -> content;
    };
  }

  /// What reaches into the attribute behind it would be read again and again, without an end in sight.
  private static void confine(int end, int limit) {
    if (end > limit) {
      throw new IllegalArgumentException("an attribute has more than its length");
    }
  }

  private AnnotationScan annotations(Element element) {
    return new AnnotationScan(
        pool, type -> annotation(type, element), (type, constant) -> value(type, constant, element));
  }

  /// Of code the pool has named everything but the annotations on types in it.
  private int code(int content) {
    int handlers = content + 8 + pool.length(content + 4);
    int start = handlers + 2 + 8 * pool.u2(handlers);
    int at = start + 2;
    for (int left = pool.u2(start); left > 0; left--) {
      int inner = at + 6;
      at = inner + pool.length(at + 2);
      if (attribute(pool.u2(inner - 6)) == Attribute.TYPE_ANNOTATIONS) {
        confine(annotations(code).typeAnnotations(inner), at);
      }
    }
    return at;
  }

  private int components(int content) {
    int at = content + 2;
    for (int left = pool.u2(content); left > 0; left--) {
      refer(pool.u2(at + 2));
      Element component = new Element(Kind.COMPONENT, 0, false);
      component.areAnnotationsApi = isApi;
      at = attributes(at + 4, component);
    }
    return at;
  }

  private void annotation(int descriptor, Element of) {
    refer(descriptor);
    if (of.areAnnotationsApi) {
      parse(descriptor, type -> {
        if (!isQuiet.test(type.packageName())) {
          apiUses.add(new ApiUse(type, "annotation of " + of.place()));
        }
      });
    }
    if (of.kind == Kind.CLASS && pool.text(descriptor).equals("Ljava/lang/annotation/Documented;")) {
      traits.add(Trait.DOCUMENTED);
    }
  }

  private void value(int descriptor, int constant, Element of) {
    refer(descriptor);
    if (of.kind == Kind.CLASS && constant != 0 && pool.text(constant).equals("SOURCE")
        && pool.text(descriptor).equals("Ljava/lang/annotation/RetentionPolicy;")) {
      traits.add(Trait.SOURCE_ANNOTATION);
    }
  }

  private static boolean isVisible(int flags) {
    return (flags & (ACC_PUBLIC | ACC_PROTECTED)) != 0 && (flags & ACC_SYNTHETIC) == 0;
  }

  private enum Kind {
    CLASS("class "), FIELD("field "), METHOD("method "), COMPONENT("component of "), CODE("");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /// Something with a signature; takes the types in it, if it is API.
  private final class Element implements Consumer<ClassName> {
    private final Kind kind;
    private final int memberName;
    private final boolean isApi;
    private @Nullable Set<ClassName> types;
    private @Nullable String place;
    private boolean areAnnotationsApi;
    private boolean hasConstants;

    /// Takes what it is.
    ///
    /// @param memberName the index of a member's name, else 0
    Element(Kind kind, int memberName, boolean isApi) {
      this.kind = kind;
      this.memberName = memberName;
      this.isApi = isApi;
      this.areAnnotationsApi = isApi;
    }

    @Override
    public void accept(ClassName type) {
      if (!isQuiet.test(type.packageName())) {
        if (types == null) {
          types = new LinkedHashSet<>();
        }
        types.add(type);
      }
    }

    /// Writes down what it took.
    void end() {
      if (types != null) {
        types.forEach(type -> apiUses.add(new ApiUse(type, place())));
      }
    }

    /// Says where it is; most have no use for it.
    String place() {
      if (place == null) {
        place = kind.prefix + (memberName == 0 ? name.binaryName() : member());
      }
      return place;
    }

    String member() {
      return name + "." + Printable.of(pool.text(memberName));
    }
  }
}
