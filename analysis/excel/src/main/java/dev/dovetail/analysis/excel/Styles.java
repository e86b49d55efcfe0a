package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// The number formats of the styles that cells refer to.
///
/// @param formats by number of the style
record Styles(List<NumberFormat> formats) {
  static Styles read(Workbook workbook, ReadOptions options) throws IOException, XMLStreamException {
    List<NumberFormat> formats = new ArrayList<>();
    if (workbook.styles().isPresent()) {
      Map<Integer, NumberFormat> spelled = new HashMap<>();
      boolean isCells = false;
      try (Xml xml = new Xml(workbook.zip().open(workbook.styles().get()), options)) {
        while (xml.next()) {
          if (xml.isStart("numFmt")) {
            spelled.put(xml.number("numFmtId", -1), NumberFormat.of(xml.attribute("formatCode", "")));
          } else if (xml.isStart("xf") && isCells) {
            int id = xml.number("numFmtId", 0);
            NumberFormat format = spelled.get(id);
            formats.add(format == null ? NumberFormat.builtIn(id) : format);
          } else if (!xml.isText() && xml.name().equals("cellXfs")) {
            isCells = xml.isStart();
          }
        }
      }
    }
    return new Styles(List.copyOf(formats));
  }

  /// Returns the format of a style.
  NumberFormat format(int style) {
    return style < formats.size() ? formats.get(style) : NumberFormat.NUMBER;
  }
}
