package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.NATIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
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
            "a calls: 1 restricted method is called (a.A calls java.lang.System.loadLibrary)"
                + " -> run with: --enable-native-access=a",
            "a methods: 3 native methods are linked (a.A.run) -> run with: --enable-native-access=a"),
        Found.of(NATIVE, lab.check()));
  }

  @Test
  void moduleWithoutNativeCodeNeedsNothing() {
    Laboratory lab = new Laboratory(folder).module("a", "module a { }", "package a; class A { long l = System.nanoTime(); }");

    assertEquals(List.of(), Found.of(NATIVE, lab.check()));
  }
}
