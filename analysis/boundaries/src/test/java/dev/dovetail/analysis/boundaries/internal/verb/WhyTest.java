package dev.dovetail.analysis.boundaries.internal.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyTest {
  @TempDir private static Path folder;
  private static Laboratory lab;

  @BeforeAll
  static void compile() {
    lab = new Laboratory(folder)
        .module("a", "module a { exports a; exports a.friend to c; }",
            "package a; public class A { public static class Inner {} }",
            "package a.friend; public class F {}")
        .module("b", "module b { requires transitive a; exports b; }", "package b; public class B { public a.A a; }")
        .module("c", "module c { requires b; }",
            "package c; class C { b.B b; }", "package c; class D { a.A a; a.friend.F f; }")
        .module("d", "module d { requires b; }", "package d; class D { b.B b; }")
        .module("e", "module e { requires d; }", "package e; class E {}");
  }

  private static String why(String from, String to) {
    return Asking.text(lab.scope(), inspection -> new Why(inspection).answer(from, to));
  }

  @Test
  void aDirectReferenceIsShownWithTheDirectivesThatPermitIt() {
    assertEquals("""
        0
        module b depends on module a: 1 reference, for one

          b.B        in b
          names a.A  in a
              requires transitive a  in b
              exports a              in a
        """, why("b", "a"));
  }

  @Test
  void impliedReadabilityIsFollowed() {
    assertEquals("""
        0
        module c depends on package a.friend: 1 reference, for one

          c.D               in c
          names a.friend.F  in a
              requires b             in c
              requires transitive a  in b
              exports a.friend to c  in a
        """, why("c", "a.friend"));
  }

  @Test
  void whatIsNotNamedDirectlyIsReachedInSteps() {
    assertEquals("""
        0
        class d.D depends on class a.A: in 2 steps

          d.D        in d
          names b.B  in b
              requires b  in d
              exports b   in b
          names a.A  in a
              requires transitive a  in b
              exports a              in a
        """, why("d.D", "a.A"));
  }

  @Test
  void descriptorsAloneAreADependenceToo() {
    assertEquals("""
        0
        module e depends on module a by descriptors only; no class leads to it

          requires d             in e
          requires b             in d
          requires transitive a  in b
        """, why("e", "a"));
  }

  @Test
  void noDependenceIsANo() {
    assertEquals("1\nmodule a does not depend on module b\n", why("a", "b"));
  }

  @Test
  void nestedClassesAreFoundByTheirSourceName() {
    assertEquals("""
        0
        class a.A depends on class a.A$Inner: 1 reference, for one

          a.A              in a
          names a.A$Inner  in a
        """, why("a/a.A", "a.A.Inner"));
  }

  @Test
  void nearNamesAreSuggested() {
    assertEquals("""
        2
        no module, no package, no class is called a.frend; meant perhaps:
          a.friend
        """, why("a.frend", "b"));
    assertEquals("2\nno module, no package, no class is called xyzzy.plugh in what was given; name what it is in as well\n",
        why("a", "xyzzy.plugh"));
  }

  @Test
  void whatNothingPermitsIsSaid() {
    Laboratory broken = new Laboratory(folder.resolve("broken"))
        .module("x", "module x {}", "package x; public class X {}")
        .with("--add-modules=x", "--add-exports=x/x=y", "--add-reads=y=x")
        .module("y", "module y {}", "package y; class Y { x.X x; }");

    assertEquals("""
        0
        module y depends on module x: 1 reference, for one

          y.Y        in y
          names x.X  in x
              not permitted: y does not read x
              not permitted: x does not export x to y
        """, Asking.text(broken.scope(), inspection -> new Why(inspection).answer("y", "x")));
  }
}
