package dev.dovetail.analysis.boundaries.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `split-exported` and `split-concealed`.
class SplitPackagesTest {
  private Laboratory lab;

  @BeforeEach
  void empty(@TempDir Path folder) {
    lab = new Laboratory(folder);
  }

  @Test
  void twoExportsOfOnePackageStopTheVirtualMachine() {
    lab.module("a", "module a { exports p; }", "package p; public class A {}");
    lab.module("b", "module b { exports p; }", "package p; public class B {}");
    lab.module("c", "module c { requires b; exports c; }", "package c; public class C { p.B b; }");
    lab.module("app", "module app { requires a; requires c; }", "package app; class App { p.A a; c.C c; }");

    assertEquals(List.of(
        "split-exported a p: p is in a and b, exported by all; they are resolved with app,"
            + " and the virtual machine does not start with both"
            + " -> move the package into one of them, or rename it in b"),
        Details.of(lab));
  }

  @Test
  void anAutomaticModuleReadsAll() {
    lab.module("a", "module a { exports p; }", "package p; public class A {}");
    lab.module("plain", "package p; public class B {}");
    lab.jar("plain", "plain.jar");

    assertEquals(List.of(
        "split-exported a p: p is in a and plain, exported by all; nothing looked at requires both ?"
            + " -> move the package into one of them, or rename it in plain"),
        Details.of(lab.check(), FindingCode.SPLIT_EXPORTED, FindingCode.SPLIT_CONCEALED));
  }

  @Test
  void concealedHalvesStopTheVirtualMachine() {
    lab.module("a", "module a { exports a; }",
        "package a; public class A { p.One one; }", "package p; public class One {}");
    lab.module("b", "module b { exports b; }",
        "package b; public class B { p.Two two; }", "package p; public class Two {}");
    lab.module("app", "module app { requires a; requires b; }", "package app; class App { a.A a; b.B b; }");

    assertEquals(List.of(
        "split-concealed a p: p is in a and b; they are resolved with app,"
            + " and the virtual machine does not start with both"
            + " -> move the package into one of them, or rename it in b"),
        Details.of(lab));
  }

  @Test
  void halvesThatNobodyRequiresTogetherAreADoubt() {
    lab.module("a", "module a { }", "package p; class One {}");
    lab.module("b", "module b { }", "package p; class Two {}");

    assertEquals(List.of(
        "split-concealed a p: p is in a and b; nothing looked at requires both ?"
            + " -> move the package into one of them, or rename it in b"), Details.of(lab));
  }

  @Test
  void packagesOfOneModuleEachAreQuiet() {
    lab.module("a", "module a { exports a; }", "package a; public class A {}");
    lab.module("b", "module b { requires a; }", "package b; class B { a.A a; }", "package a.b; class C {}");

    assertEquals(List.of(), Details.of(lab));
  }
}
