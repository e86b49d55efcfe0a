package dev.dovetail.analysis.parquet;

import java.math.BigDecimal;

/// Spans of time, spelled as ISO 8601 does: `P1M2DT3.5S`.
final class Intervals {
  private Intervals() {}

  static String text(long months, long days, long millis) {
    return "P" + months + 'M' + days + "DT"
        + BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + 'S';
  }
}
