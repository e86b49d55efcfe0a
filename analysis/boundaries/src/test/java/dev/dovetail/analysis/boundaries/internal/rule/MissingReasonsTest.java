package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.REASON_MISSING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingReasonsTest {
  @TempDir Path folder;

  private Laboratory lab(String descriptor) {
    return new Laboratory(folder)
        .module("x", "module x { exports x; }", "package x; public class X {}")
        .module("a", descriptor, "package a; class A {}", "package a.b; class B {}");
  }

  private static List<String> found(Laboratory lab, Path sources) {
    return Found.of(REASON_MISSING, Laboratory.check(lab.scope().withSources(List.of(sources))));
  }

  @Test
  void directivesWithoutReasonAreFound() {
    Laboratory lab = lab("module a {\n requires static transitive x;\n exports a to x;\n opens a.b to\n  x;\n}");

    assertEquals(
        List.of(
            "a a: it is exported to some modules only, and no comment says why"
                + " -> write: exports a to x; // and the reason @3",
            "a a.b: it is opened to reflection, and no comment says why"
                + " -> write: opens a.b to x; // and the reason @4",
            "a x: it is required to compile and not to run, and no comment says why"
                + " -> write: requires static transitive x; // and the reason @2"),
        found(lab, lab.sources()));
  }

  @Test
  void reasonsAndDirectivesThatWantNoneAreInOrder() {
    Laboratory lab = lab("""
        module a {
          requires static x; // why
          exports a;
          // why
          opens a.b to x;
          uses java.lang.Runnable;
        }
        """);

    assertEquals(List.of(), found(lab, lab.sources()));
  }

  @Test
  void withoutSourcesNothingIsSaid() {
    assertEquals(List.of(), Found.of(REASON_MISSING, lab("module a { requires static x; }").check()));
  }

  @Test
  void mainDescriptorIsTakenBeforeThatOfTests() {
    Laboratory lab = lab("module a {\n\n requires static x;\n}")
        .file("project/src/main/java/deeper/module-info.java", "module a {\n requires static x;\n}")
        .file("project/src/test/java/module-info.java", "module a {\n\n\n\n requires static x;\n}")
        .file("project/target/module-info.java", "module a { requires static x; // why\n }");

    assertEquals(
        List.of("a x: it is required to compile and not to run, and no comment says why"
            + " -> write: requires static x; // and the reason @2"),
        found(lab, folder.resolve("project")));
  }

  @Test
  void foldersThatAreNotThereAreProblems() {
    Path nowhere = folder.resolve("nowhere");

    BoundaryReport report = Laboratory.check(lab("module a { }").scope().withSources(List.of(nowhere)));

    assertEquals(
        List.of(new Problem(nowhere.toString(), "expected a folder of sources, found nothing. Correct the path.")),
        report.problems());
  }
}
