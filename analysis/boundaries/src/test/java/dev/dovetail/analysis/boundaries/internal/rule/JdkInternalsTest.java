package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.JDK_INTERNAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkInternalsTest {
  @TempDir Path folder;

  @Test
  void concealedAndUnsupportedClassesAreFound() {
    Laboratory lab = new Laboratory(folder)
        .with("--add-exports", "java.base/sun.security.x509=a", "--add-exports", "java.base/jdk.internal.misc=a")
        .module("a", "module a { requires jdk.unsupported; }", """
            package a;
            class A {
              sun.misc.Unsafe unsafe;
              sun.security.x509.X500Name name;
              jdk.internal.misc.VM vm;
            }
            """);

    assertEquals(
        List.of(
            "a jdk.internal.misc.VM: a.A names it; java.base conceals its package"
                + " -> use exported API instead; nothing is known to replace it",
            "a sun.misc.Unsafe: a.A names it; jdk.unsupported has it for old code, until there is something better"
                + " -> use java.lang.invoke.VarHandle (JEP 193) or java.lang.foreign.MemorySegment (JEP 454) instead",
            "a sun.security.x509.X500Name: a.A names it; java.base conceals its package"
                + " -> use javax.security.auth.x500.X500Principal instead"),
        Found.of(JDK_INTERNAL, lab.check()));
  }

  @Test
  void exportedClassesAndNamesInStringsAreInOrder() {
    Laboratory lab = new Laboratory(folder).module("a", "module a { requires java.sql; requires jdk.httpserver; }", """
        package a;
        class A {
          java.sql.Connection connection;
          com.sun.net.httpserver.HttpServer server;
          Class<?> found() throws Exception { return Class.forName("sun.misc.Unsafe"); }
        }
        """);

    assertEquals(List.of(), Found.of(JDK_INTERNAL, lab.check()));
  }
}
