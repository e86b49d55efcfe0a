package dev.dovetail.analysis.boundaries.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.scan.Content;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Class by class, what is named is what `jdeps -verbose:class` says, and besides what `jdeps` does not look at: types
/// in annotations that are not kept at run time or are on types, values of enums in them, and the types of lambdas.
final class JdepsTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {
      "jrt:/java.logging", "jrt:/java.net.http", "jrt:/jdk.jlink", "org.junit.jupiter.api", "tools.jackson.core"})
  void namesWhatJdepsNames(String location) throws IOException {
    try (ScopeReader reader = new ScopeReader(Scope.of(List.of(at(location))))) {
      ScannedModule module = reader.read().modules().stream().filter(ScannedModule::isChecked).findFirst().orElseThrow();
      Map<String, Set<String>> expected = jdeps(jar(module));
      assertTrue(expected.size() > 50, () -> "jdeps named " + expected.size() + " classes");
      for (ScannedClass scanned : module.classes()) {
        if (!scanned.isDescriptor()) {
          Set<String> ours = new TreeSet<>(scanned.references().stream().map(Object::toString).toList());
          Set<String> only = new TreeSet<>(ours);
          Set<String> theirs = expected.getOrDefault(scanned.name().binaryName(), Set.of());
          only.removeAll(theirs);
          only.removeAll(beyondJdeps(module.content(), scanned));
          assertEquals(Set.of(), only, () -> scanned.name() + " names what jdeps does not");
          ours.add(scanned.name().binaryName());
          assertTrue(ours.containsAll(theirs), () -> scanned.name() + " names " + ours + ", and for jdeps " + theirs);
        }
      }
    }
  }

  private static String at(String location) {
    return location.startsWith("jrt:") ? location : Path.of(ModuleLayer.boot().configuration().findModule(location)
        .orElseThrow().reference().location().orElseThrow()).toString();
  }

  /// Without a descriptor `jdeps` resolves nothing, and takes every class as it is.
  private Path jar(ScannedModule module) throws IOException {
    Zip zip = new Zip();
    for (String name : module.content().names()) {
      if (name.endsWith(".class") && !name.equals("module-info.class")) {
        zip.with(name, module.content().read(name));
      }
    }
    return zip.write(folder.resolve("stripped.jar"));
  }

  private static Map<String, Set<String>> jdeps(Path jar) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = ToolProvider.findFirst("jdeps").orElseThrow()
        .run(out, out, "-verbose:class", "-filter:none", jar.toString());
    assertEquals(0, code, text::toString);
    Map<String, Set<String>> found = new TreeMap<>();
    String from = "";
    for (String line : text.toString().lines().filter(each -> each.startsWith("   ")).toList()) {
      int arrow = line.indexOf("-> ");
      String name = line.substring(0, arrow < 0 ? line.length() : arrow).strip();
      if (!name.isEmpty()) {
        from = firstWord(name);
      }
      if (arrow >= 0) {
        found.computeIfAbsent(from, key -> new TreeSet<>()).add(firstWord(line.substring(arrow + 3)));
      }
    }
    return found;
  }

  private static String firstWord(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }

  private static Set<String> beyondJdeps(Content content, ScannedClass scanned) throws IOException {
    ClassModel model =
        ClassFile.of().parse(content.read(scanned.name().binaryName().replace('.', '/') + ".class"));
    Set<String> types = new TreeSet<>();
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MethodTypeEntry lambda) {
        types.add(name(lambda.asSymbol().returnType()));
        lambda.asSymbol().parameterList().forEach(parameter -> types.add(name(parameter)));
      }
    }
    add(model, types);
    model.fields().forEach(field -> add(field, types));
    model.methods().forEach(method -> {
      add(method, types);
      method.findAttribute(Attributes.code()).ifPresent(code -> add(code, types));
    });
    model.findAttribute(Attributes.record())
        .ifPresent(components -> components.components().forEach(component -> add(component, types)));
    return types;
  }

  private static void add(AttributedElement of, Set<String> types) {
    of.findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(found -> found.annotations().forEach(each -> add(each, types)));
    of.findAttribute(Attributes.runtimeInvisibleAnnotations())
        .ifPresent(found -> found.annotations().forEach(each -> add(each, types)));
    of.findAttribute(Attributes.runtimeVisibleTypeAnnotations())
        .ifPresent(found -> found.annotations().stream().map(TypeAnnotation::annotation).forEach(each -> add(each, types)));
    of.findAttribute(Attributes.runtimeInvisibleTypeAnnotations())
        .ifPresent(found -> found.annotations().stream().map(TypeAnnotation::annotation).forEach(each -> add(each, types)));
    of.findAttribute(Attributes.runtimeVisibleParameterAnnotations())
        .ifPresent(found -> found.parameterAnnotations().forEach(all -> all.forEach(each -> add(each, types))));
    of.findAttribute(Attributes.runtimeInvisibleParameterAnnotations())
        .ifPresent(found -> found.parameterAnnotations().forEach(all -> all.forEach(each -> add(each, types))));
    of.findAttribute(Attributes.annotationDefault()).ifPresent(found -> add(found.defaultValue(), types));
  }

  private static void add(Annotation annotation, Set<String> types) {
    types.add(name(annotation.classSymbol()));
    annotation.elements().forEach(element -> add(element.value(), types));
  }

  private static void add(AnnotationValue value, Set<String> types) {
    switch (value) {
      case AnnotationValue.OfEnum of -> types.add(name(of.classSymbol()));
      case AnnotationValue.OfClass of -> types.add(name(of.classSymbol()));
      case AnnotationValue.OfAnnotation of -> add(of.annotation(), types);
      case AnnotationValue.OfArray of -> of.values().forEach(each -> add(each, types));
      default -> {}
    }
  }

  private static String name(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(descriptor.startsWith("L") ? 1 : 0).replace(";", "").replace('/', '.');
  }
}
