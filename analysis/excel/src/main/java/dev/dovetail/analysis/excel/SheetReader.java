package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/// Reads the rows of a sheet one after the other.
final class SheetReader implements AutoCloseable {
  /// The error by which people say that there is no value.
  private static final String NOT_AVAILABLE = "#N/A";

  private final Xml xml;
  private final SharedTexts texts;
  private final Styles styles;
  private final Serials serials;
  private final RichText rich;
  private final Map<String, Long> errors = new TreeMap<>();
  private String firstError = "";
  private long row;
  private long merged;

  SheetReader(Workbook workbook, Workbook.Sheet sheet, SharedTexts texts, Styles styles, ReadOptions options)
      throws IOException, XMLStreamException {
    this.xml = new Xml(workbook.zip().open(sheet.part()), options);
    this.texts = texts;
    this.styles = styles;
    this.serials = new Serials(workbook.is1904());
    this.rich = new RichText(options);
  }

  /// Reads the next row that has a value or an error.
  ///
  /// @return false if there is none
  boolean next(SheetRow target) throws IOException, XMLStreamException {
    while (xml.next()) {
      if (xml.isStart("row")) {
        row = number(xml.attribute("r", ""), row + 1);
        target.begin(row);
        cells(target);
        if (target.size() > 0 || !target.problem().isEmpty()) {
          return true;
        }
      } else if (xml.isStart("mergeCell")) {
        merged++;
      }
    }
    return false;
  }

  private long number(String text, long fallback) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : fallback;
  }

  private void cells(SheetRow target) throws IOException, XMLStreamException {
    int column = -1;
    while (xml.next() && !(xml.isEnd() && xml.name().equals("row"))) {
      if (xml.isStart("c")) {
        String reference = xml.attribute("r", "");
        column = reference.isEmpty() ? column + 1 : CellNames.column(reference);
        if (column < 0 || column >= CellNames.MOST_COLUMNS) {
          throw new DamagedTableException("The workbook is damaged: row " + row + " has a cell \"" + reference
              + "\", columns go from A to XFD");
        }
        cell(target, column, xml.attribute("t", "n"), xml.number("s", 0));
      }
    }
  }

  private void cell(SheetRow target, int column, String type, int style)
      throws IOException, XMLStreamException {
    while (xml.next() && !(xml.isEnd() && xml.name().equals("c"))) {
      if (xml.isStart("is")) {
        rich.read(xml, "is");
        addText(target, column);
      } else if (xml.isStart("v")) {
        rich.readPlain(xml, "v");
        value(target, column, type, style);
      }
    }
  }

  private void value(SheetRow target, int column, String type, int style) throws DamagedTableException {
    StringBuilder value = rich.text();
    switch (type) {
      case "s" -> shared(target, column, value.toString().strip());
      case "str", "inlineStr" -> addText(target, column);
      case "b" -> {
        target.text().append(value.charAt(0) == '0' ? "false" : "true");
        target.add(column, CellKind.OTHER);
      }
      case "e" -> {
        String error = value.toString();
        firstError = firstError.isEmpty() ? CellNames.name(column) + row : firstError;
        errors.merge(error, 1L, Long::sum);
        if (!error.equals(NOT_AVAILABLE)) {
          target.addError(column, error);
        }
      }
      case "d" -> {
        target.text().append(value);
        target.add(column, CellKind.OTHER);
      }
      default -> number(target, column, style);
    }
  }

  private void shared(SheetRow target, int column, String number) throws DamagedTableException {
    int text = number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
    if (text < 0 || text >= texts.count()) {
      throw new DamagedTableException("The workbook is damaged: cell " + CellNames.name(column) + row
          + " refers to text " + number + " of " + texts.count());
    }
    if (texts.end(text) > texts.start(text)) {
      target.text().append(texts.bytes(), texts.start(text), texts.end(text));
      target.add(column, CellKind.TEXT);
    }
  }

  /// An empty text is what a formula shows for nothing.
  private void addText(SheetRow target, int column) {
    if (!rich.text().isEmpty()) {
      target.text().append(rich.text());
      target.add(column, CellKind.TEXT);
    }
  }

  private void number(SheetRow target, int column, int style) {
    StringBuilder value = rich.text();
    if (value.isEmpty()) {
      return;
    }
    NumberFormat format = styles.format(style);
    if (format == NumberFormat.NUMBER && Numbers.isCanonical(value)) {
      target.text().append(value);
      target.add(column, CellKind.NUMBER);
      return;
    }
    double number;
    try {
      number = Double.parseDouble(value.toString());
    } catch (NumberFormatException e) {
      target.text().append(value); // verbatim, whatever it is
      target.add(column, CellKind.TEXT);
      return;
    }
    Optional<String> time = format == NumberFormat.NUMBER ? Optional.<String>empty()
        : serials.text(number, format);
    target.text().append(time.orElseGet(() -> Numbers.canonical(number)));
    target.add(column, time.isPresent() ? CellKind.OTHER : CellKind.NUMBER);
  }

  /// Returns what is to be said of the sheet, once all rows were read.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    errors.forEach((error, count) -> notes.add("read as null, since it is an error: " + error + " in "
        + count + (count == 1 ? " cell" : " cells")));
    if (!errors.isEmpty()) {
      notes.add("the first error is in cell " + firstError);
    }
    if (merged > 0) {
      notes.add("cells are merged in " + merged + (merged == 1 ? " place" : " places")
          + ", and have a value in the first one only");
    }
    return notes;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
