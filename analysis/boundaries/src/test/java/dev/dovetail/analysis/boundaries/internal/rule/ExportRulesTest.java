package dev.dovetail.analysis.boundaries.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `export-unused`, `friend-unused` and `friend-unknown`.
class ExportRulesTest {
  private static final String USER = "package b; class B { a.A a; }";

  private Laboratory lab;

  @BeforeEach
  void empty(@TempDir Path folder) {
    lab = new Laboratory(folder);
  }

  @Test
  void aPackageThatNoUserNamesIsUnused() {
    lab.module("a", "module a { exports a; exports a.extra; }",
        "package a; public class A { Object o = new a.extra.Extra(); }",
        "package a.extra; public class Extra {}");
    lab.module("b", "module b { requires a; }", USER);

    assertEquals(List.of(
        "export-unused a a.extra: 1 module names types of a (b), none of a.extra"
            + " -> remove: exports a.extra;"),
        Details.of(lab));
  }

  @Test
  void aModuleWithoutUsersHasThemElsewhere() {
    lab.module("a", "module a { exports a; }", "package a; public class A {}");

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void whatTheApiInUseNamesIsUsed() {
    lab.module("a", "module a { exports a; exports a.far; exports a.near; }",
        "package a; public class A extends a.near.Near {}",
        "package a.near; public class Near { public a.far.Far far() { return null; } }",
        "package a.far; public class Far {}");
    lab.module("b", "module b { requires a; }", USER);

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void providersAndExtensionPointsAreUsed() {
    lab.module("a",
        "module a { exports a; exports a.impl; exports a.spi; uses a.spi.Spi; provides a.A with"
            + " a.impl.Impl; }",
        "package a; public class A { static Object o = java.util.ServiceLoader.load(a.spi.Spi.class); }",
        "package a.impl; public class Impl extends a.A {}",
        "package a.spi; public interface Spi {}");
    lab.module("b", "module b { requires a; uses a.A; }",
        "package b; class B { Object o = java.util.ServiceLoader.load(a.A.class); }");

    assertEquals(List.of(), Details.of(lab));
  }

  @Test
  void constantsAndLibrariesAreDoubts() {
    lab.module("a", "module a { exports a; exports a.numbers; exports a.other; }",
        "package a; public class A {}",
        "package a.numbers; public class Numbers { public static final int ONE = 1; }",
        "package a.other; public class Other {}");
    lab.module("b", "module b { requires a; }", USER);
    lab.jar("a", "a.jar");

    assertEquals(List.of(
        "export-unused a a.numbers: 1 module names types of a (b), none of a.numbers;"
            + " it may be a constant, of which a case label or an annotation keeps no trace:"
            + " a.numbers.Numbers ? -> remove: exports a.numbers;",
        "export-unused a a.other: 1 module names types of a (b), none of a.other;"
            + " it is packed as a library, and may have users that are not looked at ?"
            + " -> remove: exports a.other;"),
        Details.of(lab));
  }

  @Test
  void aFriendThatNamesNothingIsUnused() {
    lab.module("a",
        "@SuppressWarnings(\"module\") module a { exports a; exports a.inner to b, c; exports a.other"
            + " to c; }",
        "package a; public class A {}",
        "package a.inner; public class Inner {}", "package a.other; public class Other {}");
    lab.module("b", "module b { requires a; }", "package b; class B { a.A a; a.inner.Inner inner; }");
    lab.module("c", "module c { requires a; }", "package c; class C { a.A a; }");

    assertEquals(List.of(
        "friend-unused a a.inner=c: c names no type of a.inner; b does"
            + " -> write: exports a.inner to b; instead of exports a.inner to b, c;",
        "friend-unused a a.other=c: c names no type of a.other -> remove: exports a.other to c;"),
        Details.of(lab));
  }

  @Test
  void friendsMayReflectOrCopyConstants() {
    lab.module("a",
        "@SuppressWarnings(\"module\") module a { exports a.inner to b; exports a.numbers to c; }",
        "package a.inner; public class Inner {}",
        "package a.numbers; public class Numbers { public static final String ONE = \"1\"; }");
    lab.module("b", "module b { }",
        "package b; class B { Object o() throws Exception { return Class.forName(\"a.inner.Inner\"); } }");
    lab.module("c", "module c { requires a; }",
        "package c; class C { @SuppressWarnings(a.numbers.Numbers.ONE) int one; }");

    assertEquals(List.of(
        "friend-unused a a.inner=b: b names no type of a.inner;"
            + " it does not read a, and may use it by reflection, as in b.B ?"
            + " -> remove: exports a.inner to b;",
        "friend-unused a a.numbers=c: c names no type of a.numbers;"
            + " it may be a constant, of which a case label or an annotation keeps no trace:"
            + " a.numbers.Numbers ? -> remove: exports a.numbers to c;",
        "requires-unused c a: none of its classes (1) names a type of a;"
            + " it may be a constant, of which a case label or an annotation keeps no trace:"
            + " a.numbers.Numbers ? -> remove: requires a;"),
        Details.of(lab));
  }

  @Test
  void aFriendThatIsNowhereIsUnknown() {
    lab.module("alpha", "module alpha { }", "package alpha; class Alpha {}");
    lab.module("a",
        "@SuppressWarnings(\"module\") module a { exports a to aplha; opens a to java.sql, nobody; }",
        "package a; public class A {}");

    assertEquals(List.of(
        "friend-unknown a a=aplha: no module aplha is among those looked at, nor in the runtime; there"
            + " is alpha"
            + " -> remove: exports a to aplha;",
        "friend-unknown a a=nobody: no module nobody is among those looked at, nor in the runtime"
            + " -> write: opens a to java.sql; instead of opens a to java.sql, nobody;"),
        Details.of(lab).stream().filter(each -> each.startsWith("friend")).toList());
  }

  @Test
  void friendsOfALibraryMayBeElsewhere() {
    lab.module("a", "@SuppressWarnings(\"module\") module a { exports a to nobody; opens a to nobody; }",
        "package a; public class A {}");
    lab.jar("a", "a.jar");

    assertEquals(List.of(
        "friend-unknown a a=nobody: no module nobody is among those looked at, nor in the runtime;"
            + " it is packed as a library, and its friend may be elsewhere ?"
            + " -> remove: exports a to nobody; remove: opens a to nobody;"),
        Details.of(lab).stream().filter(each -> each.startsWith("friend")).toList());
  }

  @Test
  void automaticModulesHaveNoDirectivesToJudge() {
    lab.module("plain", "package plain; public class Plain { public plain.internal.Hidden hidden; }",
        "package plain.internal; public class Hidden {}", "package plain.more; public class More {}");
    lab.jar("plain", "plain-1.jar");

    assertEquals(List.of(), lab.findings().stream().filter(each -> !each.startsWith("automatic")).toList());
  }
}
