package dev.dovetail.analysis.boundaries.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `export-leaks`.
class LeakedTypesTest {
  private static final String HIDDEN = "package a.internal; public class Hidden extends Exception {}";
  private static final String DESCRIPTOR = "module a { exports a; }";

  private Laboratory lab;

  @BeforeEach
  void empty(@TempDir Path folder) {
    lab = new Laboratory(folder);
  }

  @Test
  void aConcealedTypeIsFoundOnceWithAllItsPlaces() {
    lab.module("a", DESCRIPTOR, HIDDEN,
        "package a; public class A { public void one(a.internal.Hidden hidden) {} protected"
            + " a.internal.Hidden two; }",
        "package a; public class B extends a.internal.Hidden {}");

    assertEquals(List.of(
        "export-leaks a a.internal.Hidden: a.internal.Hidden is named in 3 places of the exported API"
            + " (first in field a.A.two); its package a.internal is concealed"
            + " -> write: exports a.internal; or take it out of field a.A.two"), Details.of(lab));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "public class A { public void parameter(a.internal.Hidden hidden) {} }",
      "public class A { public a.internal.Hidden[] result() { return null; } }",
      "public class A { protected a.internal.Hidden field; }",
      "public class A { public void thrown() throws a.internal.Hidden {} }",
      "public class A extends a.internal.Hidden {}",
      "public class A extends java.util.ArrayList<a.internal.Hidden> {}",
      "public class A<T extends a.internal.Hidden> {}",
      "public class A { public <T extends a.internal.Hidden> void bound() {} }",
      "public record A(a.internal.Hidden component) {}",
      "public class A { public static class B { public a.internal.Hidden nested; } }"})
  void everyPlaceOfASignatureLeaks(String source) {
    lab.module("a", DESCRIPTOR, HIDDEN, "package a; " + source);

    assertEquals(List.of("export-leaks a a.internal.Hidden"), lab.findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "public class A { a.internal.Hidden hidden; }",
      "class A { public a.internal.Hidden hidden; }",
      "public class A { static class B { public static class C { public a.internal.Hidden hidden; } } }",
      "public class A { Object body() { return new a.internal.Hidden(); } }",
      "public class A { java.util.function.Function<a.internal.Hidden, String> f = hidden"
          + " -> hidden.getMessage(); }"})
  void whatIsNotInTheApiDoesNotLeak(String source) {
    lab.module("a", DESCRIPTOR, HIDDEN, "package a; " + source);

    assertEquals(List.of(), lab.findings());
  }

  @Test
  void permittedSubclassesDoNotLeak() {
    lab.module("a", DESCRIPTOR,
        "package a; public sealed interface A permits a.internal.One {}",
        "package a.internal; public final class One implements a.A {}");

    assertEquals(List.of(), lab.findings());
  }

  @Test
  void whatOnlyFriendsSeeLeaksToOthers() {
    lab.module("b", "module b { exports b; }", "package b; public class B {}");
    lab.module("a", "module a { requires b; exports a; exports a.friends to b; }",
        "package a.friends; public class Friendly {}",
        "package a; public class A { public a.friends.Friendly friendly; b.B b; }");

    assertEquals(List.of(
        "export-leaks a a.friends.Friendly: a.friends.Friendly is named in 1 place of the exported API"
            + " (field a.A.friendly); its package a.friends is exported to b only"
            + " -> write: exports a.friends;"
            + " instead of exports a.friends to b; or take it out of field a.A.friendly"),
        Details.of(lab.check(), FindingCode.EXPORT_LEAKS));
  }

  @Test
  void aTypeThatAnotherModuleExportsToThisOneOnlyLeaks() {
    lab.module("a", "module a { }", "package a; class A {}");
    lab.module("b", "module b { exports b to a; }", "package b; public class B {}");
    lab.module("a", "module a { requires transitive b; exports a; }",
        "package a; public class A { public b.B b; }");

    assertEquals(List.of(
        "export-leaks a b.B: b.B is named in 1 place of the exported API (field a.A.b);"
            + " its package b of b is exported to a only"
            + " -> write: exports b; instead of exports b to a; in b or take it out of field a.A.b"),
        Details.of(lab));
  }

  @Test
  void aModuleReadThroughAnotherIsUnreadableToUsers() {
    lab.module("deep", "module deep { exports deep; }", "package deep; public class Deep {}");
    lab.module("lib", "module lib { requires transitive deep; exports lib; }",
        "package lib; public class Lib { public deep.Deep deep; }");
    lab.module("a", "module a { requires lib; exports a; }",
        "package a; public class A { public deep.Deep deep = new lib.Lib().deep; }");

    assertEquals(List.of(
        "export-leaks a deep.Deep: deep.Deep is named in 1 place of the exported API (field a.A.deep);"
            + " its module deep is read through lib only, by a and not by its users"
            + " -> write: requires transitive deep; or take it out of field a.A.deep"), Details.of(lab));
  }

  @Test
  void oneTransitiveMendsBoth() {
    lab.module("deep", "module deep { exports deep; }", "package deep; public class Deep {}");
    lab.module("lib", "module lib { requires transitive deep; exports lib; }",
        "package lib; public class Lib { public deep.Deep deep; }");
    lab.module("a", "module a { requires lib; exports a; }",
        "package a; public class A { public deep.Deep deep; public lib.Lib lib; }");

    assertEquals(List.of("transitive-missing a lib"), lab.findings());
  }

  @Test
  void concealedAnnotationsAreADoubtIfTheyAreDocumented() {
    lab.module("a", DESCRIPTOR,
        "package a.internal; @java.lang.annotation.Documented public @interface Shown {}",
        "package a.internal; public @interface Mark {}",
        "package a; @a.internal.Mark @a.internal.Shown public class A {}");

    assertEquals(List.of(
        "export-leaks a a.internal.Shown: a.internal.Shown is named in 1 place of the exported API"
            + " (annotation of class a.A); its package a.internal is concealed;"
            + " it is an annotation, and classes can be used without knowing it ?"
            + " -> write: exports a.internal; or take it out of annotation of class a.A"), Details.of(lab));
  }
}
