package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import dev.dovetail.app.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every file that is known to break readers goes in, is checked, and can be shown. The files are those of the table
/// module's own tests, where their sources and licences are.
class TablesIT {
  private static final Path DATA = Path.of("..", "analysis", "table", "src", "test", "resources").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void everyNastyFileIsTakenInAndShown() throws Exception {
    Dovetail dovetail = new Dovetail(folder);
    Tree.write(folder.resolve("made/no-rows.csv"), "a,b\n");
    Tree.write(folder.resolve("made/one-column.csv"), "n\n1\n2\n3\n");
    Tree.write(folder.resolve("made/empty.json"), "[]");
    Tree.write(folder.resolve("made/surrogate.jsonl"), "{\"a\":\"\\ud800x\"}\n{\"a\":\"\\u001b[31m\"}\n");
    List<String> before = Tree.state(DATA);
    Result added =
        dovetail.run(
            "add", "--as", "nasty", "--json",
            DATA.resolve("nasty").toString(), DATA.resolve("spectrum").toString(), "made");
    assertTrue(added.code() == 0 || added.code() == 1, added::toString);
    assertEquals(before, Tree.state(DATA));
    Result bag = dovetail.shell("cd desk/imports/0001 && sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt");
    assertEquals(0, bag.code(), bag::toString);

    List<JsonObject> files = dovetail.run("show", "nasty", "--json").json().list("files", JsonObject.class);
    assertEquals(added.json().integer("files"), files.size());
    assertEquals(0, rows(files, "made/no-rows.csv"));
    assertEquals(3, rows(files, "made/one-column.csv"));
    assertEquals(2, rows(files, "made/surrogate.jsonl"));
    assertEquals(1, rows(files, "spectrum/comma_in_quotes.csv"));
    for (String name : List.of("nasty/nul_and_control.csv", "nasty/duplicate_and_blank_headers.csv", "made/surrogate.jsonl")) {
      Result shown = dovetail.run("show", "nasty/" + name);
      assertEquals(0, shown.code(), shown::toString);
      assertTrue(shown.out().chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), shown::toString);
    }
  }

  private static long rows(List<JsonObject> files, String path) {
    return files.stream().filter(f -> f.text("path").equals(path)).findFirst().orElseThrow().integer("rows");
  }
}
