package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.function.Consumer;

/// `automatic`: a jar without a descriptor, at which jlink stops.
final class AutomaticModules implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (!module.isAutomatic()) {
      return;
    }
    String path = module.location().replace('\\', '/');
    String file = path.substring(path.lastIndexOf('/') + 1);
    String origin = module.manifest().automaticName().isPresent()
        ? "from its manifest"
        : "from its file's name, and changes with it";
    List<String> requiring = inspection.graph().modules().stream()
        .filter(other -> other.descriptor().requires().stream()
            .anyMatch(required -> required.name().equals(module.name())))
        .map(ScannedModule::name)
        .toList();
    found.accept(new Finding(
        FindingCode.AUTOMATIC, module.name(), file.replaceAll("\\s+", "_"),
        file + " has no descriptor: jlink refuses it; its name is " + origin + "; "
            + (requiring.isEmpty() ? "no module requires it" : "required by " + String.join(", ", requiring)),
        "write a module-info.java that begins with: module " + module.name()
            + " { and compile it into a copy of the jar, in a project of its own"));
  }
}
