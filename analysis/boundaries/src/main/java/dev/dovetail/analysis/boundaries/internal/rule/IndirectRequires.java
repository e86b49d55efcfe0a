package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.ExportedApi.NamedType;
import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `requires-via`: a module is required, and only classes of what it re-exports are named.
///
/// Modules that export nothing of their own are there to be required so.
final class IndirectRequires implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    References references = inspection.references();
    TracelessUse traceless = new TracelessUse(inspection);
    List<Required> all = Required.of(module, inspection);
    for (Required required : all) {
      List<ScannedModule> behind = required.namedBehind(references);
      if (!required.isNamed(references) && !behind.isEmpty() && required.hasApi()
          && !TracelessUse.isForAnnotations(required)) {
        Finding finding = new Finding(
            FindingCode.REQUIRES_VIA, module.name(), required.to().name(),
            message(required, behind, references), change(required, behind, all, inspection));
        found.accept(traceless.of(required, required.meant()).map(finding::inDoubt).orElse(finding));
      }
    }
  }

  private static String message(Required required, List<ScannedModule> behind, References references) {
    ScannedModule first = behind.getFirst();
    return "no class names a type of " + required.to().name() + " itself, only of "
        + Phrases.some(behind.stream().map(ScannedModule::name).toList())
        + (behind.size() == 1 ? ", which comes with it (" : ", which come with it (")
        + Phrases.count(references.between(required.from(), first), "reference", "references")
        + references.example(required.from(), first).map(example -> ": " + example).orElse("") + ")";
  }

  private static String change(
      Required required, List<ScannedModule> behind, List<Required> all, Inspection inspection) {
    Set<ScannedModule> api = inspection.api().toAll(required.from()).stream()
        .map(NamedType::owner).collect(Collectors.toSet());
    return Lines.replace(Lines.of(required.directive()), behind.stream()
        .filter(other -> all.stream().noneMatch(own ->
            own.to() != required.to() && own.implied().contains(other)
                && (own.to() == other || own.isNamed(inspection.references()))))
        .map(other -> Lines.requires(other.name(), modifiers(required, api.contains(other))))
        .toList());
  }

  private static Set<Modifier> modifiers(Required required, boolean isApi) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    modifiers.addAll(required.directive().modifiers());
    if (!isApi) {
      modifiers.remove(Modifier.TRANSITIVE);
    }
    return modifiers;
  }
}
