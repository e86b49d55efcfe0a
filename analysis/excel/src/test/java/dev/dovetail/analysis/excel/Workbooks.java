package dev.dovetail.analysis.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.RowVisitor;
import dev.dovetail.analysis.table.TableReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Workbooks written by hand, and what is read from them.
final class Workbooks {
  static final Path RESOURCES = Path.of("src/test/resources");

  private static final String RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /// What was read.
  ///
  /// @param cells the names, then the rows
  /// @param dialect with the notes
  record Seen(List<List<@Nullable String>> cells, Dialect dialect) {}

  private Workbooks() {}

  /// Makes the parts of a workbook with one sheet.
  static Map<String, String> parts(String sheetData) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("_rels/.rels", "<Relationships><Relationship Id='r1' Type='" + RELS
        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    parts.put("xl/workbook.xml", "<workbook xmlns:r='" + RELS
        + "'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>");
    parts.put("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='" + RELS
        + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" + RELS
        + "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='r3' Type='" + RELS
        + "/styles' Target='styles.xml'/></Relationships>");
    parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>");
    return parts;
  }

  static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static Seen read(Path file, ReadOptions options) throws IOException {
    List<List<@Nullable String>> cells = new ArrayList<>();
    Dialect dialect = new TableReader().withOptions(options).read(file, new RowVisitor() {
      @Override
      public void columns(List<String> names) {
        if (cells.isEmpty()) {
          cells.add(new ArrayList<>(names));
        } else {
          cells.set(0, new ArrayList<>(names));
        }
      }

      @Override
      public void row(List<@Nullable String> row) {
        cells.add(row);
      }
    });
    return new Seen(cells, dialect);
  }
}
