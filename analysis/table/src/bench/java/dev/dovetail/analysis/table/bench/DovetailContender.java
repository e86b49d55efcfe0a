package dev.dovetail.analysis.table.bench;

import dev.dovetail.analysis.table.Columns;
import dev.dovetail.analysis.table.Table;
import dev.dovetail.analysis.table.TableProfiler;
import java.nio.file.Path;

/// This module.
final class DovetailContender implements Contender {
  @Override
  public Object profile(Path file) throws Exception {
    return new TableProfiler().profile(file).orElseThrow().rows();
  }

  @Override
  public Object groupBy(Path file, String group, String summed) throws Exception {
    Table sums = Table.read(file).groupBy(group).aggregate(Columns.number(summed).sum().as("sum"));
    return sums.rowCount();
  }
}
