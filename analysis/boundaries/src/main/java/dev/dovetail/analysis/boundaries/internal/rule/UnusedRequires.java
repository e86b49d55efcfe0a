package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.function.Consumer;

/// `requires-unused`: a module is required, and neither its classes nor those that it re-exports are named.
final class UnusedRequires implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    TracelessUse traceless = new TracelessUse(inspection);
    for (Required required : Required.of(module, inspection)) {
      if (!required.isNamed(inspection.references())
          && required.namedBehind(inspection.references()).isEmpty()
          && !TracelessUse.isForAnnotations(required)) {
        Finding finding = new Finding(
            FindingCode.REQUIRES_UNUSED, module.name(), required.to().name(),
            message(required, inspection), Lines.remove(Lines.of(required.directive())));
        found.accept(traceless.of(required, required.implied()).map(finding::inDoubt).orElse(finding));
      }
    }
  }

  private static String message(Required required, Inspection inspection) {
    long classes = required.from().classes().stream().filter(scanned -> !scanned.isDescriptor()).count();
    List<String> others = required.implied().stream()
        .filter(other -> other != required.to()).map(ScannedModule::name).toList();
    List<String> dependants = required.isTransitive() ? Dependants.of(required, inspection) : List.of();
    return "none of its classes (" + classes + ") names a type of " + required.to().name()
        + (others.isEmpty() ? "" : ", nor of what comes with it (" + Phrases.some(others) + ")")
        + (dependants.isEmpty() ? "" : "; " + Phrases.some(dependants) + " must then require it");
  }
}
