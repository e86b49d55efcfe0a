package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import dev.dovetail.app.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each option does, seen from outside.
class OptionsIT {
  @TempDir static Path folder;
  private static Dovetail dovetail;

  /// Two deliveries of one name, the second with everything that a receipt can speak of.
  @BeforeAll
  static void makeDesk() throws Exception {
    dovetail = new Dovetail(folder);
    Tree.table(folder.resolve("set-2026-01/t.csv"));
    Tree.table(folder.resolve("set-2026-01/gone.csv"));
    Tree.write(folder.resolve("set-2026-02/t.csv"), "id,\u00e9toile\n07,x\n8,y\n9,a text that is much too long for its cell\n");
    Tree.write(folder.resolve("set-2026-02/bad.csv"), "a,b\n1,2\n3\n" + "4,5\n".repeat(20));
    Files.createSymbolicLink(folder.resolve("set-2026-02/link"), Path.of("t.csv"));
    ok(0, "add", "set-2026-01");
    Result second = ok(1, "add", "set-2026-02", "--note", "two", "--json");
    JsonObject receipt = second.json();
    assertEquals("set", receipt.text("delivery"));
    assertEquals(2, receipt.integer("import"));
    assertEquals(1, receipt.integer("previousImport"));
    assertEquals(2, receipt.integer("files"));
    assertEquals(1, receipt.integer("new"));
    assertEquals(1, receipt.integer("changed"));
    assertEquals(0, receipt.integer("alreadyHere"));
    assertEquals(0, receipt.integer("resumed"));
    assertEquals(List.of("gone.csv"), receipt.list("missing", String.class));
    assertFalse(receipt.flag("dryRun"));
    JsonObject change = receipt.list("changes", JsonObject.class).getFirst();
    assertEquals("t.csv", change.text("path"));
    assertEquals(
        List.of("id retyped", "\u00e9toile added", "name removed"),
        change.list("columns", JsonObject.class).stream().map(c -> c.text("name") + ' ' + c.text("change")).toList());
    assertEquals(
        List.of("link", "bad.csv"),
        receipt.list("findings", JsonObject.class).stream().map(f -> f.text("path")).toList());
  }

  private static Result ok(int code, String... arguments) throws Exception {
    Result result = dovetail.run(arguments);
    assertEquals(code, result.code(), result::toString);
    if (code < 2) {
      assertEquals("", result.err(), "messages only where something is wrong");
    }
    return result;
  }

  @Test
  void jsonHasTheDocumentedMembers() throws Exception {
    JsonObject listed = ok(0, "list", "--json").json().list("deliveries", JsonObject.class).getFirst();
    assertEquals("set", listed.text("name"));
    assertEquals(List.of(2L, 2L, 2L, 2L), List.of(
        listed.integer("import"), listed.integer("imports"), listed.integer("files"), listed.integer("tables")));
    assertEquals(25, listed.integer("rows"));

    JsonObject shown = ok(0, "--json", "show", "set@1").json();
    assertEquals(1, shown.integer("import"));
    assertEquals(2, shown.list("files", JsonObject.class).size());
    assertEquals(64, shown.list("files", JsonObject.class).getFirst().text("sha256").length());

    JsonObject table = ok(0, "show", "--json", "set/bad.csv").json();
    assertEquals("csv", table.text("format"));
    assertEquals(2, table.findObject("schema").orElseThrow().list("fields", JsonObject.class).size());
    assertEquals(3, table.list("findings", JsonObject.class).getFirst().integer("line"));

    JsonObject history = ok(0, "history", "--json", "-n", "1").json();
    assertEquals(List.of(), history.list("interrupted", JsonObject.class));
    JsonObject newest = history.list("imports", JsonObject.class).getFirst();
    assertEquals(List.of("in", "two"), List.of(newest.text("state"), newest.text("note")));
    assertEquals(1, history.list("imports", JsonObject.class).size());

    JsonObject verified = ok(0, "verify", "--json").json();
    assertEquals(List.of(2L, 4L), List.of(verified.integer("imports"), verified.integer("files")));
    assertEquals(List.of(), verified.list("damage", JsonObject.class));

    String path = ok(0, "path", "--json", "set/t.csv").json().text("path");
    assertTrue(Files.isRegularFile(Path.of(path)) && path.endsWith("imports/0002/data/t.csv"), path);
    assertEquals(path + "\n", ok(0, "path", "set@2/t.csv").out());

    Result failed = ok(2, "show", "--json", "nope");
    assertEquals(2, failed.json().integer("exit"));
    assertEquals(failed.err(), "dovetail: " + failed.json().text("error") + "\n");
    assertEquals(2, ok(2, "list", "--json", "--nope").json().integer("exit"));
  }

  @Test
  void plainDrawsInAsciiOnly() throws Exception {
    for (List<String> command : List.of(
        List.of("list"),
        List.of("show", "set"),
        List.of("show", "set/t.csv"),
        List.of("history"),
        List.of("verify"),
        List.of("add", "--dry-run", "set-2026-01"))) {
      List<String> words = new java.util.ArrayList<>(command);
      words.add("--plain");
      words.add("--color=always");
      Result result = dovetail.run(words.toArray(String[]::new));
      String ours = result.out().replace("\u00e9toile", "");
      assertTrue(ours.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), () -> command + "\n" + result);
    }
    assertTrue(ok(0, "show", "set/t.csv", "--plain").out().contains("..."));
  }

  @Test
  void coloursFollowOptionAndEnvironment() throws Exception {
    assertFalse(ok(0, "list").out().contains("\u001b"), "no terminal, no colour");
    assertTrue(ok(0, "list", "--color=always").out().contains("\u001b[2m"));
    Dovetail terminal = new Dovetail(folder).with("TERM", "xterm").with("COLUMNS", "80");
    String inTerminal = "script -qec \"'$0' list %s\" /dev/null";
    assertTrue(terminal.shell(inTerminal.formatted("")).out().contains("\u001b[2m"));
    assertFalse(terminal.shell(inTerminal.formatted("--color=NEVER")).out().contains("\u001b[2m"));
    assertFalse(terminal.with("NO_COLOR", "1").shell(inTerminal.formatted("")).out().contains("\u001b[2m"));
    assertTrue(terminal.shell(inTerminal.formatted("--color=always")).out().contains("\u001b[2m"));
  }

  @Test
  void progressIsDrawnOnATerminalUnlessQuiet() throws Exception {
    Path big = folder.resolve("big/b.bin");
    Files.createDirectories(big.getParent());
    try (var file = new java.io.RandomAccessFile(big.toFile(), "rw")) {
      file.setLength(120L << 20);
    }
    Dovetail terminal = new Dovetail(folder).with("TERM", "xterm");
    String add = "script -qec \"'$0' add --dry-run %s big\" /dev/null";
    String drawn = terminal.shell(add.formatted("")).out();
    assertTrue(drawn.contains("reading") && drawn.contains("%"), drawn);
    String quiet = terminal.shell(add.formatted("-q")).out();
    assertFalse(quiet.contains("reading"), quiet);
    assertTrue(quiet.contains("Would be import"), "results are not messages");
  }

  @Test
  void aReaderThatGoesAwayIsNoError() throws Exception {
    Result result = dovetail.shell("\"$0\" show set --json | head -1; \"$0\" history | true");
    assertEquals("{\n", result.out());
    assertEquals("", result.err());
  }

  @Test
  void dryRunLeavesNoTrace() throws Exception {
    Path temporary = Files.createTempDirectory("dovetail-tmp");
    List<String> before = Tree.state(folder);
    Dovetail dry =
        new Dovetail(folder).with("DOVETAIL_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Result known = dry.run("add", "--dry-run", "set-2026-01", "--json");
    assertEquals(0, known.code(), known::toString);
    assertTrue(known.json().flag("dryRun"));
    assertEquals(List.of(1L, 1L), List.of(known.json().integer("alreadyHere"), known.json().integer("changed")));
    Result unknown = dry.run("add", "--dry-run", "--desk", "another", "--move", "set-2026-01");
    assertEquals(0, unknown.code(), unknown::toString);
    assertTrue(unknown.out().contains("Would be import 1") && unknown.out().contains("without --dry-run"), unknown::toString);
    assertEquals(before, Tree.state(folder));
    Files.delete(temporary); // it is empty again
  }

  @Test
  void strictKeepsOutWhatDeservesALook() throws Exception {
    List<String> imports = Tree.state(folder.resolve("desk/imports"));
    Result link = ok(2, "add", "--strict", "set-2026-02");
    assertTrue(link.err().contains("link: symbolic link") && link.err().contains("without --strict"), link::toString);
    Result row = ok(2, "add", "--strict", "--as", "bad", "set-2026-02/bad.csv");
    assertTrue(row.err().contains("bad.csv:3: ") && row.err().contains("nothing was added"), row::toString);
    assertEquals(imports, Tree.state(folder.resolve("desk/imports")));
    ok(0, "add", "--strict", "--desk", "strict", "set-2026-01");
    ok(0, "add", "--fresh", "--desk", "strict", "set-2026-01");
  }

  @Test
  void namesOfSeveralPathsAreKeptAndTheDeliveryNamed() throws Exception {
    Tree.write(folder.resolve("several/-dash.csv"), "a,b\n1,2\n");
    Result added = ok(0, "add", "--desk", "several-desk", "--as", "Both \u00e9", "--json", "set-2026-01", "--", "several/-dash.csv");
    assertEquals(3, added.json().integer("files"));
    JsonObject shown = ok(0, "show", "--desk", "several-desk", "--json", "Both \u00e9").json();
    assertEquals(
        List.of("-dash.csv", "set-2026-01/gone.csv", "set-2026-01/t.csv"),
        shown.list("files", JsonObject.class).stream().map(f -> f.text("path")).toList());
    assertEquals(Optional.empty(), shown.findText("note"));
    for (String name : List.of("", "a/b", "a@b", "a\nb", "x".repeat(201))) {
      Result bad = dovetail.run("add", "--desk", "several-desk", "--as", name, "set-2026-01");
      assertEquals(2, bad.code());
      assertTrue(bad.err().contains("--as NAME"), bad::toString);
    }
  }

  @Test
  void undoPutsAsideAndCountsOn() throws Exception {
    ok(0, "add", "--desk", "undone", "set-2026-01");
    JsonObject undone = ok(0, "undo", "--desk", "undone", "--json").json();
    assertEquals(List.of(1L, 2L), List.of(undone.integer("import"), undone.integer("files")));
    assertTrue(Files.isRegularFile(Path.of(undone.text("path"), "data", "t.csv")));
    assertTrue(ok(2, "undo", "--desk", "undone", "1").err().contains("undone already"));
    assertTrue(ok(2, "undo", "--desk", "undone").err().contains("no import in the desk"));
    assertTrue(ok(2, "show", "--desk", "undone", "set").err().contains("Every import of set is undone"));
    assertTrue(ok(0, "history", "--desk", "undone").out().contains("undone"));
    assertEquals("The desk is empty.\n", ok(0, "list", "--desk", "undone").out());
    assertEquals(2, ok(0, "add", "--desk", "undone", "set-2026-01", "--json").json().integer("import"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frobnicate            | There is no command frobnicate. See dovetail --help.
          --frobnicate          | There is no option --frobnicate. See dovetail --help.
          add --frobnicate x    | There is no option --frobnicate. See dovetail add --help.
          add                   | Missing required parameter: 'PATH'. See dovetail add --help.
          list x                | x is not expected here. See dovetail list --help.
          undo abc              | 'abc' is not a whole number. See dovetail undo --help.
          verify 1 abc          | abc is not expected here. See dovetail verify --help.
          history -n 0          | -n COUNT is at least 1, found 0. See dovetail history --help.
          --color=pink list     | '--color'
          undo 99               | There is no import 99. See dovetail history.
          verify 99             | There is no import 99 in the desk. See dovetail history.
          show nope             | There is no delivery called nope in the desk. See dovetail list.
          show set/nope         | There is no file nope in import 2. See dovetail show set.
          show set@9            | set has no import 9 in the desk. See dovetail history.
          show @                | is not of the form NAME, NAME@IMPORT or NAME@IMPORT/FILE
          add @nope             | cannot be a delivery's name
          """)
  void aWrongCommandLineIsAnsweredInASentence(String words, String sentence) throws Exception {
    Result result = dovetail.run(Pattern.compile(" ").splitAsStream(words.strip()).toArray(String[]::new));
    assertEquals(2, result.code(), result::toString);
    assertEquals("", result.out());
    assertTrue(result.err().contains(sentence.strip()), result::toString);
    assertEquals(1, result.err().lines().count(), result::toString);
  }

  @Test
  void verboseTellsDevelopersMore() throws Exception {
    Result result = ok(2, "show", "nope", "-v");
    assertTrue(result.err().contains("DeskException") && result.err().contains("\tat "), result::toString);
  }
}
