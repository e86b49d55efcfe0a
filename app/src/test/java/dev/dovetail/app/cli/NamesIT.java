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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any name that a file system holds can be added, shown without harm, checked with `sha256sum`, and moved.
class NamesIT {
  /// Names that Java cannot write down are made by the shell. Each file holds its own number.
  private static final String MAKE_NAMES =
      """
      mkdir -p odd/sub $'odd/d\\xe9' && n=0
      for name in 'with space' -lead per%cent 'back\\slash' $'tab\\tx' $'nl\\nx' $'cr\\rx' $'esc\\e[31mred' \
          $'rtl\\u202egnp' $'nel\\u0085x' $'ls\\u2028x' $'nfc\\u00e9' $'nfde\\u0301' $'latin\\xe9' ' leading' \
          'trailing ' '~home' '#hash' 'a=0Ab' $'a\\nb' '*' '?' "quote'\\"" sub/ok $'d\\xe9/x' "$(printf 'x%.0s' {1..255})" \
          "$(printf '\\xff%.0s' {1..255})" $'\\n'"$(printf 'y%.0s' {1..254})" '\\'; do
        n=$((n + 1)); printf 'a,b\\n%s,2\\n' $n > "./odd/$name"
      done
      """;

  @TempDir Path folder;

  private Result ok(Dovetail dovetail, String script) throws Exception {
    Result result = dovetail.shell(script);
    assertEquals(0, result.code(), result::toString);
    return result;
  }

  @Test
  void areKeptSafeAndCheckedInAnyLocale() throws Exception {
    Dovetail dovetail = new Dovetail(folder).with("LC_ALL", "C").with("LANG", "C");
    ok(new Dovetail(folder).with("LC_ALL", "C.UTF-8"), MAKE_NAMES);
    List<String> before = Tree.state(folder.resolve("odd"));
    Result added = ok(dovetail, "\"$0\" add odd");
    assertTrue(added.out().contains("29 files"), added::toString);
    assertEquals(before, Tree.state(folder.resolve("odd")));

    ok(dovetail, "cd desk/imports/0001 && sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt");
    ok(dovetail, "\"$0\" verify");
    Result shown = ok(dovetail, "\"$0\" show odd");
    assertFalse(shown.out().chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), shown::toString);
    assertFalse(shown.out().contains("\u202e") || shown.out().contains("\u2028"), shown::toString);

    List<JsonObject> files = ok(dovetail, "\"$0\" show odd --json").json().list("files", JsonObject.class);
    assertEquals(29, files.size());
    assertEquals("nl%0Ax", deliveredAs(files, "nl=0Ax"));
    assertEquals("latin%E9", deliveredAs(files, "latin=E9"));
    assertEquals("d%E9/x", deliveredAs(files, "d=E9/x"));
    assertEquals("per%25cent", deliveredAs(files, "per=25cent"));
    assertEquals("a%0Ab", deliveredAs(files, "a=0Ab~2"), "gives way to the file that is called a=0Ab");
    assertTrue(files.stream().allMatch(f -> f.text("path").length() <= 255));
  }

  private static String deliveredAs(List<JsonObject> files, String path) {
    return files.stream()
        .filter(f -> f.text("path").equals(path))
        .findFirst()
        .flatMap(f -> f.findText("deliveredAs"))
        .orElse("(missing)");
  }

  @Test
  void areMovedWholeAndForeignThingsAreLeft() throws Exception {
    Dovetail dovetail = new Dovetail(folder).with("LC_ALL", "C.UTF-8");
    ok(dovetail, MAKE_NAMES + "ln -s /etc/passwd odd/out; mkfifo odd/sub/pipe; mkdir odd/none");
    Result moved = dovetail.run("add", "--move", "odd", "--json");
    assertEquals(1, moved.code(), moved::toString);
    assertEquals(
        List.of("out", "sub/pipe"),
        moved.json().list("findings", JsonObject.class).stream().map(f -> f.text("path")).toList());
    assertEquals("odd\nodd/out\nodd/sub\nodd/sub/pipe\n", ok(dovetail, "find odd | sort").out());
    ok(dovetail, "\"$0\" verify");
  }

  @Test
  void ofSourcesAndNotesAreShownOnOneLine() throws Exception {
    Dovetail dovetail = new Dovetail(folder);
    ok(dovetail, "mkdir $'new\\nline' && echo x > $'new\\nline/f' && ln -s $'x\\e[31m' $'new\\nline/l'");
    Result added = dovetail.shell("\"$0\" add --as one --note $'first\\n\\n  second\\e[31m\\nthird' $'new\\nline'");
    assertEquals(1, added.code(), added::toString);
    assertFalse(added.out().contains("\u001b"), added::toString);
    assertTrue(added.out().contains("symbolic link to x\\x1b[31m"), added::toString);

    Result shown = dovetail.run("show", "one");
    assertTrue(shown.out().contains("from  " + folder.toRealPath() + "/new\\nline\n"), shown::toString);
    assertTrue(shown.out().contains("note  first\\n\\n  second\\x1b[31m\\nthird"), shown::toString);
    JsonObject json = dovetail.run("show", "one", "--json").json();
    assertEquals(Optional.of("first\n\n  second\u001b[31m\nthird"), json.findText("note"));
    assertEquals(1, json.list("source", String.class).size());
    ok(dovetail, "cd desk/imports/0001 && sha256sum -c --quiet tagmanifest-sha256.txt");

    Result missing = dovetail.shell("\"$0\" add $'no\\e[31mred\\nline'");
    assertEquals(2, missing.code());
    assertFalse(missing.err().contains("\u001b"), missing::toString);
    assertEquals(1, missing.err().lines().count(), missing::toString);
    Result bytes = dovetail.shell("\"$0\" add --as x $'caf\\xe9'");
    assertEquals(2, bytes.code());
    assertTrue(bytes.err().contains("not UTF-8") && bytes.err().contains("the folder that it is in"), bytes::toString);
    assertTrue(Files.exists(folder.resolve("new\nline/f")));
  }
}
