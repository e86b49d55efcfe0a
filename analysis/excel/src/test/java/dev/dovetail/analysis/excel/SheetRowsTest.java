package dev.dovetail.analysis.excel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.excel.Workbooks.Seen;
import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.BadRowException;
import dev.dovetail.analysis.table.BadRowPolicy;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableProfiler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which rows of a sheet are the table's, its header, or bad.
class SheetRowsTest {
  private static final ReadOptions DEFAULTS = ReadOptions.defaults();

  @TempDir private Path directory;

  /// Writes a workbook whose cells are given as `row:cell,cell|…`; numbers are numbers, `#…` errors, the rest
  /// is text.
  private Path workbook(String rows) throws IOException {
    StringBuilder xml = new StringBuilder();
    for (String row : rows.split("\\|")) {
      int colon = row.indexOf(':');
      xml.append("<row r='").append(row, 0, colon).append("'>");
      char column = 'A';
      for (String cell : row.substring(colon + 1).split(",", -1)) {
        String start = "<c r='" + column++ + row.substring(0, colon) + "' t='";
        if (cell.startsWith("#")) {
          xml.append(start).append("e'><v>").append(cell).append("</v></c>");
        } else if (cell.matches("[\\d.]+")) {
          xml.append(start).append("n'><v>").append(cell).append("</v></c>");
        } else if (!cell.isEmpty()) {
          xml.append(start).append("inlineStr'><is><t>").append(cell.replace("'", ""))
              .append("</t></is></c>");
        }
      }
      xml.append("</row>");
    }
    return Files.write(directory.resolve("x.xlsx"), Workbooks.zip(Workbooks.parts(xml.toString())));
  }

  private Seen read(String rows) throws IOException {
    return Workbooks.read(workbook(rows), DEFAULTS);
  }

  @Test
  void unitsBelowNamesAreOfTheHeader() throws IOException {
    Seen seen = read("1:time,height|2:s,cm|3:1,2|4:3,4");
    assertEquals(List.of(List.of("time s", "height cm"), List.of("1", "2"), List.of("3", "4")), seen.cells());
    assertTrue(seen.dialect().notes().getLast().startsWith("the first 2 rows name the columns: "));
  }

  @Test
  void aNameAboveSeveralColumnsIsThatOfEach() throws IOException {
    assertEquals(List.of("city", "2020 pop", "2020 area", "2021 pop", "2021 area"),
        read("1:city,2020,,2021|2:,pop,area,pop,area|3:Rome,1,2,3,4|4:Oslo,5,6,7,8").cells().getFirst());
  }

  @Test
  void yearsAndNumbersThatAreTextNameColumns() throws IOException {
    assertEquals(List.of("land", "2019", "2020"),
        read("1:land,2019,2020|2:A,5,6|3:B,7,8").cells().getFirst());
    assertEquals(List.of("1", "2"), read("1:'1,'2|2:5,6|3:7,8").cells().getFirst());
    assertEquals(List.of("column_1", "column_2"), read("1:1,2|2:5,6|3:7,8").cells().getFirst());
  }

  @Test
  void pairsAboveATableAreTitles() throws IOException {
    Seen seen = read("1:Report|2:Made,2024|4:a,b,c,d,e|5:1,2,3,4,5");
    assertEquals(List.of(List.of("a", "b", "c", "d", "e"), List.of("1", "2", "3", "4", "5")), seen.cells());
    assertTrue(seen.dialect().notes().contains("above the table: \"Report\", \"Made 2024\""));
  }

  @Test
  void blankRowsAreSaid() throws IOException {
    Seen seen = read("1:a,b|2:1,2|5:3,4|6:5,6|9:7,8");
    assertEquals(5, seen.cells().size());
    assertEquals("4 rows between others, the first of them row 3, are blank and no rows of the table",
        seen.dialect().notes().getLast());
  }

  @Test
  void rowsWithErrorsAreKeptSkippedOrRefused() throws IOException {
    Path file = workbook("1:a,b|2:1,2|3:#DIV/0!,x|4:#N/A,5|5:#REF!,#NAME?|6:3,4");
    List<BadRow> bad = List.of(new BadRow(3, 2, "cell A3 is an error, #DIV/0!"),
        new BadRow(5, 4, "cell A5 is an error, #REF!; B5, #NAME?"));
    for (BadRowPolicy policy : List.of(BadRowPolicy.KEEP, BadRowPolicy.SKIP)) {
      var table = new TableProfiler().withOptions(DEFAULTS.withBadRows(policy)).profile(file).orElseThrow();
      assertEquals(bad, table.badRows());
      assertEquals(policy == BadRowPolicy.KEEP ? 5 : 3, table.rows());
    }
    var strict = assertThrows(BadRowException.class,
        () -> Workbooks.read(file, DEFAULTS.withBadRows(BadRowPolicy.STRICT)));
    assertTrue(strict.getMessage().startsWith("Line 3: cell A3 is an error, #DIV/0!"), strict.getMessage());
  }

  @Test
  void aWorkbookInAZipIsRead() throws IOException {
    Path zip = directory.resolve("delivery.zip");
    try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("in/types.xlsx"));
      out.write(Files.readAllBytes(Workbooks.RESOURCES.resolve("types.xlsx")));
      out.closeEntry();
    }
    assertEquals(5, Workbooks.read(zip, DEFAULTS).cells().size());
    assertEquals(5, Workbooks.read(zip, DEFAULTS.withMember("in/types.xlsx")).cells().size());
  }
}
