package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The walls are only tested where they stand: on the module path.
class ModuleTest {
  @Test
  void runsAsANamedModuleBesideNamedJUnit() {
    assertEquals("dev.dovetail.analysis.table", TableProfiler.class.getModule().getName());
    assertTrue(Test.class.getModule().isNamed());
  }
}
