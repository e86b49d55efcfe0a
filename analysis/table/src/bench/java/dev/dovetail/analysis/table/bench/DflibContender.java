package dev.dovetail.analysis.table.bench;

import java.nio.file.Path;
import org.dflib.DataFrame;
import org.dflib.Exp;
import org.dflib.csv.Csv;

/// DFLib, which has no summary of a table.
final class DflibContender implements Contender {
  @Override
  public Object profile(Path file) {
    throw new UnsupportedOperationException("DFLib has no summary of a table");
  }

  @Override
  public Object groupBy(Path file, String group, String summed) {
    DataFrame table = Csv.loader().doubleCol(summed, 0).load(file);
    return table.group(group).agg(Exp.$col(group).first(), Exp.$double(summed).sum()).height();
  }
}
