package dev.dovetail.analysis.boundaries.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTest {
  private static final Path FILE = Path.of("module-info.java");

  private static SourceDescriptor read(String source) {
    return DescriptorReader.read(FILE, source).orElseThrow();
  }

  private static List<String> lines(String source) {
    return read(source).directives().stream()
        .map(each -> each.line() + " " + each.kind().keyword() + " " + new TreeSet<>(each.modifiers()) + " "
            + each.subject() + " " + each.targets() + " '" + each.comment() + "'")
        .toList();
  }

  @Test
  void longCommentsAreCutShort() {
    String stars = "*".repeat(200_000);

    SourceDescriptor descriptor = read("module m {" + " requires a;".repeat(100) + " //" + stars + "x" + stars + "x\n}");

    assertEquals(100, descriptor.directives().size());
    assertTrue(descriptor.directives().getLast().comment().startsWith("x***"));
    assertTrue(descriptor.directives().stream().allMatch(each -> each.comment().length() <= 1000));
  }

  @Test
  void everyDirectiveHasItsLineNamesAndModifiers() {
    assertEquals(
        List.of(
            "2 requires [static, transitive] a.b [] ''",
            "3 requires [] transitive [] ''",
            "4 requires [] transitive.c [] ''",
            "5 exports [] p []  ''".replace("  ", " "),
            "6 exports [] p.q [x, y.z] ''",
            "9 opens [] p.r [x] ''",
            "12 uses [] p.S []  ''".replace("  ", " "),
            "13 provides [] p.S [p.T, p.U] ''"),
        lines("""
            module m {
              requires transitive static a.b;
              requires transitive;
              requires transitive.c;
              exports p;
              exports p.q to
                  x, y.z;

              opens p
                  . r to x
              ;
              uses p.S;
              provides p.S with p.T, p.U;
            }
            """));
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of("opens p; // why", "why"),
        Arguments.of("opens p; /// why", "why"),
        Arguments.of("opens p; /* why */", "why"),
        Arguments.of("opens p /* why */ to x;", "why"),
        Arguments.of("opens p to // why\n x;", "why"),
        Arguments.of("// why\nopens p;", "why"),
        Arguments.of("/* why */ opens p;", "why"),
        Arguments.of("/**\n * why\n * not\n */\nopens p;", "why not"),
        Arguments.of("// why\n// not\nopens p; // so", "why not so"),
        Arguments.of("opens p to\n  x,\n  y; // why", "why"),
        Arguments.of("opens p; // why\n         // not", "why not"),
        Arguments.of("opens p; opens q; // both", "both"),
        Arguments.of("uses a.B; // another\nopens p;", ""),
        Arguments.of("uses a.B; // another\n          // goes on\nopens p;", ""),
        Arguments.of("uses a.B; // another\n// why\nopens p;", "why"),
        Arguments.of("// far above\n\nopens p;", ""),
        Arguments.of("opens p;\n// below", ""),
        Arguments.of("opens p; //", ""),
        Arguments.of("opens p; /* ** */", ""),
        Arguments.of("opens p; } // of the module", ""),
        Arguments.of("opens p;", ""));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void commentBelongsToTheDirectiveThatItStandsBy(String body, String comment) {
    SourceDescriptor descriptor = read("module m { // of the module\n" + body + "\n}");

    assertEquals(comment, descriptor.directives().stream()
        .filter(each -> each.subject().equals("p")).findFirst().orElseThrow().comment());
  }

  @Test
  void annotationsImportsAndStringsAreNoDirectives() {
    SourceDescriptor descriptor = read("""
        // module x { opens y; }
        /* open module z { */
        import p.Service;
        import static q.R.*;
        import module java.base;

        @Deprecated(since = "module { opens a; // \\" }", forRemoval = true)
        @q.Quoted({'"', ';', '}'}) @Text(\"""
            module t { exports t; }
            \""")
        @SuppressWarnings({"module", "exports"})
        open module m.n {
          uses Service;
          uses Service.Nested;
          uses Elsewhere;
        }
        """);

    assertEquals("m.n", descriptor.name());
    assertEquals(12, descriptor.line());
    assertEquals(Set.of("module", "exports"), descriptor.suppressed());
    assertEquals(
        List.of("p.Service", "p.Service.Nested", "Elsewhere"),
        descriptor.directives().stream().map(SourceDirective::subject).toList());
    assertTrue(descriptor.directive(dev.dovetail.analysis.boundaries.Directive.Kind.USES, "p.Service$Nested").isPresent());
    assertTrue(descriptor.directive(dev.dovetail.analysis.boundaries.Directive.Kind.USES, "r.Elsewhere").isPresent());
  }

  @Test
  void unicodeEscapesAndAllEndsOfLinesAreUnderstood() {
    assertEquals(
        List.of("2 exports [] p [] ''", "3 exports [] q [] ''", "4 exports [] \u00e4 [] 'r'", "5 uses [] \u00f6.T [] ''"),
        lines("\\u006dodule m {\r\nexports \\uuu0070;\rexports q;\nexports \u00e4\\u003b // r\nuses \u00f6.T;}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "class A {}", "module", "module {", "open", "@", "@A(", "import", "/*", "\"", "'", "\"\"\"", "\\", "\\u", "\\u00",
      "package p;", "open open", "@SuppressWarnings(\"x"})
  void whatDeclaresNoModuleHasNoDescriptor(String source) {
    assertTrue(DescriptorReader.read(FILE, source).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "module m", "module m {", "module m { exports", "module m { exports p", "module m { exports p to", "module m { ;",
      "module m { requires transitive", "module m { provides p.S with ,", "module m { } }", "module m { what is this; }",
      "module m { exports p to /*", "module m { exports p; //"})
  void whatIsCutOffOrWrongIsReadAsFarAsItGoes(String source) {
    assertEquals("m", read(source).name());
  }
}
