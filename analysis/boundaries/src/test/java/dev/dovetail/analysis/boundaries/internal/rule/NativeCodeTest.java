package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.NATIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Scope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCodeTest {
  private static final String NATIVE_CLASS = """
      package a;
      public class A {
        static { System.loadLibrary("x"); }
        native void run();
      }
      """;

  @TempDir Path folder;

  @Test
  void nativeMethodsAndRestrictedCallsAreFound() {
    Laboratory lab = new Laboratory(folder).module("a", "module a { }", NATIVE_CLASS, """
        package a;
        class B { native void one(); native void two(); }
        """);

    assertEquals(
        List.of(
            "a calls: a restricted method is called in 1 place (a.A calls java.lang.System.loadLibrary)"
                + " -> run with: --enable-native-access=a",
            "a methods: 3 native methods are linked (a.A.run) -> run with: --enable-native-access=a"),
        Found.of(NATIVE, lab.check()));
  }

  @Test
  void moduleWithoutNativeCodeNeedsNothing() {
    Laboratory lab = new Laboratory(folder)
        .module("a", "module a { }", "package a; class A { long l = System.nanoTime(); }");

    assertEquals(List.of(), Found.of(NATIVE, lab.check()));
  }

  @Test
  void manifestAllowsNothingToANamedModule() {
    Laboratory lab = new Laboratory(folder).module("a", "module a { }", "package a; class A { native void run(); }")
        .file("manifest", "Enable-Native-Access: ALL-UNNAMED\n")
        .jar("a", "a.jar", "--manifest", folder.resolve("manifest").toString());

    assertEquals(
        List.of("a methods: 1 native method is linked (a.A.run); Enable-Native-Access in its manifest allows the class"
            + " path alone -> run with: --enable-native-access=a"),
        Found.of(NATIVE, lab.check()));
  }

  @Test
  void manifestOfTheJarThatIsStartedAllowsTheClassPath() {
    Laboratory lab = new Laboratory(folder)
        .module("lib", "package lib; class Lib { native void run(); }").jar("lib", "lib.jar")
        .module("main", "package main; public class Main {}")
        .file("manifest", "Enable-Native-Access: ALL-UNNAMED\n")
        .jar("main", "main.jar", "--manifest", folder.resolve("manifest").toString());

    assertEquals(List.of(), Found.of(NATIVE, lab.check()));
  }

  @Test
  void plainJarsWithoutItAreFound() {
    Laboratory lab = new Laboratory(folder)
        .module("lib", "package lib; class Lib { native void run(); }").jar("lib", "lib.jar");

    assertEquals(
        List.of("lib methods: 1 native method is linked (lib.Lib.run) -> run with: --enable-native-access=lib"),
        Found.of(NATIVE, lab.check()));
  }

  @Test
  void modulesOfTheJdkAreAllowedByTheLauncher() {
    assertEquals(List.of(), Found.of(NATIVE, Laboratory.check(Scope.of(List.of("jrt:/java.prefs")))));
  }
}
