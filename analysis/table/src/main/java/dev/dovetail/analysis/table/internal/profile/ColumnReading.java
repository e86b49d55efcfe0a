package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;

/// How the fields of a column are to be taken.
///
/// @param nulls the spellings of null
/// @param kinds the types to begin with: [Kinds#ALL], or those of the type that was given
record ColumnReading(NullSpellings nulls, int kinds) {
  /// Returns whether a field is null, as [NullSpellings#flag]; null too if it does not fit the given type.
  byte flag(byte[] bytes, int from, int to, boolean isLiteral, ValueParser parser) {
    byte flag = isLiteral ? ValueTable.LITERAL : nulls.flag(bytes, from, to);
    boolean isValue = flag == 0 || flag == ValueTable.LITERAL;
    return isValue && isMisfit(bytes, from, to, parser) ? NullSpellings.NULL : flag;
  }

  /// Tells whether values are to be of a given type other than text, be they text to their format or not.
  boolean isTyped() {
    return kinds != Kinds.ALL && kinds != Kinds.NONE;
  }

  private boolean isMisfit(byte[] bytes, int from, int to, ValueParser parser) {
    return isTyped() && Kinds.settled(parser.parse(bytes, from, to, kinds)) == Kinds.NONE;
  }

  /// Counts the values of a table that do not fit the given type.
  long misfits(ValueTable table) {
    long misfits = 0;
    for (int entry = 0; kinds != Kinds.ALL && entry < table.size(); entry++) {
      boolean isSpelled = nulls.flag(table.text(), table.start(entry), table.end(entry)) != 0;
      misfits += table.isNull(entry) && !isSpelled ? table.count(entry) : 0;
    }
    return misfits;
  }
}
