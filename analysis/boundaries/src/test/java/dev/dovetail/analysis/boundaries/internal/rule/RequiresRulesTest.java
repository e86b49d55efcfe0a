package dev.dovetail.analysis.boundaries.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `requires-unused` and `requires-via`.
class RequiresRulesTest {
  private Laboratory lab;

  @BeforeEach
  void empty(@TempDir Path folder) {
    lab = new Laboratory(folder);
  }

  @Test
  void aModuleThatNobodyNamesIsUnused() {
    lab.module("lib", "module lib { exports lib; }", "package lib; public class Lib {}");
    lab.module("a", "module a { requires lib; }", "package a; class A {}");

    assertEquals(List.of(
        "requires-unused a lib: none of its classes (1) names a type of lib -> remove: requires lib;"),
        Details.of(lab));
  }

  @Test
  void whatComesWithAModuleIsLookedForToo() {
    lab.module("deep", "module deep { exports deep; }", "package deep; public class Deep {}");
    lab.module("lib", "module lib { requires transitive deep; exports lib; }",
        "package lib; public class Lib { public deep.Deep deep; }");
    lab.module("a", "module a { requires static lib; }", "package a; class A {}", "package a; class B {}");

    assertEquals(List.of(
        "requires-unused a lib: none of its classes (2) names a type of lib, nor of what comes with it (deep)"
            + " -> remove: requires static lib;"), Details.of(lab));
  }

  @Test
  void aModuleNamedOnceIsUsed() {
    lab.module("lib", "module lib { exports lib; }", "package lib; public class Lib {}");
    lab.module("a", "module a { requires lib; }", "package a; class A { Object o = new lib.Lib(); }");

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void anAnnotationOnTheDescriptorUsesAModule() {
    lab.module("marks", "module marks { exports marks; }", "package marks; public @interface Mark {}");
    lab.module("a", "@marks.Mark module a { requires static marks; }", "package a; class A {}");
    lab.module("b", "module b { requires static marks; }",
        "@marks.Mark\npackage b;", "package b; class B {}");

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void staticRequiresOfAnnotationsAreQuiet() {
    lab.module("marks", "module marks { exports marks; }",
        """
        package marks;
        import java.lang.annotation.*;
        @Retention(RetentionPolicy.SOURCE) public @interface Mark {}
        """,
        "package marks; public class Reader {}");
    lab.module("only", "module only { exports only; }", "package only; public @interface Only {}");
    lab.module("a", "module a { requires static marks; requires static only; }",
        "package a; @marks.Mark class A {}");

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void annotationsAreADoubtWithoutStatic() {
    lab.module("only", "module only { exports only; }", "package only; public @interface Only {}");
    lab.module("a", "module a { requires only; }", "package a; class A {}");

    assertEquals(List.of(
        "requires-unused a only: none of its classes (1) names a type of only;"
            + " it may be an annotation, of which a local variable keeps no trace: only.Only ?"
            + " -> remove: requires only;"), Details.of(lab));
  }

  @Test
  void aggregatorsAreQuiet() {
    lab.module("lib", "module lib { exports lib; }", "package lib; public class Lib {}");
    lab.module("all", "module all { requires transitive lib; }");
    lab.module("a", "module a { requires all; }", "package a; class A { lib.Lib lib; }");

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void aModuleWithoutClassesMayBringOthersTogether() {
    lab.module("lib", "module lib { exports lib; }", "package lib; public class Lib {}");
    lab.module("run", "module run { requires lib; }");

    assertEquals(List.of(
        "requires-unused run lib: none of its classes (0) names a type of lib;"
            + " run has no classes, and may bring others together ? -> remove: requires lib;"),
        Details.of(lab));
  }

  @Test
  void aModuleWithoutPackagesMayBringFiles() {
    lab.module("files", "module files { }");
    lab.module("a", "module a { requires files; }", "package a; class A {}");

    assertEquals(List.of(
        "requires-unused a files: none of its classes (1) names a type of files;"
            + " files has no classes to name, and may be needed for its other files ?"
            + " -> remove: requires files;"),
        Details.of(lab));
  }

  @Test
  void aServiceProviderMayBeRequiredToBeThere() {
    lab.module("api", "module api { exports api; }", "package api; public interface Api {}");
    lab.module("impl", "module impl { requires api; provides api.Api with impl.Impl; }",
        "package impl; public class Impl implements api.Api {}");
    lab.module("a", "module a { requires api; requires impl; uses api.Api; }",
        "package a; class A { Object o = java.util.ServiceLoader.load(api.Api.class); }");

    assertEquals(List.of(
        "requires-unused a impl: none of its classes (1) names a type of impl; impl provides api.Api,"
            + " which a uses ?"
            + " -> remove: requires impl;"), Details.of(lab));
  }

  @Test
  void javacLeavesATraceOfConstantsInExpressions() {
    lab.module("lib", "module lib { exports lib; }",
        "package lib; public class Lib { public static final int ONE = 1; }");
    lab.module("a", "module a { requires lib; }", "package a; class A { int one = lib.Lib.ONE + 1; }");

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void constantsInCaseLabelsAreADoubt() {
    lab.module("lib", "module lib { exports lib; }",
        "package lib; public class Lib { public static final int ONE = 1; }");
    lab.module("a", "module a { requires lib; }",
        "package a; class A { int one(int n) { return switch (n) { case lib.Lib.ONE -> n; default"
            + " -> 0; }; } }");

    assertEquals(List.of(
        "requires-unused a lib: none of its classes (1) names a type of lib;"
            + " it may be a constant, of which a case label or an annotation keeps no trace: lib.Lib"
            + " ? -> remove: requires lib;"),
        Details.of(lab));
  }

  @Test
  void concealedConstantsAreNoExcuse() {
    lab.module("lib", "module lib { exports lib; }", "package lib; public class Lib {}",
        "package lib.internal; public class Hidden { public static final int ONE = 1; }");
    lab.module("a", "module a { requires lib; }", "package a; class A {}");

    assertEquals(List.of("requires-unused a lib"), lab.findings());
  }

  @Test
  void whatAnotherModuleLeavesOptionalMayBeMadePresent() {
    lab.module("extra", "module extra { exports extra; }", "package extra; public class Extra {}");
    lab.module("lib", "module lib { requires static extra; exports lib; }",
        "package lib; public class Lib { static Object make() { return new extra.Extra(); } }");
    lab.module("a", "module a { requires extra; requires lib; }", "package a; class A extends lib.Lib {}");

    assertEquals(List.of(
        "requires-unused a extra: none of its classes (1) names a type of extra;"
            + " to lib it is optional (requires static), and here it is made present ?"
            + " -> remove: requires extra;"),
        Details.of(lab));
  }

  @Test
  void superclassesOfSuperclassesNeedNotBeRequired() {
    lab.module("root", "module root { exports root; }",
        "package root; public class Root { public void go() {} }");
    lab.module("lib", "module lib { requires transitive root; exports lib; }",
        "package lib; public class Lib extends root.Root {}");
    lab.module("a", "module a { requires lib; }",
        "package a; class A extends lib.Lib { void run() { go(); } }");
    lab.module("b", "module b { requires lib; requires root; }",
        "package b; class B extends lib.Lib { void run() { go(); } }");

    assertEquals(List.of(
        "requires-unused b root: none of its classes (1) names a type of root -> remove: requires root;"),
        Details.of(lab));
  }

  @Test
  void whoeverLivesOnAnUnusedTransitiveIsNamed() {
    lab.module("lib", "module lib { exports lib; }", "package lib; public class Lib {}");
    lab.module("a", "module a { requires transitive lib; exports a; }", "package a; public class A {}");
    lab.module("b", "module b { requires a; }", "package b; class B { a.A a; lib.Lib lib; }");

    assertEquals(List.of(
        "requires-unused a lib: none of its classes (1) names a type of lib; b must then require it"
            + " -> remove: requires transitive lib;"), Details.of(lab));
  }

  @Test
  void aModuleUsedForWhatItReExportsIsIndirect() {
    lab.module("deep", "module deep { exports deep; }", "package deep; public class Deep {}");
    lab.module("lib", "module lib { requires transitive deep; exports lib; }",
        "package lib; public class Lib { public deep.Deep deep; }");
    lab.module("a", "module a { requires lib; }", "package a; class A { deep.Deep deep; }");

    assertEquals(List.of(
        "requires-via a lib: no class names a type of lib itself, only of deep, which comes with it"
            + " (1 reference: a.A names deep.Deep) -> write: requires deep; instead of requires lib;"),
        Details.of(lab));
  }

  @Test
  void whatIsRequiredAnywayIsNotWrittenAgain() {
    lab.module("deep", "module deep { exports deep; }", "package deep; public class Deep {}");
    lab.module("lib", "module lib { requires transitive deep; exports lib; }",
        "package lib; public class Lib { public deep.Deep deep; }");
    lab.module("a", "module a { requires deep; requires lib; }", "package a; class A { deep.Deep deep; }");

    assertEquals(List.of(
        "requires-via a lib: no class names a type of lib itself, only of deep, which comes with it"
            + " (1 reference: a.A names deep.Deep) -> remove: requires lib;"), Details.of(lab));
  }

  @Test
  void whatTheApiNamesIsRequiredTransitivelyInstead() {
    lab.module("deep", "module deep { exports deep; }", "package deep; public class Deep {}");
    lab.module("lib", "module lib { requires transitive deep; exports lib; }",
        "package lib; public class Lib { public deep.Deep deep; }");
    lab.module("a", "module a { requires transitive lib; exports a; }",
        "package a; public class A { public deep.Deep deep; }");

    assertEquals(List.of(
        "requires-via a lib: no class names a type of lib itself, only of deep, which comes with it"
            + " (1 reference: a.A names deep.Deep)"
            + " -> write: requires transitive deep; instead of requires transitive lib;"), Details.of(lab));
  }
}
