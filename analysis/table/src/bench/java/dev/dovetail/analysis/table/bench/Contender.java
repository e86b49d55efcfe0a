package dev.dovetail.analysis.table.bench;

import java.nio.file.Path;

/// A program that reads tables.
interface Contender {
  /// Says of each column what the program has ready for that.
  ///
  /// @return something that tells that it was done: the number of rows, if that is among it
  Object profile(Path file) throws Exception;

  /// Reads a table and sums one column by another.
  ///
  /// @return the number of groups
  Object groupBy(Path file, String group, String summed) throws Exception;
}
