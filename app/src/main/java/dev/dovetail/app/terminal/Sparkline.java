package dev.dovetail.app.terminal;

import java.util.List;

/// A histogram one line high.
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_BARS = ".:-=+*#@";

  private Sparkline() {}

  /// Draws one character a bin, as high as its share of the fullest bin; an empty bin is a space.
  public static String of(List<Long> counts, Style style) {
    String bars = style.glyph(BARS, ASCII_BARS);
    long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder line = new StringBuilder(counts.size());
    for (long count : counts) {
      int level = most == 0 ? 0 : (int) Math.ceil((double) count / most * bars.length());
      line.append(level == 0 ? ' ' : bars.charAt(level - 1));
    }
    return line.toString();
  }
}
