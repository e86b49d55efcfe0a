package dev.dovetail.analysis.boundaries.internal.api;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what of a class file can be seen by others.
final class ApiReader {
  private ApiReader() {}

  /// Reads a class file.
  ///
  /// @throws IllegalArgumentException if it is none, or newer than this runtime knows
  static ApiType read(ScannedModule module, byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    Optional<InnerClassInfo> nested = model.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(found -> found.classes().stream())
        .filter(each -> each.innerClass().equals(model.thisClass()))
        .findFirst();
    String signature = signature(model);
    Map<String, Integer> variables = new HashMap<>();
    Types.declare(signature, variables, 0);
    List<ApiMember> members = new ArrayList<>();
    model.fields().forEach(field -> members.add(field(field, variables)));
    model.methods().forEach(method -> members.add(method(method, variables)));
    return new ApiType(
        module,
        name(model.thisClass()),
        nested.map(InnerClassInfo::flagsMask).orElse(model.flags().flagsMask()),
        nested.flatMap(InnerClassInfo::outerClass).map(ApiReader::name),
        model.superclass().map(ApiReader::name),
        model.interfaces().stream().map(ApiReader::name).toList(),
        Types.numbered(signature, Map.of()),
        model.findAttribute(Attributes.permittedSubclasses()).stream()
            .flatMap(found -> found.permittedSubclasses().stream()).map(ApiReader::name).sorted().toList(),
        model.findAttribute(Attributes.record()).stream()
            .flatMap(found -> found.components().stream())
            .map(each -> each.name().stringValue() + " " + each.descriptor().stringValue())
            .toList(),
        model.findAttribute(Attributes.record()).isPresent(),
        List.copyOf(members));
  }

  private static ApiMember field(FieldModel field, Map<String, Integer> variables) {
    return new ApiMember(
        field.fieldName().stringValue(),
        field.fieldTypeSymbol().descriptorString(),
        field.flags().flagsMask(),
        Types.numbered(signature(field), variables),
        List.of(),
        field.findAttribute(Attributes.constantValue())
            .map(found -> String.valueOf(found.constant().constantValue())).orElse(""));
  }

  private static ApiMember method(MethodModel method, Map<String, Integer> variables) {
    return new ApiMember(
        method.methodName().stringValue(),
        method.methodTypeSymbol().descriptorString(),
        method.flags().flagsMask(),
        Types.numbered(signature(method), variables),
        method.findAttribute(Attributes.exceptions()).stream()
            .flatMap(found -> found.exceptions().stream()).map(ApiReader::name).sorted().toList(),
        method.findAttribute(Attributes.annotationDefault()).isPresent() ? "default" : "");
  }

  private static String signature(AttributedElement element) {
    return element.findAttribute(Attributes.signature()).map(found -> found.signature().stringValue())
        .orElse("");
  }

  private static String name(ClassEntry entry) {
    return entry.asInternalName().replace('/', '.');
  }
}
