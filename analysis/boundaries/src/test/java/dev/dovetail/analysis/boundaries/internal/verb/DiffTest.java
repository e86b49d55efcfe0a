package dev.dovetail.analysis.boundaries.internal.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.json.Json;
import dev.dovetail.analysis.boundaries.internal.read.ScopeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {
  private static Answer diff(Scope old, Scope now) {
    try (ScopeReader oldReader = new ScopeReader(old); ScopeReader newReader = new ScopeReader(now)) {
      Answer answer = new Diff(
          new ModuleGraph(oldReader.read().modules()), new ModuleGraph(newReader.read().modules())).answer();
      Json.text(answer.json());
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Compares one type with what it was, in the exported package of a module.
  private static List<String> changes(Path folder, String was, String is) {
    String helpers = "package p; public class Above {} class Hidden { public void inherited() {} }";
    Laboratory old = new Laboratory(folder.resolve("old")).module("m", "module m { exports p; }", helpers, "package p; " + was);
    Laboratory now = new Laboratory(folder.resolve("new")).module("m", "module m { exports p; }", helpers, "package p; " + is);
    return diff(old.scope(), now.scope()).text().stream().skip(3).map(line -> line.strip().replaceAll(" {2,}", " | ")).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
      public class A {} ~ public final class A {} ~ class now final | p.A | breaks binaries, sources | JLS 13.4.2.3
      public class A {} ~ public abstract class A {} ~ class now abstract | p.A | breaks binaries, sources | JLS 13.4.1
      public class A {} ~ public interface A {} ~ class and interface exchanged | p.A | breaks binaries, sources | JVMS 5.4.3
      public class A {} ~ class A {} ~ type no longer public | p.A | breaks binaries, sources | JLS 13.4.3, 13.5.1
      public class A extends Above {} ~ public class A {} ~ no longer a subtype | p.A | of p.Above | breaks binaries, sources | JLS 13.4.4, 13.5.3
      public class A {} ~ public class A extends Above {} ~ subtype | p.A | of p.Above | JLS 13.4.4, 13.5.3
      public class A extends Hidden {} ~ public class A {} ~ method removed | p.A.inherited() | breaks binaries, sources | JLS 13.4.12, 13.5.4
      public class A<T> {} ~ public class A<T extends Above> {} ~ generic header changed | p.A | breaks sources | JLS 13.4.5, 13.5.5
      public interface A {} ~ public interface A { void m(); } ~ abstract method added | p.A.m() | breaks sources | JLS 13.4.12, 13.5.4
      public interface A {} ~ public interface A { default void m() {} } ~ method added | p.A.m() | JLS 13.4.12, 13.5.7
      public class A { public int f; } ~ public class A { public long f; } ~ field has another type | p.A.f | int → long | breaks binaries, sources | JLS 13.4.8
      public class A { public int f; } ~ public class A { public final int f = 1; } ~ field now final | p.A.f | breaks binaries, sources | JLS 13.4.9
      public class A { public int f; } ~ public class A { public static int f; } ~ field now static | p.A.f | breaks binaries | JLS 13.4.10
      public class A { public int f; } ~ public class A { protected int f; } ~ field less accessible | p.A.f | breaks binaries, sources | JLS 13.4.7
      public class A { public int f; } ~ public class A { int f; } ~ field removed | p.A.f | breaks binaries, sources | JLS 13.4.8, 13.5.4
      public class A { public void m() {} } ~ public class A { void m() {} } ~ method removed | p.A.m() | breaks binaries, sources | JLS 13.4.12, 13.5.4
      public class A { public void m() {} } ~ public class A { protected void m() {} } ~ method less accessible | p.A.m() | breaks binaries, sources | JLS 13.4.7
      public class A { public int m() { return 1; } } ~ public class A { public long m() { return 1; } } ~ method has another result | p.A.m() | int → long | breaks binaries, sources | JLS 13.4.15
      public class A { public void m() {} } ~ public class A { public final void m() {} } ~ method now final | p.A.m() | breaks binaries, sources | JLS 13.4.17
      public class A { public void m() {} } ~ public class A { public static void m() {} } ~ method now static | p.A.m() | breaks binaries, sources | JLS 13.4.19
      public abstract class A { public void m() {} } ~ public abstract class A { public abstract void m(); } ~ method now abstract | p.A.m() | breaks binaries, sources | JLS 13.4.16
      public class A { public void m() {} } ~ public class A { public void m() throws Exception {} } ~ method throws a checked exception | p.A.m() | java.lang.Exception | breaks sources | JLS 13.4.21
      public class A { public void m(int... n) {} } ~ public class A { public void m(int[] n) {} } ~ method no longer of variable arity | p.A.m(int[]) | breaks sources | JLS 13.4.14
      public class A { A() {} } ~ public class A { public A() {} } ~ constructor added | p.A() | JLS 13.4.12
      public class A { public A(int a) {} public A() {} } ~ public class A { public A() {} } ~ constructor removed | p.A(int) | breaks binaries, sources | JLS 13.4.12
      public class A { public java.util.List<String> f; } ~ public class A { public java.util.List<Long> f; } ~ field has other type arguments | p.A.f | breaks sources | JLS 13.4.8
      public @interface A {} ~ public @interface A { int v(); } ~ annotation element without default added | p.A.v() | breaks sources | JLS 13.5.8
      public @interface A { int v() default 1; } ~ public @interface A { int v(); } ~ annotation element has no default any more | p.A.v() | breaks sources | JLS 13.5.8
      public enum A { X } ~ public enum A { X, Y } ~ enum constant added: switches without default may meet it | p.A.Y | JLS 13.4.26
      """)
  void eachChangeIsJudgedByTheLanguageSpecification(String was, String is, String change, @TempDir Path folder) {
    assertEquals(List.of(change), changes(folder, was, is));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
      public class A<T> { public <U> U m(T t) { return null; } } ~ public class A<X> { public <Y> Y m(X t) { return null; } }
      public class A { public void m() {} } ~ public class A { public synchronized strictfp void m() {} }
      public final class A { public void m() {} } ~ public final class A { public final void m() {} }
      public final class A { protected void m() {} } ~ public final class A {}
      public class A { A() {} public void m() {} } ~ public class A { A() {} public final void m() {} }
      public class A { public void m() throws RuntimeException {} } ~ public class A { public void m() {} }
      public class A { public void m() {} private int f; class B {} } ~ public class A { public void m() {} void n() {} }
      public class A extends Hidden {} ~ public class A { public void inherited() {} }
      public class A { public Object m() { return 1; } } ~ public class A { public Object m() { return 2; } }
      """)
  void whatUsersCannotSeeIsNoChange(String was, String is, @TempDir Path folder) {
    assertEquals(List.of(), changes(folder, was, is));
  }

  @Test
  void constantsAndSealedTypesAreWatched(@TempDir Path folder) {
    assertEquals(
        List.of("constant has another value: binaries keep the old one | p.A.N | 1 → 2 | JLS 13.4.9"),
        changes(folder.resolve("c"), "public class A { public static final int N = 1; }",
            "public class A { public static final int N = 2; }"));
    assertEquals(
        List.of("permits a further subclass: switches are not exhaustive | p.A | p.A$C | breaks sources | JLS 13.4.2.1, 13.5.2",
            "type added | p.A$C | JLS 13.3"),
        changes(folder.resolve("s"), "public sealed interface A { record B() implements A {} }",
            "public sealed interface A { record B() implements A {} record C() implements A {} }"));
  }

  @Test
  void descriptorsAreApiToo(@TempDir Path folder) {
    Laboratory old = new Laboratory(folder.resolve("old"))
        .module("a", "module a { exports a; }", "package a; public class A {}")
        .module("gone", "module gone {}")
        .module("m", "module m { requires transitive a; requires transitive java.sql; requires java.prefs; exports p; exports q;"
            + " exports r to friend, stranger; opens p; uses java.sql.Driver;"
            + " provides java.util.spi.ToolProvider with r.R; }",
            "package p; public class P {}", "package q; public class Q {}",
            "package r; public class R implements java.util.spi.ToolProvider { public String name() { return \"r\"; }"
                + " public int run(java.io.PrintWriter o, java.io.PrintWriter e, String... a) { return 0; } }");
    Laboratory now = new Laboratory(folder.resolve("new"))
        .module("a", "module a { exports a; }", "package a; public class A {}")
        .module("friend", "module friend {}")
        .module("m", "module m { requires transitive java.logging; requires a; exports q to friend; exports s; }",
            "package p; public class P {}", "package q; public class Q {}", "package s; public class S {}");

    assertEquals("""
        incompatible: a major version; 11 incompatible changes, 5 others

          friend
            module added  module friend    JLS 7.7.1

          gone
            module removed  module gone  breaks binaries, sources  JLS 7.7.1

          m  1
            no longer exported                       exports p                                breaks binaries, sources  JLS 13.3
            exported to friends only                 exports q  to friend                     breaks binaries, sources  JLS 13.3
            no longer exported to a friend           exports r to stranger                    breaks binaries, sources  JLS 13.3
        """, String.join("\n", diff(old.scope(), now.scope()).text().subList(0, 12)) + "\n");
    assertEquals(1, diff(old.scope(), now.scope()).exitCode());
  }

  /// Its types and members are those that japicmp 0.25.4 finds; the descriptor it does not read.
  @Test
  void aRealStepIsJudgedAsOtherToolsDo() {
    Path versions = Path.of("target/real/versions");

    Answer answer = diff(
        Scope.of(List.of(versions.resolve("slf4j-api-1.7.36.jar").toString())),
        Scope.of(List.of(versions.resolve("slf4j-api-2.0.20.jar").toString())));

    assertEquals("""
        incompatible: a major version; 13 incompatible changes, 57 others

          org.slf4j  1.7.36 → 2.0.20
            no longer open: reflection is refused  module org.slf4j  breaks binaries
            type removed  org.slf4j.event.EventRecodingLogger  breaks binaries, sources
            abstract method added  org.slf4j.event.LoggingEvent.getArguments()  breaks sources
            abstract method added  org.slf4j.event.LoggingEvent.getKeyValuePairs()  breaks sources
            method removed  org.slf4j.event.LoggingEvent.getMarker()  breaks binaries, sources
            abstract method added  org.slf4j.event.LoggingEvent.getMarkers()  breaks sources
            method removed  org.slf4j.event.SubstituteLoggingEvent.getMarker()  breaks binaries, sources
            method removed  org.slf4j.event.SubstituteLoggingEvent.setMarker(Marker)  breaks binaries, sources
            no longer a subtype  org.slf4j.helpers.NOPLogger  of org.slf4j.helpers.MarkerIgnoringBase  breaks binaries, sources
            abstract method added  org.slf4j.spi.MDCAdapter.clearDequeByKey(String)  breaks sources
            abstract method added  org.slf4j.spi.MDCAdapter.getCopyOfDequeByKey(String)  breaks sources
            abstract method added  org.slf4j.spi.MDCAdapter.popByKey(String)  breaks sources
            abstract method added  org.slf4j.spi.MDCAdapter.pushByKey(String, String)  breaks sources
        """, answer.text().stream().limit(16)
            .map(line -> line.replaceAll("(?<=\\S) {2,}", "  ").replaceFirst("  JLS .*", "") + "\n")
            .collect(Collectors.joining()));
  }

  @Test
  void otherProvidersAreNoLoss(@TempDir Path folder) {
    Laboratory old = new Laboratory(folder.resolve("old")).module("m",
        "module m { exports p; provides p.S with p.A; }", "package p; public interface S {}", "package p; public class A implements S {}");
    Laboratory now = new Laboratory(folder.resolve("new")).module("m",
        "module m { exports p; provides p.S with p.A, p.B; }", "package p; public interface S {}", "package p; public class A implements S {}",
        "package p; public class B implements S {}");

    assertEquals(
        List.of("provided by others | provides p.S | p.A → p.A, p.B | JLS 13.3", "type added | p.B | JLS 13.3"),
        diff(old.scope(), now.scope()).text().stream().skip(3)
            .map(line -> line.strip().replaceAll(" {2,}", " | ")).sorted().toList());
  }

  @Test
  void theSameIsCompatible(@TempDir Path folder) {
    Laboratory lab = new Laboratory(folder).module("a", "module a { exports a; }", "package a; public class A {}");

    Answer answer = diff(lab.scope(), lab.scope());

    assertEquals(List.of("compatible: a patch version; 0 incompatible changes, 0 others"), answer.text());
    assertEquals(0, answer.exitCode());
  }

  @Test
  void nothingToCompareIsWrongUsage() {
    Answer answer = diff(Scope.of(List.of()), Scope.of(List.of()));

    assertEquals(List.of("nothing to compare: no module in what was given as old"), answer.text());
    assertEquals(2, answer.exitCode());
  }

  @ParameterizedTest
  @CsvSource({"1.2.3,1.2.4,PATCH", "1.2.3,1.3.0,MINOR", "33.7.0-jre,34.0-jre,MAJOR", "0.1,0.2,MAJOR"})
  void versionsAnnounceAStep(String from, String to, Versions.Step step) {
    assertEquals(step, new Versions(from, to).announced().orElseThrow());
  }
}
