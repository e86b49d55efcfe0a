package dev.dovetail.analysis.table.bench;

import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import java.nio.file.Path;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Tablesaw: `summary` of each column.
final class TablesawContender implements Contender {
  @Override
  public Object profile(Path file) {
    Table table = Table.read().csv(file.toFile());
    table.columns().forEach(Column::summary); // `Table.summary` fails where columns have unlike figures
    return table.rowCount();
  }

  @Override
  public Object groupBy(Path file, String group, String summed) {
    return Table.read().csv(file.toFile()).summarize(summed, sum).by(group).rowCount();
  }
}
