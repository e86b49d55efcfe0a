package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/// Chooses a sheet, and reads it: the one that is named, or the first visible one that has a value.
final class SheetChoice {
  private static final int LOOKED_AT = 100;

  private final Workbook workbook;
  private final ReadOptions options;
  private final Optional<String> wanted;

  /// @param fileName the workbook's; a member that is the workbook itself was named for the archive it is in
  SheetChoice(Workbook workbook, String fileName, ReadOptions options) {
    this.workbook = workbook;
    this.options = options;
    this.wanted = options.member().filter(m -> !m.equals(fileName) && !m.endsWith("/" + fileName));
  }

  Dialect read(RowSink sink) throws IOException, XMLStreamException {
    List<Workbook.Sheet> candidates = workbook.sheets().stream()
        .filter(sheet -> wanted.isEmpty() ? sheet.isVisible() : sheet.name().equals(wanted.get()))
        .toList();
    if (candidates.isEmpty()) {
      throw new NotATableException("The workbook has no " + wanted.map(name -> "sheet \"" + name + '"')
          .orElse("visible sheet") + "; its sheets are " + names());
    }
    SharedTexts texts = SharedTexts.read(workbook, options);
    Styles styles = Styles.read(workbook, options);
    for (Workbook.Sheet sheet : candidates) {
      try (SheetReader reader = new SheetReader(workbook, sheet, texts, styles, options)) {
        List<SheetRow> top = top(reader);
        if (!top.isEmpty()) {
          return read(sheet, TopRows.of(top, options), reader, sink);
        }
      }
    }
    throw new NotATableException("No visible sheet of the workbook has a value; its sheets are " + names());
  }

  private static List<SheetRow> top(SheetReader reader) throws IOException, XMLStreamException {
    List<SheetRow> rows = new ArrayList<>();
    SheetRow row = new SheetRow();
    while (rows.size() < LOOKED_AT && reader.next(row)) {
      rows.add(row);
      row = new SheetRow();
    }
    return rows;
  }

  private Dialect read(Workbook.Sheet sheet, TopRows top, SheetReader reader, RowSink sink)
      throws IOException, XMLStreamException {
    TableWriter writer = new TableWriter(top.header(), top.from(), options, sink);
    for (SheetRow row : top.body()) {
      writer.add(row);
    }
    SheetRow row = new SheetRow();
    while (reader.next(row)) {
      writer.add(row);
    }
    List<String> notes = notes(sheet, top);
    notes.addAll(writer.end());
    notes.addAll(reader.notes());
    return new Dialect(Finding.given("UTF-8", "workbooks are"),
        Finding.given("none", "a workbook has no lines"),
        Optional.empty(), notes);
  }

  private List<String> notes(Workbook.Sheet sheet, TopRows top) {
    List<String> notes = new ArrayList<>();
    notes.add("the sheet is \"" + sheet.name() + '"');
    if (workbook.sheets().size() > 1) {
      notes.add("not read: " + workbook.sheets().stream().filter(other -> !other.equals(sheet))
          .map(SheetChoice::name).collect(Collectors.joining(", ")));
    }
    if (top.titles() > 0) {
      notes.add("above the table: " + top.rows().stream().limit(top.titles())
          .map(row -> '"' + row.joined() + '"').collect(Collectors.joining(", ")));
    }
    int headers = top.headers().value();
    notes.add((headers == 0 ? "no row names the columns: " : headers == 1
        ? "the first row names the columns: "
        : "the first " + headers + " rows name the columns: ") + top.headers().evidence());
    return notes;
  }

  private String names() {
    return workbook.sheets().isEmpty() ? "none"
        : workbook.sheets().stream().map(SheetChoice::name).collect(Collectors.joining(", "));
  }

  private static String name(Workbook.Sheet sheet) {
    return '"' + sheet.name() + (sheet.isVisible() ? "\"" : "\" (hidden)");
  }
}
