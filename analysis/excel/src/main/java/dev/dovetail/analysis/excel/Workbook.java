package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.ZipContents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/// What a workbook says of itself: its sheets, and where its parts are.
///
/// @param zip its parts
/// @param sheets its sheets of cells, in order
/// @param is1904 whether days are counted from 1904 on
/// @param styles the part with the number formats
/// @param strings the part with the shared texts
record Workbook(
    ZipContents zip, List<Sheet> sheets, boolean is1904, Optional<String> styles, Optional<String> strings) {
  /// A sheet.
  ///
  /// @param name what its tab says
  /// @param part where it is
  /// @param isVisible whether Excel shows it
  record Sheet(String name, String part, boolean isVisible) {}

  static Workbook read(ZipContents zip, ReadOptions options) throws IOException, XMLStreamException {
    String part = Relations.of(zip, "", options).first("/officeDocument").orElse("xl/workbook.xml");
    if (part.endsWith(".bin")) {
      throw new NotATableException("The file is a binary workbook (.xlsb), which is not read; save it as .xlsx");
    }
    if (!zip.has(part)) {
      throw new NotATableException("The zip archive is no workbook: it has no " + part);
    }
    Relations relations = Relations.of(zip, part, options);
    List<Sheet> sheets = new ArrayList<>();
    boolean is1904 = false;
    try (Xml xml = new Xml(zip.open(part), options)) {
      while (xml.next()) {
        if (xml.isStart("workbookPr")) {
          is1904 = List.of("1", "true").contains(xml.attribute("date1904", "0"));
        } else if (xml.isStart("sheet")) {
          Optional<String> target = relations.target(xml.attribute("id", ""), "/worksheet");
          String name = xml.attribute("name", "");
          boolean isVisible = xml.attribute("state", "visible").equals("visible");
          target.filter(zip::has).ifPresent(t -> sheets.add(new Sheet(name, t, isVisible)));
        }
      }
    }
    return new Workbook(zip, List.copyOf(sheets), is1904, relations.first("/styles").filter(zip::has),
        relations.first("/sharedStrings").filter(zip::has));
  }
}
