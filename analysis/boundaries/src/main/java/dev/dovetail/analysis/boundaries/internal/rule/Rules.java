package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import java.util.List;
import java.util.TreeSet;

/// All rules.
public final class Rules {
  private static final List<Rule> ALL = List.of(
      new UnusedRequires(),
      new IndirectRequires(),
      new TransitiveRequires(),
      new UnusedExports(),
      new Friends(),
      new LeakedTypes(),
      new SplitPackages(),
      new UnqualifiedOpens(),
      new UnneededOpens(),
      new AutomaticModules(),
      new UndeclaredUses(),
      new UnloadedUses(),
      new UnusedProvides(),
      new NativeCode(),
      new JdkInternals(),
      new PomDiffers(),
      new MissingReasons());

  private Rules() {}

  /// Returns what is found in the modules that are checked, sorted, each with its line if sources are known.
  public static List<Finding> check(Inspection inspection) {
    TreeSet<Finding> findings = new TreeSet<>();
    Places places = new Places(inspection.sources());
    inspection.graph().checked().forEach(module -> ALL.forEach(
        rule -> rule.check(module, inspection, finding -> findings.add(places.locate(finding)))));
    return List.copyOf(findings);
  }
}
