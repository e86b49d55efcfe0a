package dev.dovetail.analysis.table;

/// The order in which a date is written that does not begin with the year.
public enum DateOrder {
  /// Day, month, year: `31.12.2024`.
  DAY_MONTH_YEAR,
  /// Month, day, year: `12/31/2024`.
  MONTH_DAY_YEAR
}
