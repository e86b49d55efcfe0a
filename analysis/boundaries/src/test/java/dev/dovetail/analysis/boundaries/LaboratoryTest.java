package dev.dovetail.analysis.boundaries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaboratoryTest {
  @Test
  void cleanModulesHaveNoFindings(@TempDir Path folder) {
    Laboratory lab = new Laboratory(folder)
        .module("a", "module a { exports a; }", "package a; public class A {}")
        .module("b", "module b { requires a; }", "package b; class B { a.A a; }");

    BoundaryReport report = lab.check();

    assertEquals(List.of(), Laboratory.findings(report));
    assertEquals(List.of(), report.problems());
    assertEquals(List.of(new Use("b", 1)), report.module("a").orElseThrow().directives(Directive.Kind.EXPORTS)
        .getFirst().evidence());
  }

  @Test
  void jarsAndPlainClassesAreFoundToo(@TempDir Path folder) {
    Laboratory lab = new Laboratory(folder)
        .module("plain", "package plain; public class Plain {}")
        .jar("plain", "plain-1.2.jar")
        .module("a", "module a { exports a; }", "package a; public class A {}")
        .jar("a", "a.jar");

    BoundaryReport report = lab.check();

    assertEquals(ModuleKind.AUTOMATIC, report.module("plain").orElseThrow().kind());
    assertEquals(ModuleKind.EXPLICIT, report.module("a").orElseThrow().kind());
  }

  @Test
  void thisModuleIsNamed() {
    assertTrue(BoundaryChecker.class.getModule().isNamed());
    assertTrue(Test.class.getModule().isNamed());
  }
}
