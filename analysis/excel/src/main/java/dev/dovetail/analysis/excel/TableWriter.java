package dev.dovetail.analysis.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.spi.BadRows;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives rows of a sheet to a sink, in batches. A column that was not seen before is added at the end.
final class TableWriter {
  private static final int BATCH_FIELDS = 16 << 10;
  private static final int BATCH_BYTES = 1 << 19;
  private static final int LONGEST_NULL = 32;

  private final RowSink sink;
  private final ReadOptions options;
  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final TextBytes text = new TextBytes();
  private final List<String> names = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private final int[] places = new int[CellNames.MOST_COLUMNS];
  private final BadRows badRows;
  private long record;
  private long last;
  private long blanks;
  private long firstBlank;

  /// @param header names of the first columns; blank where there is none
  /// @param from the column of the sheet that is the first of the table
  TableWriter(List<String> header, int from, ReadOptions options, RowSink sink) throws TableException {
    this.sink = sink;
    this.options = options;
    this.badRows = new BadRows(options.badRows(), sink::badRow);
    Arrays.fill(places, -1);
    taken.addAll(header);
    Set<String> used = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String given = header.get(i);
      String name = !given.isEmpty() && used.add(given) ? given
          : free(given.isEmpty() ? "column_" + (i + 1) : given);
      if (!name.equals(given) && header.stream().anyMatch(h -> !h.isEmpty())) {
        notes.add("column " + (i + 1)
            + (given.isEmpty() ? " has no name" : ": the name \"" + given + "\" is taken")
            + ", read as \"" + name + '"');
      }
      places[from + i] = i;
      names.add(name);
    }
    announce();
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  private void announce() throws TableException {
    if (names.size() > options.maxColumns()) {
      throw new TableLimitException("The table has " + names.size() + " columns, the limit is "
          + options.maxColumns() + "; if that is right, raise ReadOptions.maxColumns");
    }
    sink.columns(List.copyOf(names));
    batch.reset(0, names.size());
  }

  /// Adds a row, unless it has an error and such rows are skipped.
  void add(SheetRow row) throws TableException {
    record++;
    if (last > 0 && row.number() > last + 1) {
      firstBlank = blanks == 0 ? last + 1 : firstBlank;
      blanks += row.number() - last - 1;
    }
    last = row.number();
    if (!row.problem().isEmpty() && !badRows.keeps(new BadRow(row.number(), record, row.problem()))) {
      return;
    }
    extend(row);
    if (batch.isFull() || text.size() > BATCH_BYTES) {
      flush();
    }
    int first = batch.addRow();
    for (int cell = 0; cell < row.size(); cell++) {
      int start = text.size();
      text.append(row.text().bytes(), row.start(cell), row.end(cell));
      int field = first + places[row.column(cell)];
      if (row.kind(cell) == CellKind.TEXT && !isNull(row, cell)) {
        batch.setLiteral(field, start, text.size());
      } else {
        batch.set(field, start, text.size());
      }
    }
  }

  /// A text that means "no value" must not be literal, or it would be taken at its word.
  private boolean isNull(SheetRow row, int cell) {
    if (row.end(cell) - row.start(cell) > LONGEST_NULL) {
      return false;
    }
    String value = new String(row.text().bytes(), row.start(cell), row.end(cell) - row.start(cell),
        UTF_8).strip();
    return options.nulls().contains(value) || options.nullsAmongValues().contains(value);
  }

  private void extend(SheetRow row) throws TableException {
    int before = names.size();
    for (int cell = 0; cell < row.size(); cell++) {
      int column = row.column(cell);
      if (places[column] < 0) {
        places[column] = names.size();
        String name = free("column_" + CellNames.name(column));
        names.add(name);
        notes.add("row " + row.number() + " has a cell in column " + CellNames.name(column)
            + ", outside the rows above, read as \"" + name + '"');
      }
    }
    if (names.size() > before) {
      flush();
      announce();
    }
  }

  private void flush() throws TableException {
    if (batch.rows() > 0) {
      batch.in(text.bytes());
      sink.batch(batch);
    }
    batch.reset(0, names.size());
    text.truncate(0);
  }

  /// Ends the table.
  ///
  /// @return what is to be said of its columns
  List<String> end() throws TableException {
    flush();
    if (blanks > 0) {
      notes.add(blanks + (blanks == 1 ? " row" : " rows") + " between others, the first of them row "
          + firstBlank
          + ", are blank and no rows of the table");
    }
    return notes;
  }
}
