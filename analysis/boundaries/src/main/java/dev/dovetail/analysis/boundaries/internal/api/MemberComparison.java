package dev.dovetail.analysis.boundaries.internal.api;

import static java.lang.classfile.ClassFile.ACC_ABSTRACT;
import static java.lang.classfile.ClassFile.ACC_ANNOTATION;
import static java.lang.classfile.ClassFile.ACC_ENUM;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_VARARGS;

import java.util.List;
import java.util.function.Consumer;

/// Compares the members of a type with what they were.
final class MemberComparison {
  private final Api oldApi;
  private final Api newApi;
  private final ApiType was;
  private final ApiType is;
  private final Consumer<ApiChange> found;

  MemberComparison(Api oldApi, Api newApi, ApiType was, ApiType is, Consumer<ApiChange> found) {
    this.oldApi = oldApi;
    this.newApi = newApi;
    this.was = was;
    this.is = is;
    this.found = found;
  }

  void compare(ApiMember before, ApiMember now) {
    if (before.isMethod()) {
      method(before, now);
    } else {
      field(before, now);
    }
  }

  void added(ApiMember member) {
    if (!member.isMethod()) {
      report(member.has(ACC_ENUM) ? Change.ENUM_CONSTANT_ADDED : Change.FIELD_ADDED, member, "");
    } else if (member.isConstructor()) {
      report(Change.CONSTRUCTOR_ADDED, member, "");
    } else if (is.has(ACC_ANNOTATION) && member.value().isEmpty()) {
      report(Change.ELEMENT_ADDED, member, "");
    } else if (member.has(ACC_ABSTRACT) && was.isExtensible() && !was.isSealed() && !is.has(ACC_ANNOTATION)) {
      report(Change.ABSTRACT_METHOD_ADDED, member, "");
    } else {
      report(Change.METHOD_ADDED, member, "");
    }
  }

  private void field(ApiMember before, ApiMember now) {
    if (before.has(ACC_PUBLIC) && !now.has(ACC_PUBLIC)) {
      report(Change.FIELD_LESS_ACCESSIBLE, before, "");
    }
    if (!before.has(ACC_FINAL) && now.has(ACC_FINAL)) {
      report(Change.FIELD_NOW_FINAL, before, "");
    }
    if (before.has(ACC_STATIC) != now.has(ACC_STATIC)) {
      report(before.has(ACC_STATIC) ? Change.FIELD_NOT_STATIC : Change.FIELD_NOW_STATIC, before, "");
    }
    if (!before.value().isEmpty() && now.value().isEmpty()) {
      report(Change.NOT_CONSTANT, before, "");
    } else if (!before.value().isEmpty() && !before.value().equals(now.value())) {
      report(Change.CONSTANT_CHANGED, before, before.value() + " → " + now.value());
    }
    if (!before.signature().equals(now.signature())) {
      report(Change.FIELD_GENERICS_CHANGED, before, "");
    }
  }

  private void method(ApiMember before, ApiMember now) {
    if (before.has(ACC_PUBLIC) && !now.has(ACC_PUBLIC)) {
      report(Change.METHOD_LESS_ACCESSIBLE, before, "");
    }
    if (!before.has(ACC_ABSTRACT) && now.has(ACC_ABSTRACT) && was.isExtensible() && !was.isSealed()) {
      report(Change.METHOD_NOW_ABSTRACT, before, "");
    }
    boolean isStatic = before.has(ACC_STATIC);
    if (isStatic != now.has(ACC_STATIC)) {
      report(isStatic ? Change.METHOD_NOT_STATIC : Change.METHOD_NOW_STATIC, before, "");
    } else if (!isStatic && !before.has(ACC_FINAL) && now.has(ACC_FINAL) && was.isExtensible()
        && !was.isSealed()) {
      report(Change.METHOD_NOW_FINAL, before, "");
    }
    if (before.has(ACC_VARARGS) && !now.has(ACC_VARARGS) && !now.isSynthetic()) {
      report(Change.NOT_VARARGS, before, "");
    }
    if (!before.value().isEmpty() && now.value().isEmpty()) {
      report(Change.DEFAULT_REMOVED, before, "");
    }
    boolean isDeclared = is.members().contains(now) && !now.isSynthetic();
    if (isDeclared && was.members().contains(before) && !before.signature().equals(now.signature())) {
      report(Change.METHOD_GENERICS_CHANGED, before, "");
    }
    if (!now.isSynthetic()) {
      exceptions(before, now);
    }
  }

  private void exceptions(ApiMember before, ApiMember now) {
    uncovered(newApi, is, now.exceptions(), before.exceptions())
        .forEach(name -> report(Change.THROWS_ADDED, before, name));
    uncovered(oldApi, was, before.exceptions(), now.exceptions()).stream()
        .filter(name -> now.exceptions().stream()
            .noneMatch(each -> newApi.isCovered(is.module(), each, List.of(name))))
        .forEach(name -> report(Change.THROWS_REMOVED, before, name));
  }

  private static List<String> uncovered(Api api, ApiType type, List<String> these, List<String> those) {
    return these.stream()
        .filter(name -> api.isChecked(type.module(), name) && !api.isCovered(type.module(), name, those))
        .toList();
  }

  void report(Change change, ApiMember member, String detail) {
    found.accept(new ApiChange(
        change, is.module().name(), is.name() + (member.isConstructor() ? "" : "." + member.name())
            + (member.isMethod() ? Types.parameters(member.descriptor()) : ""), detail));
  }
}
