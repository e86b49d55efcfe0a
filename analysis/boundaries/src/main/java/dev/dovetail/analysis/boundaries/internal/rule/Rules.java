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
      new SplitPackages());

  private Rules() {}

  /// Returns what is found in the modules that are checked, sorted.
  public static List<Finding> check(Inspection inspection) {
    TreeSet<Finding> findings = new TreeSet<>();
    inspection.graph().checked()
        .forEach(module -> ALL.forEach(rule -> rule.check(module, inspection, findings::add)));
    return List.copyOf(findings);
  }
}
