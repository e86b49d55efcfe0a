package dev.dovetail.analysis.boundaries.internal.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoTest {
  @TempDir private static Path folder;
  private static Laboratory lab;

  @BeforeAll
  static void compile() {
    lab = new Laboratory(folder)
        .module("a", "module a { exports a; exports a.friend to c, d, nowhere; opens a.friend to d; }",
            "package a; public class A {}",
            "package a.friend; public class F {}",
            "package a.hidden; public class H {}")
        .module("c", "module c { requires a; }", "package c; class C { a.friend.F f; }", "package c; class D { a.A a; }")
        .module("d", "module d { requires a; }",
            "package d; class D { void see(java.lang.reflect.Field f) { f.setAccessible(true); } }");
  }

  private static String who(String name) {
    return Asking.text(lab.scope(), inspection -> new Who(inspection).answer(name));
  }

  @Test
  void thoseThatNameAPackageAreListedWithWhatPermitsThem() {
    assertEquals("""
        0
        package a.friend of a: exported to c, d, nowhere

          named by
            c  1 reference  requires a; exports a.friend to c
              c.C  names a.friend.F
          exported to, and not named by
            d, nowhere
          open to reflection
            opens a.friend to d  d reflects
        """, who("a.friend"));
  }

  @Test
  void thoseThatCouldAreListed() {
    assertEquals("""
        0
        class a.A of a: exported to all

          named by
            c  1 reference  requires a; exports a
              c.D  names a.A
          readable, and not named by
            d
        """, who("a.A"));
  }

  @Test
  void aConcealedPackageIsNamedByNobody() {
    assertEquals("""
        1
        package a.hidden of a: concealed

          no other module names it
        """, who("a.hidden"));
  }

  @Test
  void aModuleIsAskedForByItsPackages() {
    assertEquals("""
        2
        no package, no class is called a.hiden; meant perhaps:
          a.hidden
        """, who("a.hiden"));
    assertEquals("""
        2
        jdk.unsupported is a module; name one of its packages:
          com.sun.nio.file
          sun.misc
          sun.reflect
        """, who("jdk.unsupported"));
  }
}
