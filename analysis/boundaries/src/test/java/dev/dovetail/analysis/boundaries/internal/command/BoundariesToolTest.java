package dev.dovetail.analysis.boundaries.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.JsonText;
import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.internal.text.Printable;
import dev.dovetail.analysis.boundaries.internal.view.View;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tool as it is called: words in, text and exit code out.
class BoundariesToolTest {
  private static final String REASON = "its users come later";

  @TempDir private Path folder;
  private Laboratory lab = new Laboratory(Path.of(""));

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void makeOneModuleThatRequiresInVain() {
    lab = new Laboratory(folder)
        .module("a", "module a { exports a; }", "package a; public class A {}")
        .module("b", "module b { requires a; requires java.instrument; }", "package b; class B { a.A a; }");
  }

  private static Result run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = ToolProvider.findFirst("boundaries").orElseThrow()
        .run(new PrintWriter(out), new PrintWriter(err), words);
    return new Result(code, out.toString(), err.toString());
  }

  private Result check(String... options) {
    String[] words = List.of(options).toArray(new String[options.length + 1]);
    words[options.length] = lab.classes().toString();
    return run(words);
  }

  @Test
  void findingsEndWithOne() {
    Result result = check();

    assertEquals(1, result.code(), result::err);
    assertTrue(result.out().contains("requires-unused"), result::out);
    assertEquals("", result.err());
  }

  @Test
  void otherFindingsOnlyEndWithZero() {
    assertEquals(0, check("--only", "split-exported,opens-unqualified").code());
    assertEquals(1, check("--only=requires-unused").code());
  }

  @Test
  void theVerbCanBeSaid() {
    assertEquals(check().out(), run("check", lab.classes().toString()).out());
  }

  @Test
  void acceptingWritesAndIsHonoured() throws IOException {
    Path baseline = folder.resolve("accepted.txt");

    Result accepting = check("--baseline", baseline.toString(), "--accept", "--reason", REASON);

    assertEquals(0, accepting.code(), accepting::err);
    assertTrue(Files.readString(baseline).endsWith("\nrequires-unused b java.instrument " + REASON + "\n"));
    Result again = check("--baseline", baseline.toString());
    assertEquals(0, again.code(), again::out);
    var accepted = JsonText.objects(JsonText.object(check("--json", "--baseline", baseline.toString()).out()), "accepted");
    assertEquals(List.of(REASON), accepted.stream().map(finding -> finding.get("reason")).toList());
  }

  @Test
  void allStaleLinesFailAtOnce() throws IOException {
    Path baseline = folder.resolve("accepted.txt");
    Files.writeString(baseline, """
        # ours
        requires-unused b java.instrument needed some day
        requires-unused b java.xml is gone
        export-unused a a is used now
        """);

    Result result = check("--baseline", baseline.toString());

    assertEquals(1, result.code());
    assertTrue(result.out().contains("java.xml") && result.out().contains("is used now"), result::out);
    assertFalse(result.out().contains("needed some day") && result.out().contains("→ remove"), result::out);

    Result mended = check("--baseline", baseline.toString(), "--accept");
    assertEquals(0, mended.code(), mended::err);
    assertTrue(Files.readString(baseline).endsWith("\nrequires-unused b java.instrument needed some day\n"));
  }

  @Test
  void acceptingSomeCodesLeavesTheOthersAlone() throws IOException {
    Path baseline = folder.resolve("accepted.txt");
    Files.writeString(baseline, "split-exported a a is another matter\n");

    check("--baseline", baseline.toString(), "--only", "requires-unused", "--accept", "--reason", REASON);

    assertTrue(Files.readString(baseline).endsWith("""
        split-exported a a is another matter
        requires-unused b java.instrument %s
        """.formatted(REASON)));
  }

  @Test
  void everyWrongLineOfABaselineIsNamed() throws IOException {
    Path baseline = folder.resolve("accepted.txt");
    Files.writeString(baseline, "requires-unused b java.instrument\nrequires-unusd b java.instrument why not\n");

    Result result = check("--baseline", baseline.toString());

    assertEquals(2, result.code());
    assertTrue(result.err().contains("line 1: expected CODE MODULE SUBJECT REASON, found no reason"), result::err);
    assertTrue(result.err().contains("line 2: there is no code requires-unusd"), result::err);
  }

  @Test
  void whatIsRequiredAndNotFoundIsSaid() throws IOException {
    Path only = Files.move(lab.classes("b"), folder.resolve("b"));

    Result result = run(only.toString());

    assertEquals(2, result.code());
    assertTrue(result.err().contains("module b requires a, which was not found; give its jar with --module-path"),
        result::err);
    assertEquals("", run(only.toString(), "-p", lab.classes().toString()).err());
  }

  @Test
  void aFileGetsTheResultWholeOrNotAtAll() throws IOException {
    Path file = folder.resolve("report.json");

    assertEquals(1, check("--json", "-o", file.toString()).code());

    assertEquals(check("--json").out(), Files.readString(file));
    assertEquals(2, check("-o", folder.resolve("none/report.json").toString()).code());
  }

  @Test
  void whatIsNoBaselineIsSaid() throws IOException {
    Path binary = Files.write(folder.resolve("accepted.bin"), new byte[] {'a', (byte) 0xff});

    assertError(folder + " cannot be read: it is a folder; name a file in it", "--baseline", folder.toString());
    assertError(folder.resolve("none") + " is not there; --accept with --reason writes it",
        "--baseline", folder.resolve("none").toString());
    assertError(binary + ": expected a baseline, which is text in UTF-8, found something else",
        "--baseline", binary.toString());
    assertError(folder + " is a folder; name a file", "-o", folder.toString());
  }

  @Test
  void aMisspeltVerbIsSaidAndTheRestReported() {
    Result result = run("chek", lab.classes().toString());

    assertEquals(2, result.code());
    assertTrue(result.err().endsWith("boundaries: chek is no verb either; these are check, why, who, without, diff, link."
        + " See boundaries --help.\n"), result::err);
    assertTrue(result.out().contains("requires-unused"), result::out);
  }

  @Test
  void anOptionThatIsNoPathIsSaid() {
    for (String option : List.of("--baseline", "-o", "--sources", "--system")) {
      assertError("a\\u0000b is no path here (Nul character not allowed). Correct it; if it has letters that are not"
          + " English, set LC_ALL to a UTF-8 locale.", option, "a\0b");
    }
  }

  @Test
  void aResultThatCannotBeWrittenIsAnError() {
    StringWriter err = new StringWriter();
    PrintWriter full = new PrintWriter(new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException("No space left on device");
      }
    }, false, UTF_8);

    int code = ToolProvider.findFirst("boundaries").orElseThrow()
        .run(full, new PrintWriter(err), lab.classes().toString());

    assertEquals(2, code);
    assertTrue(err.toString().contains("the result could not be written to its end"), err::toString);
  }

  private void assertError(String message, String... options) {
    Result result = check(options);

    assertEquals(2, result.code(), result::err);
    assertEquals("boundaries: " + message, result.err().strip());
  }

  @Test
  void picturesCanBeWithoutCounts() {
    assertTrue(check("--as", "mermaid").out().contains("m_b -->|\"1\"| m_a\n"));
    assertTrue(check("--as", "mermaid", "--no-counts").out().contains("m_b --> m_a\n"));
  }

  /// The escape sequence `ESC c` resets a terminal; it is in the names of folders, jars, classes and fields.
  @Test
  void namesCannotSteerATerminal() throws IOException {
    Path place = folder.resolve("p\u001bc");
    Laboratory hostile = new Laboratory(place)
        .module("a", "module a { exports a; }", "package a; public class A {}")
        .module("b", "module b { requires a; requires java.instrument; }", "package b; class B { a.A a; }");
    ClassDesc concealed = ClassDesc.ofInternalName("k/C\u001bc");
    Path classes = Files.createDirectories(hostile.classes("a").resolve("k"));
    Files.write(classes.resolve("C\u001bc.class"), ClassFile.of().build(concealed, type -> {}));
    Files.write(hostile.classes("a").resolve("a/Leak.class"), ClassFile.of().build(
        ClassDesc.of("a.Leak"),
        type -> type.withFlags(ClassFile.ACC_PUBLIC).withField("f\u001bc", concealed, ClassFile.ACC_PUBLIC)));
    Files.writeString(hostile.classes().resolve("torn\u001bc.jar"), "PK");
    String all = hostile.classes().toString();
    List<List<String>> questions = new ArrayList<>(List.of(
        List.of("why", "b", "a", all), List.of("who", "a", all), List.of("who", "k.C\u001bc", all),
        List.of("who", "q\u001bc", all),
        List.of("without", "exports a", "in", "a", all), List.of("without", "exports q\u001bc", all),
        List.of("link", all), List.of("diff", hostile.classes("b").toString(), hostile.classes("a").toString()),
        List.of("--focus", "\u001bc", all), List.of("--as", "\u001bc", all), List.of("--\u001bc"),
        List.of("--baseline", place.resolve("none\u001bc").toString(), all)));
    for (View view : View.values()) {
      questions.add(List.of("--all", "--as", view.label(), all));
    }

    for (List<String> question : questions) {
      Result result = run(question.toArray(String[]::new));
      String said = result.out() + result.err();
      assertFalse(said.isBlank(), question::toString);
      assertTrue(said.chars().allMatch(c -> c == '\n' || c >= ' '), () -> question + Printable.of(said));
    }
    Result leak = run("--only", "export-leaks", all);
    assertTrue(leak.out().contains("export-leaks  k.C\\u001bc"), leak::out);
    assertTrue(leak.err().contains("torn\\u001bc.jar"), leak::err);
  }

  @Test
  void helpFitsATerminalAndNamesEverything() {
    Result help = run("--help");

    assertEquals(0, help.code());
    help.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    for (Verb verb : Verb.values()) {
      assertTrue(help.out().contains("\n  " + verb.word()), verb.word());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --colour          | There is no option --colour
      --baseline        | --baseline needs a value: FILE
      --json=yes        | --json takes no value
      --as png          | --as: there is no format png
      --as html --json  | --json and --as html do not go together
      --accept          | --accept needs --baseline FILE
      --reason x        | --reason goes with --accept
      --focus nobody x  | --focus: there is no module nobody
      --focus java.bas x | --focus: there is no module java.bas; there is java.base
      --only nothing x  | --only: there is no code nothing
      --release eight x | --release needs a Java release from 9 on
      --color maybe x   | --color is always or never
      why a             | why needs A B
      diff a b c        | c is not expected behind diff OLD NEW
      """)
  void wrongWordsAreNamed(String words, String message) {
    Result result = run(words.replace(" x", " " + lab.classes()).split(" ", -1));

    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("boundaries: " + message), result::err);
    assertEquals(1, result.err().lines().count(), result::err);
  }
}
