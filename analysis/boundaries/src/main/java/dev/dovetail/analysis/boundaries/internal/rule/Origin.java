package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;

/// What the place of a module says about who may use it.
final class Origin {
  private Origin() {}

  /// Says whether it is part of a runtime, whose users are everybody.
  static boolean isRuntime(ScannedModule module) {
    return module.isSystem() || module.location().startsWith("jrt:") || module.location().endsWith(".jmod");
  }

  /// Says whether it was packed to be used elsewhere, not just built.
  static boolean isPacked(ScannedModule module) {
    return isRuntime(module) || module.location().endsWith(".jar");
  }
}
