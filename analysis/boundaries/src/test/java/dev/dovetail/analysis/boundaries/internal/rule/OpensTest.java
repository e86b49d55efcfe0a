package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.OPENS_UNNEEDED;
import static dev.dovetail.analysis.boundaries.FindingCode.OPENS_UNQUALIFIED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpensTest {
  private static final String REFLECTING = """
      package r;
      public class R {
        public void fill(java.lang.reflect.Field field) { field.setAccessible(true); }
      }
      """;

  @TempDir Path folder;

  private Laboratory withReflecting() {
    return new Laboratory(folder)
        .module("r", "module r { exports r; }", REFLECTING)
        .module("plain", "module plain { exports plain; }", "package plain; public class Plain {}");
  }

  private static List<String> found(FindingCode code, Laboratory lab) {
    return Found.of(code, Laboratory.check(lab.scope().withSources(List.of(lab.sources()))));
  }

  @Test
  void openToEverybodyIsFound() {
    Laboratory lab = withReflecting()
        .module("a", "module a {\n requires r;\n requires plain;\n opens a;\n}", "package a; class A { r.R r; plain.Plain p; }")
        .module("b", "\nopen module b {}", "package b; class B {}");

    assertEquals(
        List.of(
            "a a: every module may reflect on everything in a -> write: opens a to r; instead of opens a; @4",
            "b *: every module may reflect on everything in all of its packages"
                + " -> write: module b { instead of open module, with opens PACKAGE to MODULE; for each package that it reflects on @2"),
        found(OPENS_UNQUALIFIED, lab));
    assertEquals(List.of(), found(OPENS_UNNEEDED, lab));
  }

  @Test
  void openToOneThatReflectsIsInOrder() {
    Laboratory lab = withReflecting().module("a", "module a { requires r; opens a to r; }", "package a; class A { r.R r; }");

    assertEquals(List.of(), found(OPENS_UNQUALIFIED, lab));
    assertEquals(List.of(), found(OPENS_UNNEEDED, lab));
  }

  @Test
  void openToThoseThatDoNotReflectIsFound() {
    Laboratory lab = withReflecting()
        .module("a", "module a {\n opens a to plain;\n opens a.b to r, plain;\n}", "package a; class A {}",
            "package a.b; class B {}");

    assertEquals(
        List.of(
            "a a: nothing in plain, nor in what is required there, reflects -> remove: opens a to plain; @2",
            "a a.b=plain: nothing in plain, nor in what is required there, reflects"
                + " -> write: opens a.b to r; instead of opens a.b to plain, r; @3"),
        found(OPENS_UNNEEDED, lab));
  }

  @Test
  void reasonSaysThatReflectionIsThereThoughItIsNotSeen() {
    Laboratory lab = withReflecting()
        .module("a", "module a {\n opens a to plain; // filled by what plain generates\n}", "package a; class A {}");

    assertEquals(List.of(), found(OPENS_UNNEEDED, lab));
  }

  @Test
  void moduleThatRequiresOneThatReflectsMayHandItOn() {
    Laboratory lab = withReflecting()
        .module("hands", "module hands { requires r; }", "package hands; class Hands { r.R r; }")
        .module("a", "module a { opens a to hands; }", "package a; class A {}");

    assertEquals(List.of(), found(OPENS_UNNEEDED, lab));
  }

  @Test
  void callOfWhatIsPublicThereNeedsNoSetAccessible() {
    Laboratory lab = withReflecting()
        .module("calls", "module calls { }", """
            package calls;
            class Calls {
              Object call(Object on) throws Exception { return on.getClass().getMethod("x").invoke(on); }
            }
            """)
        .module("a", "module a { opens a to calls; }", "package a; class A {}");

    assertEquals(List.of(), found(OPENS_UNNEEDED, lab));
  }

  @Test
  void modulesOfTheSystemAndThoseThatAreNotThereMayReflect() {
    Laboratory lab = withReflecting().with("-Xlint:-module")
        .module("a", "module a { opens a to java.desktop, nowhere; }", "package a; class A {}");

    assertEquals(List.of(), found(OPENS_UNNEEDED, lab));
  }
}
