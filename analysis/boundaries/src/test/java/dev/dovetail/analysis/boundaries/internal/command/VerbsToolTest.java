package dev.dovetail.analysis.boundaries.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.JsonText;
import dev.dovetail.analysis.boundaries.Laboratory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The verbs as they are called: words in; text, JSON and exit code out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerbsToolTest {
  private Path folder = Path.of("");
  private Laboratory old = new Laboratory(Path.of(""));
  private Laboratory now = new Laboratory(Path.of(""));

  private record Result(int code, String out, String err) {}

  @BeforeAll
  void makeTwoVersions(@TempDir Path temporary) {
    folder = temporary;
    old = new Laboratory(folder.resolve("old"))
        .module("a", "module a { exports a; exports a.kept; opens a; }",
            "package a; public class A { public void gone() {} public static class In { public static class Most {} } }",
            "package a.kept; public class K {}")
        .module("b", "module b { requires transitive a; requires java.instrument; }",
            "package b; class B { a.A.In.Most most; }")
        .module("c", "module c { requires b; }", "package c; class C { a.A a; }");
    now = new Laboratory(folder.resolve("new"))
        .module("a", "module a { exports a; exports a.kept; opens a; }",
            "package a; public class A { public static class In { public static class Most {} } }",
            "package a.kept; public class K {}")
        .module("b", "module b { requires transitive a; requires java.instrument; }",
            "package b; class B { a.A.In.Most most; }")
        .module("c", "module c { requires b; }", "package c; class C { a.A a; }");
  }

  private Result run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] placed = Arrays.stream(words)
        .map(word -> word.replace("OLD", old.classes().toString()).replace("NEW", now.classes().toString()))
        .toArray(String[]::new);
    int code = ToolProvider.findFirst("boundaries").orElseThrow()
        .run(new PrintWriter(out), new PrintWriter(err), placed);
    return new Result(code, out.toString(), err.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0 | why,b,a,OLD                                  | module b depends on module a: 3 references, for one
      0 | why,b,a.A.In.Most,OLD                        | names a.A$In$Most
      0 | why,c,java.instrument,OLD                    | module c depends on module java.instrument by descriptors only
      1 | why,a,b,OLD                                  | module a does not depend on module b
      2 | why,a,a,OLD                                  | both are module a; name two that are not the same
      2 | why,bb,a,OLD                                 | no module, no package, no class is called bb; meant perhaps:
      0 | who,a,OLD                                    | package a of a: exported to all
      0 | who,a.A.In,OLD                               | class a.A$In of a: exported to all
      1 | who,a.kept,OLD                               | no other module names it
      2 | who,c.D,OLD                                  | no package, no class is called c.D; meant perhaps:
      1 | without,requires transitive a,OLD            | without requires transitive a in b: this breaks
      1 | without,requires a,OLD                       | without requires transitive a in b: this breaks
      1 | without,transitive a,OLD                     | without transitive a in b: this breaks
      0 | without,requires java.instrument,in,b,OLD    | without requires java.instrument in b: nothing breaks
      2 | without,requires java.instruments,OLD        | no module has the line requires java.instruments; meant perhaps:
      2 | without,require a,OLD                        | not a directive: require a; expected one as in a descriptor:
      1 | diff,OLD,NEW                                 | incompatible: a major version; 1 incompatible change, 0 others
      0 | diff,NEW,OLD                                 | compatible: a minor version; 0 incompatible changes, 1 other
      0 | diff,OLD,OLD                                 | compatible: a patch version; 0 incompatible changes, 0 others
      0 | link,OLD                                     | can be linked: 5 modules, 2 of them the system's
      """)
  void theAnswerIsTheExitCode(int code, String words, String text) {
    Result result = run(words.split(",", -1));

    assertEquals("", result.err());
    assertTrue(result.out().contains(text), result::out);
    assertEquals(code, result.code(), result::out);
    result.out().lines().forEach(line -> assertEquals(line.stripTrailing(), line));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      why,b,a,OLD                        | from to references path requires
      who,a,OLD                          | of modules
      without,requires a,OLD             | without module breaks refused vanished services reflection appearing disappearing
      diff,OLD,NEW                       | compatible needed modules changes
      link,OLD                           | linkable starts obstacles roots modules system leftOut unprovided bindable command
      """)
  void theHelpNamesWhatTheJsonHas(String words, String members) {
    Map<String, Object> json = JsonText.object(run((words + ",--json").split(",", -1)).out());
    Result help = run(words.split(",", 2)[0], "--help");

    assertEquals(List.of(members.split(" ")), List.copyOf(json.keySet()));
    assertEquals(0, help.code());
    Set<String> explained = Set.copyOf(Arrays.asList(help.out().substring(help.out().indexOf("\nJSON:")).split("\\W+")));
    assertEquals(Set.of(), names(json).stream().filter(name -> !explained.contains(name)).collect(Collectors.toSet()));
    help.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  /// All member names, but for those of maps from modules or classes, which are data.
  private static Set<String> names(Object json) {
    Set<String> names = new TreeSet<>();
    if (json instanceof Map<?, ?> object) {
      object.forEach((name, value) -> {
        names.add(String.valueOf(name));
        if (!Set.of("classes", "leftOut", "bindable", "by").contains(name)) {
          names.addAll(names(value));
        }
      });
    } else if (json instanceof List<?> array) {
      array.forEach(value -> names.addAll(names(value)));
    }
    return names;
  }

  @Test
  void aClassThatCannotBeReadIsSaidAndTheRestCompared() throws IOException {
    Path copy = folder.resolve("damaged");
    for (String file : List.of("module-info.class", "a/A.class", "a/A$In.class", "a/A$In$Most.class", "a/kept/K.class")) {
      Path target = copy.resolve("a").resolve(file);
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(now.classes("a").resolve(file), target);
    }
    Files.write(copy.resolve("a/a/kept/K.class"), new byte[] {1, 2, 3});

    for (List<String> sides : List.of(List.of("OLD/a", copy.toString()), List.of(copy.toString(), "OLD/a"))) {
      Result result = run("diff", sides.getFirst(), sides.getLast());

      assertEquals(2, result.code());
      assertTrue(result.out().contains("a.A.gone()"), result::out);
      assertFalse(result.out().contains("a.kept.K"), result::out);
      assertEquals(1, result.err().lines().count(), result::err);
      assertTrue(result.err().contains("K.class: expected a class file, found something else"), result::err);
    }
  }

  @Test
  void whatEitherSideRequiresAndIsNotThereIsSaidOnce() {
    Result result = run("diff", "OLD/b", "NEW/b");

    assertEquals(2, result.code());
    assertEquals(
        List.of("boundaries: OLD/b", "boundaries: NEW/b"),
        result.err().lines()
            .map(line -> line.replaceFirst(": module b requires a, which was not found; .*", ""))
            .map(line -> line.replace(old.classes().toString(), "OLD").replace(now.classes().toString(), "NEW"))
            .sorted((one, other) -> other.compareTo(one))
            .toList());
    assertEquals(1, run("diff", "OLD/b", "OLD/b").err().lines().count());
    assertEquals("", run("diff", "OLD/b", "NEW/b", "-p", "OLD/a").err());
  }
}
