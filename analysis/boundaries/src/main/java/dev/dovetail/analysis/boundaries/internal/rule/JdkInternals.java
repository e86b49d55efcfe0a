package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// `jdk-internal`: a class of a package that the JDK does not export to the module, or of `jdk.unsupported`,
/// is named; as `jdeps --jdk-internals` says, which also counts packages exported to the module by name.
final class JdkInternals implements Rule {
  private static final String UNSUPPORTED = "jdk.unsupported";

  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (SystemModules.isOne(module)) {
      return;
    }
    Map<ClassName, ScannedClass> naming = new TreeMap<>();
    for (ScannedClass scanned : module.classes()) {
      for (ClassName name : scanned.references()) {
        naming.putIfAbsent(name, scanned);
      }
    }
    naming.forEach((name, by) -> inspection.graph().owner(module, name)
        .filter(SystemModules::isOne)
        .filter(owner -> owner.name().equals(UNSUPPORTED)
            || !ModuleGraph.isExported(owner, name.packageName(), module.name()))
        .ifPresent(owner -> found.accept(finding(module, name, by, owner))));
  }

  private static Finding finding(ScannedModule module, ClassName name, ScannedClass by, ScannedModule owner) {
    String access = owner.name().equals(UNSUPPORTED)
        ? "jdk.unsupported has it for old code, until there is something better"
        : owner.name() + " conceals its package";
    Optional<String> replacement = JdkReplacements.of(name);
    return new Finding(
        FindingCode.JDK_INTERNAL, module.name(), name.binaryName(), by.name() + " names it; " + access,
        replacement.map(use -> "use " + use + " instead")
            .orElse("use exported API instead; nothing is known to replace it"));
  }
}
