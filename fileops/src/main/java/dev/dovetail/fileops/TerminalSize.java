package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.linux.Linux;
import java.util.Map;
import java.util.function.Supplier;

/// The size of a terminal window, in characters.
///
/// @param columns its width
/// @param lines its height
public record TerminalSize(int columns, int lines) {
  /// What many terminals begin with: 80 columns, 24 lines.
  public static final TerminalSize DEFAULT = new TerminalSize(80, 24);

  /// Finds the size to write for, each dimension by itself: the variable `COLUMNS` or `LINES` if it is a
  /// positive number, else the terminal that standard output goes to, else the fallback. The terminal is
  /// asked on Linux with native access only.
  ///
  /// @param environment the variables, such as [System#getenv()]
  public static TerminalSize of(Map<String, String> environment, TerminalSize fallback) {
    return of(environment, fallback, () -> Linux.terminalSize(1));
  }

  /// @param terminal columns and lines of the terminal, either 0 if not known
  static TerminalSize of(
      Map<String, String> environment, TerminalSize fallback, Supplier<TerminalSize> terminal) {
    int columns = positive(environment.getOrDefault("COLUMNS", ""));
    int lines = positive(environment.getOrDefault("LINES", ""));
    if (columns > 0 && lines > 0) {
      return new TerminalSize(columns, lines);
    }
    TerminalSize asked = terminal.get();
    return new TerminalSize(
        first(columns, asked.columns, fallback.columns), first(lines, asked.lines, fallback.lines));
  }

  private static int first(int variable, int asked, int fallback) {
    return variable > 0 ? variable : asked > 0 ? asked : fallback;
  }

  /// Returns the number, or 0 for what is none.
  private static int positive(String text) {
    try {
      return Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
