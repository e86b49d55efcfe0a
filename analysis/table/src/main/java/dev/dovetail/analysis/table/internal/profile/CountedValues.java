package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;

/// What is known of the values of a column when it goes over to estimates.
///
/// @param values hashes of the different values
/// @param quantiles of those that are finite numbers
record CountedValues(ColumnStatistics statistics, HashSample values, QuantileSketch quantiles) {
  /// Adds the values of a table to the statistics of their column.
  static CountedValues of(ValueTable table, ColumnStatistics statistics, SketchSizes sizes) {
    HashSample values = new HashSample(sizes.hashes(), false);
    double[] numbers = new double[table.size()];
    double[] weights = new double[table.size()];
    int finite = 0;
    for (int entry = 0; entry < table.size(); entry++) {
      int from = table.start(entry);
      int to = table.end(entry);
      statistics.add(table.text(), from, to, table.isLiteral(entry), table.isCut(entry), table.count(entry));
      if (statistics.kinds() != Kinds.NONE) {
        values.add(Hash.of(statistics.key(table.text(), from, to)));
        double number = statistics.parser().number();
        if (Double.isFinite(number)) {
          numbers[finite] = number;
          weights[finite++] = table.count(entry);
        }
      }
    }
    return new CountedValues(
        statistics, values, new QuantileSketch(sizes.quantiles(), numbers, weights, finite));
  }
}
