package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.function.Consumer;

/// Looks for one kind of finding, or a few that belong together.
@FunctionalInterface
interface Rule {
  /// Looks at one module that is checked.
  void check(ScannedModule module, Inspection inspection, Consumer<Finding> found);
}
