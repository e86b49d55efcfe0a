package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;

/// The modules of the JDK, even where they are checked themselves.
final class SystemModules {
  private SystemModules() {}

  static boolean isOne(ScannedModule module) {
    return module.isSystem() || module.location().startsWith("jrt:")
        || module.name().startsWith("java.") || module.name().startsWith("jdk.");
  }
}
