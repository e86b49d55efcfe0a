package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;

/// A way to store a table in a file. Found by `java.util.ServiceLoader`; of several formats that accept a
/// file the first found reads it. One object serves all threads.
public interface TableFormat {
  /// Returns the format's name, in lower case: `csv`.
  String name();

  /// Tells by its name and beginning whether a file is of this format. A format that accepts a file may still
  /// find, while reading, that it holds no table.
  ///
  /// @param head the name and the beginning
  /// @param options which may say how to read the beginning
  boolean accepts(FileHead head, ReadOptions options);

  /// Reads the table in one pass and in bounded memory.
  ///
  /// @param source the file
  /// @param options how to read it
  /// @param sink receives columns and rows
  /// @return how the file spells the table, as far as was found out by the end
  /// @throws NotATableException if the file holds no table; what the sink has received until then is void
  /// @throws TableLimitException if the table exceeds one of the options' limits
  /// @throws IOException if the file cannot be read
  Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException;
}
