package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Exports;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `export-unused`: a package is exported to all, other modules name classes of its module, and none of this
/// package.
///
/// A module that nobody names has its users elsewhere, and so has a JDK's. Packages of service providers, of
/// services that the module itself loads, and those that the API in use names, are used.
final class UnusedExports implements Rule {
  private static final String LIBRARY =
      "it is packed as a library, and may have users that are not looked at";

  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    List<ScannedModule> users = inspection.graph().modules().stream()
        .filter(other -> inspection.references().between(other, module) > 0)
        .toList();
    if (module.isAutomatic() || users.isEmpty() || Origin.isRuntime(module)) {
      return;
    }
    Set<String> used = used(module, inspection);
    for (Exports exported : module.descriptor().exports()) {
      String name = exported.source();
      if (!exported.isQualified() && !used.contains(name)) {
        Finding finding = new Finding(
            FindingCode.EXPORT_UNUSED, module.name(), name,
            Phrases.count(users.size(), "module names", "modules name") + " types of " + module.name() + " ("
                + Phrases.some(users.stream().map(ScannedModule::name).toList()) + "), none of " + name,
            Lines.remove(Lines.of(exported)));
        found.accept(TracelessUse.copied(module, name)
            .or(() -> Origin.isPacked(module) ? Optional.of(LIBRARY) : Optional.empty())
            .map(finding::inDoubt)
            .orElse(finding));
      }
    }
  }

  /// Returns the packages that others name, or have to know for the API that they name.
  private static Set<String> used(ScannedModule module, Inspection inspection) {
    References references = inspection.references();
    Set<String> used = new HashSet<>();
    module.packages().stream().filter(name -> !references.of(module, name).isEmpty()).forEach(used::add);
    Stream.concat(
            module.descriptor().provides().stream().flatMap(provided -> provided.providers().stream()),
            module.descriptor().uses().stream())
        .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.')))).forEach(used::add);
    Set<String> open = used;
    while (!open.isEmpty()) {
      Set<String> now = open;
      open = new HashSet<>(inspection.api().of(module, now::contains).stream()
          .filter(named -> named.owner() == module).map(named -> named.type().packageName()).toList());
      open.removeAll(used);
      used.addAll(open);
    }
    return used;
  }
}
