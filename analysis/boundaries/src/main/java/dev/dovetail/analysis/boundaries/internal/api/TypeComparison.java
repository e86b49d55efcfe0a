package dev.dovetail.analysis.boundaries.internal.api;

import static java.lang.classfile.ClassFile.ACC_ABSTRACT;
import static java.lang.classfile.ClassFile.ACC_ANNOTATION;
import static java.lang.classfile.ClassFile.ACC_FINAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Compares a type with what it was.
final class TypeComparison {
  private final Api oldApi;
  private final Api newApi;
  private final ApiType was;
  private final ApiType is;
  private final MemberComparison members;
  private final Consumer<ApiChange> found;

  TypeComparison(Api oldApi, Api newApi, ApiType was, ApiType is, Consumer<ApiChange> found) {
    this.oldApi = oldApi;
    this.newApi = newApi;
    this.was = was;
    this.is = is;
    this.found = found;
    this.members = new MemberComparison(oldApi, newApi, was, is, found);
  }

  void compare() {
    if (was.isInterface() != is.isInterface() || was.has(ACC_ANNOTATION) != is.has(ACC_ANNOTATION)) {
      report(Change.KIND_CHANGED, "");
      return;
    }
    header();
    supertypes();
    for (ApiMember member : oldApi.members(was)) {
      newApi.find(is, member).ifPresentOrElse(now -> members.compare(member, now), () -> removed(member));
    }
    for (ApiMember member : addedMembers()) {
      members.added(member);
    }
  }

  private void header() {
    if (was.isExtensible() && !was.has(ACC_ABSTRACT) && is.has(ACC_ABSTRACT)) {
      report(Change.NOW_ABSTRACT, "");
    }
    if (was.isExtensible() && !was.isSealed() && is.has(ACC_FINAL)) {
      report(Change.NOW_FINAL, "");
    }
    if (was.isExtensible() && !was.isSealed() && is.isSealed()) {
      report(Change.NOW_SEALED, "");
    } else if (was.isSealed()) {
      difference(is.permitted(), was.permitted()).forEach(name -> report(Change.PERMITS_ADDED, name));
      if (is.isSealed()) {
        difference(was.permitted(), is.permitted()).forEach(name -> report(Change.PERMITS_REMOVED, name));
      }
    }
    if (was.isRecord() && is.isRecord() && !was.components().equals(is.components())) {
      report(Change.COMPONENTS_CHANGED, "");
    }
  }

  /// Lost supertypes matter as far as others could name them; those of private packages matter by their
  /// members.
  private void supertypes() {
    Map<String, Optional<ApiType>> before = oldApi.supertypes(was);
    Map<String, Optional<ApiType>> now = newApi.supertypes(is);
    boolean isSame = true;
    for (Map.Entry<String, Optional<ApiType>> entry : before.entrySet()) {
      if (!now.containsKey(entry.getKey()) && entry.getValue().map(oldApi::isApi).orElse(true)) {
        report(Change.SUPERTYPE_REMOVED, "of " + entry.getKey());
        isSame = false;
      }
    }
    for (Map.Entry<String, Optional<ApiType>> entry : now.entrySet()) {
      if (!before.containsKey(entry.getKey()) && entry.getValue().map(newApi::isApi).orElse(true)) {
        report(Change.SUPERTYPE_ADDED, "of " + entry.getKey());
        isSame = false;
      }
    }
    if (isSame && before.keySet().equals(now.keySet()) && !was.signature().equals(is.signature())) {
      report(Change.TYPE_GENERICS_CHANGED, "");
    }
  }

  /// What a method was is found under another result, or not at all.
  private void removed(ApiMember member) {
    if (!member.isMethod()) {
      Optional<ApiMember> other = is.members().stream()
          .filter(each -> !each.isMethod() && each.isVisible() && each.name().equals(member.name()))
          .findFirst();
      if (other.isPresent()) {
        members.report(Change.FIELD_TYPE_CHANGED, member,
            Types.result(member.descriptor()) + " → " + Types.result(other.get().descriptor()));
      } else {
        members.report(Change.FIELD_REMOVED, member, "");
      }
    } else if (member.isConstructor()) {
      members.report(Change.CONSTRUCTOR_REMOVED, member, "");
    } else {
      Optional<ApiMember> other = is.members().stream()
          .filter(each -> each.isMethod() && each.isVisible() && !each.isSynthetic())
          .filter(each -> each.name().equals(member.name()) && each.parameters().equals(member.parameters()))
          .findFirst();
      if (other.isPresent()) {
        members.report(Change.RESULT_CHANGED, member,
            Types.result(member.descriptor()) + " → " + Types.result(other.get().descriptor()));
      } else {
        members.report(Change.METHOD_REMOVED, member, "");
      }
    }
  }

  /// Its own, and those of supertypes that are new to it.
  private List<ApiMember> addedMembers() {
    List<ApiMember> added = new ArrayList<>(newApi.members(is).stream()
        .filter(member -> oldApi.find(was, member).isEmpty())
        .filter(member -> !isOtherResult(member))
        .toList());
    if (is.isExtensible()) {
      Map<String, Optional<ApiType>> before = oldApi.supertypes(was);
      newApi.supertypes(is).forEach((name, type) -> type.filter(each -> !before.containsKey(name))
          .ifPresent(each -> each.members().stream()
              .filter(member -> member.isMethod() && member.has(ACC_ABSTRACT))
              .filter(member -> oldApi.find(was, member).isEmpty())
              .filter(member -> added.stream().noneMatch(member::isLikewise))
              .filter(member -> newApi.find(is, member).filter(met -> met.has(ACC_ABSTRACT)).isPresent())
              .forEach(added::add)));
    }
    return added;
  }

  private boolean isOtherResult(ApiMember member) {
    return oldApi.members(was).stream().anyMatch(each -> each.name().equals(member.name())
        && each.isMethod() == member.isMethod()
        && (!member.isMethod() || each.parameters().equals(member.parameters())));
  }

  private static List<String> difference(List<String> these, List<String> those) {
    TreeSet<String> left = new TreeSet<>(these);
    those.forEach(left::remove);
    return List.copyOf(left);
  }

  private void report(Change change, String detail) {
    found.accept(new ApiChange(change, is.module().name(), is.name(), detail));
  }
}
