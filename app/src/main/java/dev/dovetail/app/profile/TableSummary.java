package dev.dovetail.app.profile;

import java.util.List;
import java.util.Optional;

/// A delivered table: how its file is written, and what is in it.
///
/// @param format the format's name, such as `csv`
/// @param encoding the character encoding, such as `utf-8`
/// @param delimiter what separates fields, for a delimited format
/// @param hasHeader whether the first record names the columns
/// @param rows how many rows there are
/// @param badRows how many of them do not fit the others
/// @param notes what was noticed and acted on while reading, such as renamed headers
/// @param columns the columns in their order
public record TableSummary(
    String format,
    String encoding,
    Optional<String> delimiter,
    boolean hasHeader,
    long rows,
    long badRows,
    List<String> notes,
    List<ColumnSummary> columns) {
  /// Copies the lists.
  public TableSummary {
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
  }
}
