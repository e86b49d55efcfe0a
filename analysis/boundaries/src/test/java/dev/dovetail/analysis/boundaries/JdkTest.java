package dev.dovetail.analysis.boundaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All modules of the JDK that the tests run on.
class JdkTest {
  private static Map<String, Object> report = Map.of();

  @BeforeAll
  static void checkTheWholeJdk() {
    StringWriter out = new StringWriter();
    try (PrintWriter writer = new PrintWriter(out)) {
      int code = ToolProvider.findFirst("boundaries").orElseThrow().run(writer, writer, "--json", "jrt:");
      assertTrue(code <= 1, () -> "ended with " + code + ":\n" + out);
    }
    report = JsonText.object(out.toString());
  }

  /// `java --describe-module` is the oracle, asked for each module in a process of its own.
  @Test
  void whatIsSaidOfEachModuleIsWhatTheLauncherSays() {
    Map<String, Set<String>> ours = new TreeMap<>();
    for (Map<String, Object> module : JsonText.objects(report, "modules")) {
      ours.put(String.valueOf(module.get("name")), described(module));
    }
    assertEquals(
        ModuleFinder.ofSystem().findAll().stream().map(found -> found.descriptor().name()).sorted().toList(),
        List.copyOf(ours.keySet()));

    Map<String, Set<String>> oracle = new TreeMap<>(ours.keySet().parallelStream()
        .collect(Collectors.toMap(name -> name, JdkTest::describe)));

    oracle.forEach((name, lines) -> {
      Set<String> said = ours.getOrDefault(name, Set.of());
      assertEquals(Set.of(), without(lines, said), () -> name + ": not said");
      assertEquals(Set.of(), without(said, lines), () -> name + ": said in vain");
    });
  }

  private static Set<String> without(Set<String> lines, Set<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> described(Map<String, Object> module) {
    Set<String> lines = new TreeSet<>();
    JsonText.objects(module, "requires").forEach(each -> lines.add(
        words("requires", List.of(Objects.toString(each.get("module"))), JsonText.strings(each, "modifiers"))));
    for (String keyword : List.of("exports", "opens")) {
      JsonText.objects(module, keyword).forEach(each -> {
        List<String> targets = JsonText.strings(each, "to");
        String name = Objects.toString(each.get("package"));
        lines.add(targets.isEmpty()
            ? words(keyword, List.of(name), JsonText.strings(each, "modifiers"))
            : words("qualified " + keyword, List.of(name, "to"), targets));
      });
    }
    JsonText.objects(module, "uses").forEach(each -> lines.add("uses " + each.get("service")));
    JsonText.objects(module, "provides").forEach(each -> lines.add(words(
        "provides", List.of(Objects.toString(each.get("service")), "with"), JsonText.strings(each, "with"))));
    JsonText.objects(module, "packages").stream()
        .filter(each -> "concealed".equals(each.get("access")) && !Boolean.TRUE.equals(each.get("opened")))
        .forEach(each -> lines.add("contains " + each.get("name")));
    return lines;
  }

  private static String words(String first, List<String> fixed, List<String> sorted) {
    return Stream.of(Stream.of(first), fixed.stream(), sorted.stream().sorted())
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  private static Set<String> describe(String module) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    try {
      Process process = new ProcessBuilder(java.toString(), "--describe-module", module).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      return text.lines().skip(1).map(JdkTest::normalized).collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The launcher writes targets and modifiers in any order.
  private static String normalized(String line) {
    List<String> words = Arrays.asList(line.strip().split(" +", -1));
    int fixed = Math.max(1 + Math.max(words.indexOf("to"), words.indexOf("with")), 2);
    return words(words.getFirst(), words.subList(1, fixed), words.subList(fixed, words.size()));
  }
}
