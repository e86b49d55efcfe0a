package dev.dovetail.app.terminal;

import java.util.List;
import java.util.regex.Pattern;

/// What is known of the terminal. The JVM cannot tell which of its streams are one, so the launcher does, by the system
/// property `dovetail.terminal`: `stdout,stderr,columns=120`.
///
/// @param isOut whether results go to a terminal
/// @param isErr whether messages go to a terminal
/// @param columns how wide it is
public record Terminal(boolean isOut, boolean isErr, int columns) {
  private static final int DEFAULT_COLUMNS = 100;
  private static final String COLUMNS = "columns=";

  /// Reads the property; without it, no stream is a terminal.
  public static Terminal current() {
    return parse(System.getProperty("dovetail.terminal", ""));
  }

  static Terminal parse(String text) {
    List<String> words = Pattern.compile(",").splitAsStream(text).toList();
    int columns =
        words.stream()
            .filter(word -> word.matches("columns=\\d{1,4}"))
            .mapToInt(word -> Integer.parseInt(word.substring(COLUMNS.length())))
            .filter(width -> width > 0)
            .findFirst()
            .orElse(DEFAULT_COLUMNS);
    return new Terminal(words.contains("stdout"), words.contains("stderr"), columns);
  }
}
