package dev.dovetail.analysis.boundaries.internal.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutTest {
  @TempDir private static Path folder;
  private static Laboratory lab;

  @BeforeAll
  static void compile() {
    lab = new Laboratory(folder)
        .module("a", "module a { exports a; exports a.friend to b, c; opens a.friend to b; uses a.S; }",
            "package a; public class A { { java.util.ServiceLoader.load(S.class); } }",
            "package a; public interface S {}",
            "package a.friend; public class F {}")
        .module("b", "module b { requires transitive a; exports b; provides a.S with b.P, b.Q; }",
            "package b; public class B { public a.A a; void see(java.lang.reflect.Field f) { f.setAccessible(true); } }",
            "package b; public class P implements a.S {}",
            "package b; public class Q implements a.S {}")
        .module("c", "module c { requires b; requires java.logging; requires java.sql; }",
            "package c; class C { b.B b; a.A a; a.friend.F f; java.util.logging.Level level; }")
        .module("d", "module d { requires b; requires java.prefs; }", "package d; class D { b.B b; }");
  }

  private static String without(String directive) {
    return Asking.text(lab.scope(), inspection -> new Without(inspection).answer(directive)).split("\n\n  findings", 2)[0]
        .stripTrailing() + "\n";
  }

  @Test
  void transitivityThatOthersLiveOnIsMissed() {
    assertEquals("""
        1
        without requires transitive a in b: this breaks

          does not compile, and fails at run time
            b  4 references to a
              b.B
              b.P
              b.Q
              module-info
            c  1 reference to a
              c.C
            c  1 reference to a.friend of a
              c.C

          not resolved at start
            a  named by b, c
        """, without(" requires  transitive a; // as a descriptor has it"));
  }

  @Test
  void anExportIsMissedByThoseWhoNameIt() {
    assertEquals("""
        1
        without exports a.friend in a: this breaks

          does not compile, and fails at run time
            c  1 reference to a.friend of a
              c.C
        """, without("exports a.friend"));
  }

  @Test
  void aFriendThatDoesNotCareIsNotMissed() {
    assertEquals("0\nwithout exports a.friend to b in a: nothing breaks\n", without("exports a.friend to b"));
  }

  @Test
  void aModuleThatNobodyNamesVanishesHarmlessly() {
    assertEquals("""
        0
        without requires java.sql in c: nothing breaks

          not resolved at start
            java.sql             nobody left names it
            java.transaction.xa  nobody left names it
        """, without("requires java.sql"));
  }

  @Test
  void implicitReadabilityCanReplaceADirective() {
    assertEquals("0\nwithout requires java.logging in c: nothing breaks\n", without("requires java.logging in c"));
  }

  @Test
  void servicesAreNoLongerFound() {
    assertEquals("""
        1
        without provides a.S with b.P in b: this breaks

          services
            a no longer finds b.P as a.S; 1 provider left
        """, without("provides a.S with b.P"));
    assertEquals("""
        1
        without provides a.S in b: this breaks

          services
            a no longer finds b.P, b.Q as a.S; no provider is left
        """, without("provides a.S"));
    assertEquals("""
        1
        without uses a.S in a: this breaks

          services
            a loads a.S without uses: ServiceConfigurationError
        """, without("uses a.S"));
  }

  @Test
  void reflectionIsRefused() {
    assertEquals("""
        1
        without opens a.friend in a: this breaks

          reflection
            b can no longer reflect on what is not public in a.friend of a
        """, without("opens a.friend"));
  }

  @Test
  void aLineOfSeveralModulesIsAskedFor() {
    assertEquals("""
        2
        requires b stands in several modules; say in which:
          'requires b' in c
          'requires b' in d
        """, without("requires b"));
    assertEquals("2\nno module a has the line requires b\n", without("requires b in a"));
    assertEquals("""
        2
        no module has the line exports a.frend; meant perhaps:
          'exports a.friend to b, c' in a
        """, without("exports a.frend"));
  }

  @Test
  void findingsThatGoAreShown() {
    List<String> text = Asking.answer(lab.scope(), inspection -> new Without(inspection).answer("requires java.prefs", "d"))
        .text();

    assertEquals("    requires-unused  d  java.prefs", text.get(text.indexOf("  findings that disappear") + 1));
  }
}
