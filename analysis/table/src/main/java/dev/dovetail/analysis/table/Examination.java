package dev.dovetail.analysis.table;

/// What came of looking at a file.
public sealed interface Examination {
  /// The file holds a table.
  ///
  /// @param profile what is in it
  record Table(TableProfile profile) implements Examination {}

  /// The file holds something else, which is no failure.
  ///
  /// @param reason why it is not taken for a table, a sentence without a full stop
  record NotATable(String reason) implements Examination {}
}
