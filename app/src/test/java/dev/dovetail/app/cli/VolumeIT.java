package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import dev.dovetail.app.json.JsonObject;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// More than fits: many files, big files, wide and deep ones, under the heap of 256 MB that the image gives itself.
class VolumeIT {
  @TempDir Path folder;

  private Result ok(int code, String... arguments) throws Exception {
    Result result = new Dovetail(folder).run(arguments);
    assertEquals(code, result.code(), result::toString);
    return result;
  }

  @Test
  void twentyThousandTinyFiles() throws Exception {
    Path many = folder.resolve("many");
    for (int i = 0; i < 20_000; i++) {
      Path file = many.resolve("d" + i / 1000).resolve("f" + i);
      if (i % 1000 == 0) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, Integer.toString(i));
    }
    assertEquals(20_000, ok(0, "add", "--move", "many", "--json").json().integer("new"));
    assertTrue(Files.notExists(many));
    assertEquals(20_000, ok(0, "verify", "--json").json().integer("files"));
  }

  @Test
  void aFileOfTwoGigabytes() throws Exception {
    Path big = folder.resolve("big.bin");
    try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
      file.setLength((2L << 30) + 1); // a hole: it is read as any other file and takes no space here
    }
    JsonObject rehearsal = ok(0, "add", "--dry-run", "big.bin", "--json").json();
    assertEquals((2L << 30) + 1, rehearsal.integer("bytes"));
  }

  @Test
  void linesColumnsAndNestingWithoutMeasure() throws Exception {
    Result made =
        new Dovetail(folder)
            .shell(
                """
                mkdir odd && cd odd
                head -c 60M /dev/zero | tr '\\0' a > oneline.csv
                { echo a,b; printf '1,"'; head -c 60M /dev/zero | tr '\\0' '\\n'; } > quote.csv
                seq -s, 1 200000 > wide.csv; seq -s, 1 200000 >> wide.csv
                head -c 1M /dev/zero | tr '\\0' '[' > deep.json
                { printf '[{"a":"'; head -c 60M /dev/zero | tr '\\0' a; printf '"}]'; } > long.json
                """);
    assertEquals(0, made.code(), made::toString);
    Result added = ok(1, "add", "odd", "--json");
    assertEquals(5, added.json().integer("files"));
    assertTrue(
        added.json().list("findings", JsonObject.class).stream().anyMatch(f -> f.text("path").equals("wide.csv")),
        added::toString);
    ok(0, "verify");
  }

  /// Takes minutes and gigabytes; run it with `-Ddovetail.test.big=true`.
  @Test
  @EnabledIfSystemProperty(named = "dovetail.test.big", matches = "true")
  void aTableOfTwoGigabytes() throws Exception {
    Result made =
        new Dovetail(folder)
            .shell("{ echo id,name,amount,day; seq 1 60000000 | awk '{ print $1 \",n\" $1 % 1000 \",\" $1 / 8"
                + " \",2026-01-\" 10 + $1 % 20 }'; } > table.csv");
    assertEquals(0, made.code(), made::toString);
    assertTrue(Files.size(folder.resolve("table.csv")) > 2_000_000_000L);
    ok(0, "add", "table.csv");
    JsonObject shown = ok(0, "show", "table/table.csv", "--json").json();
    assertEquals(60_000_000, shown.findObject("statistics").orElseThrow().integer("rows"));
  }
}
