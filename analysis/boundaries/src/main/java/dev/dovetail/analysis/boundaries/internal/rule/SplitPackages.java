package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// `split-exported` and `split-concealed`: one package in several modules. Compilers see the first
/// ([java.lang.module.Configuration]), and the second stops the virtual machine, which maps a package of a
/// class loader to one module (JVMS 5.3.6, [java.lang.LayerInstantiationException]).
///
/// The first of the modules that are checked has the finding.
final class SplitPackages implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    ModuleGraph graph = inspection.graph();
    for (String name : new TreeSet<>(module.packages())) {
      List<ScannedModule> owners = graph.containing(name);
      if (owners.size() > 1
          && owners.stream().filter(ScannedModule::isChecked).findFirst().orElseThrow() == module) {
        found.accept(finding(module, name, owners, graph));
      }
    }
  }

  private static Finding finding(
      ScannedModule module, String name, List<ScannedModule> owners, ModuleGraph graph) {
    List<ScannedModule> exporting = owners.stream()
        .filter(owner -> ModuleGraph.isExportedToAll(owner, name)).toList();
    boolean isExported = exporting.size() > 1;
    List<ScannedModule> both = isExported ? exporting : owners;
    Optional<ScannedModule> reader = graph.modules().stream()
        .filter(other -> !other.isSystem())
        .filter(other -> isExported && both.stream().filter(graph.readBy(other)::contains).count() > 1)
        .findFirst();
    Optional<ScannedModule> root = graph.modules().stream()
        .filter(other -> !other.isSystem())
        .filter(other -> both.stream().filter(graph.resolvedWith(other)::contains).count() > 1)
        .findFirst();
    Finding finding = new Finding(
        isExported ? FindingCode.SPLIT_EXPORTED : FindingCode.SPLIT_CONCEALED, module.name(), name,
        name + " is in " + names(owners)
            + (isExported ? ", exported by " : "")
            + (isExported ? exporting.size() == owners.size() ? "all" : names(exporting) : "")
            + reader.map(other -> "; " + other.name() + " reads them, which javac refuses")
                .or(() -> root.map(other -> "; they are resolved with " + other.name()
                    + ", and the virtual machine does not start with both"))
                .orElse(""),
        "move the package into one of them, or rename it in " + owners.getLast());
    return reader.isEmpty() && root.isEmpty() ? finding.inDoubt("nothing looked at requires both") : finding;
  }

  private static String names(List<ScannedModule> modules) {
    return Phrases.and(modules.stream().map(ScannedModule::name).toList());
  }
}
