package dev.dovetail.analysis.boundaries.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `transitive-missing` and `transitive-unneeded`.
class TransitiveRequiresTest {
  private Laboratory lab;

  @BeforeEach
  void library(@TempDir Path folder) {
    lab = new Laboratory(folder).module("lib", "module lib { exports lib; }",
        "package lib; public class Lib extends Exception {}",
        """
        package lib;
        import java.lang.annotation.*;
        @Documented @Retention(RetentionPolicy.RUNTIME) public @interface Mark {}
        """);
  }

  @Test
  void apiTypesOfARequiredModuleWantTransitive() {
    lab.module("a", "module a { requires lib; exports a; }",
        "package a; public class A { public void one(lib.Lib lib) {} public lib.Lib two() { return"
            + " null; } }");

    assertEquals(List.of(
        "transitive-missing a lib: the exported API names 1 type of lib, such as lib.Lib in method a.A.one,"
            + " and its users do not read that module"
            + " -> write: requires transitive lib; instead of requires lib;"), Details.of(lab));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "public class A { public void parameter(lib.Lib lib) {} }",
      "public class A { protected lib.Lib result() { return null; } }",
      "public class A { public static lib.Lib field; }",
      "public class A { public A() throws lib.Lib {} }",
      "public class A extends lib.Lib {}",
      "public class A { public java.util.List<? extends lib.Lib> argument() { return null; } }",
      "public class A<T extends lib.Lib> {}",
      "public class A { public <T extends Object & Comparable<lib.Lib>> void bound(T t) {} }",
      "public record A(lib.Lib component) {}",
      "public class A { public static class B { protected static class C { public lib.Lib deep; } } }",
      "public interface A { java.util.function.Supplier<lib.Lib[]> array(); }"})
  void everyPlaceOfASignatureCounts(String source) {
    lab.module("a", "module a { requires lib; exports a; }", "package a; " + source);

    assertEquals(List.of("transitive-missing a lib"), lab.findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "public class A { void hidden(lib.Lib lib) {} }",
      "public class A { private lib.Lib field; }",
      "class A { public lib.Lib hidden; }",
      "public class A { static class B { public static class C { public lib.Lib hidden; } } }",
      "@lib.Mark public class A { @lib.Mark public void marked() {} }",
      "public class A { public void body() { new lib.Lib().printStackTrace(); } }"})
  void whatIsNotInASignatureDoesNot(String source) {
    lab.module("a", "module a { requires lib; exports a; }", "package a; " + source);

    assertEquals(List.of(), lab.findings());
  }

  @Test
  void whatComesWithAnotherTransitiveIsThere() {
    lab.module("more", "module more { requires transitive lib; exports more; }",
        "package more; public class More { public lib.Lib lib; }");
    lab.module("a", "module a { requires lib; requires transitive more; exports a; }",
        "package a; public class A { public lib.Lib lib; public more.More more; }");

    assertEquals(List.of(), lab.findings());
  }

  @Test
  void concealedAndFriendsPackagesAreNoApi() {
    lab.module("a",
        "@SuppressWarnings(\"module\") module a { requires lib; exports a; exports a.friends to lib; }",
        "package a; public class A {}",
        "package a.internal; public class Hidden { public lib.Lib lib; }",
        "package a.friends; public class Friendly { public lib.Lib lib; }");

    assertEquals(List.of("friend-unused a a.friends=lib"), lab.findings().stream()
        .map(finding -> finding.replace(" ?", "")).toList());
  }

  @Test
  void anOptionalModuleInTheApiIsADoubt() {
    lab.module("a", "module a { requires static lib; exports a; }",
        "package a; public class A { public lib.Lib lib; }");

    assertEquals(List.of(
        "transitive-missing a lib: the exported API names 1 type of lib, such as lib.Lib in field a.A.lib,"
            + " and its users do not read that module; it is optional, and who has"
            + " it may be meant to require it ?"
            + " -> write: requires static transitive lib; instead of requires static lib;"), Details.of(lab));
  }

  @Test
  void transitiveWithoutApiIsUnneeded() {
    lab.module("a", "module a { requires transitive lib; exports a; }",
        "package a; public class A { private lib.Lib lib; }");
    lab.module("b", "module b { requires a; }", "package b; class B { a.A a; lib.Lib lib; }");

    assertEquals(List.of(
        "transitive-unneeded a lib: the exported API names no type of lib, only the code behind it does"
            + " (a.A names lib.Lib); b must then require it"
            + " -> write: requires lib; instead of requires transitive lib;"), Details.of(lab));
  }

  @Test
  void aModuleThatExportsNothingPassesNothingOn() {
    lab.module("a", "module a { requires static transitive lib; }",
        "package a; public class A { public lib.Lib lib; }");

    assertEquals(List.of("transitive-unneeded a lib"), lab.findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "package a; public class A { @lib.Mark public void marked() {} }",
      "package a; public class A { public Object object; } class B { lib.Lib lib; }"})
  void annotationsInTheApiNeedTransitive(String source) {
    boolean isMarked = source.contains("@");
    lab.module("a", "module a { requires transitive lib; exports a; }", source);

    assertEquals(isMarked ? List.of() : List.of("transitive-unneeded a lib"), lab.findings());
  }

  @Test
  void annotationsOfModuleAndPackageNeedTransitive() {
    lab.module("a", "@lib.Mark module a { requires transitive lib; exports a; }",
        "package a; public class A {}");
    lab.module("b", "module b { requires transitive lib; exports b; }",
        "@lib.Mark\npackage b;", "package b; public class B {}");

    assertEquals(List.of(), lab.findings());
  }

  @Test
  void whatExportedClassesInheritFromHiddenOnesIsApi() {
    lab.module("a", "module a { requires transitive lib; exports a; }",
        "package a; abstract class Base { public lib.Lib lib() { return null; } }",
        "package a; public class A extends Base {}");

    assertEquals(List.of(), lab.findings());
  }
}
