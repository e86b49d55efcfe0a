package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A catalogue that cannot be used is called what it is, and nothing is done to it.
class CatalogueIT {
  @TempDir static Path folder;
  private static Dovetail dovetail;

  @BeforeAll
  static void makeDesk() throws Exception {
    dovetail = new Dovetail(folder);
    Tree.table(folder.resolve("source/t.csv"));
    Result added = dovetail.run("add", "source");
    assertEquals(0, added.code(), added::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          : > c                                                   | is empty
          echo hello > c                                          | is not a SQLite database
          truncate -s 60 c                                        | is cut short (60 bytes)
          truncate -s 8192 c                                      | is cut short (8192 of
          rm c; mkdir c                                           | is a folder, not a file
          rm c                                                    | has imports but no catalogue.sqlite
          sqlite3 c 'PRAGMA user_version = 99'                    | made by a newer dovetail
          sqlite3 c 'PRAGMA user_version = 0'                     | has no version
          sqlite3 c 'PRAGMA application_id = 7'                   | not the catalogue of a desk
          sqlite3 c 'DROP TABLE file'                             | cannot be used: Could not
          sqlite3 c "UPDATE import SET received_at = 'x'"         | cannot be used: Could not
          dd if=/dev/zero of=c bs=4096 seek=1 count=9 conv=notrunc status=none | cannot be used: Could not
          """)
  void isRefused(String damage, String message) throws Exception {
    String script =
        "rm -rf hurt && cp -R desk hurt && cd hurt && c=catalogue.sqlite && " + damage.replaceAll("\\bc\\b", "\\$c");
    Result hurt = dovetail.shell(script);
    assertEquals(0, hurt.code(), hurt::toString);
    List<String> before = Tree.state(folder);
    for (String command : List.of("list", "add")) {
      Result result =
          command.equals("add") ? dovetail.run("add", "--desk", "hurt", "source") : dovetail.run("list", "--desk", "hurt");
      if (command.equals("add") && damage.contains("received_at")) {
        continue; // the newest import's date is not needed to add another; see verify
      }
      assertEquals(2, result.code(), result::toString);
      assertTrue(result.err().contains(message), () -> message + " expected in " + result);
      assertEquals(1, result.err().lines().count(), result::toString);
      assertEquals(before, Tree.state(folder));
    }
  }

  @Test
  void readsWellInSqlite() throws Exception {
    Result checks =
        dovetail.shell("sqlite3 -readonly desk/catalogue.sqlite 'PRAGMA integrity_check; PRAGMA foreign_key_check;'");
    assertEquals("ok\n", checks.out(), checks::toString);
    Result rows =
        dovetail.shell(
            """
            sqlite3 -readonly desk/catalogue.sqlite "SELECT number, delivery, state, files FROM history;
              SELECT delivery, import, path, status, format, row_count FROM current_file;
              SELECT path, position, name, type, minimum, maximum FROM current_column;"
            """);
    assertEquals(
        """
        1|source|IN|1
        source|1|t.csv|NEW|csv|2
        t.csv|1|id|integer|1|2
        t.csv|2|name|string|bo|åse
        """,
        rows.out(),
        rows::toString);
  }
}
