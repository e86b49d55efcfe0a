package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.BadRowException;
import dev.dovetail.analysis.table.BadRowPolicy;
import java.util.function.Consumer;

/// What a format does with rows that are not as they should be, as the options say.
///
/// @param policy of the options
/// @param reported is told of each bad row unless the reading ends with it
public record BadRows(BadRowPolicy policy, Consumer<BadRow> reported) {
  /// Reports a bad row.
  ///
  /// @return whether the row belongs to the table all the same
  /// @throws BadRowException if no row may be bad
  public boolean keeps(BadRow row) throws BadRowException {
    if (policy == BadRowPolicy.STRICT) {
      throw new BadRowException(row);
    }
    reported.accept(row);
    return policy == BadRowPolicy.KEEP;
  }
}
