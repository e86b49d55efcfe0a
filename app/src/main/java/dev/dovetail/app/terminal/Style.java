package dev.dovetail.app.terminal;

/// How marked text looks: with ANSI colours or without, with Unicode drawing or in ASCII.
///
/// @param isColoured whether escape sequences may be used
/// @param isPlain whether to keep to ASCII for what Dovetail itself draws
public record Style(boolean isColoured, boolean isPlain) {
  /// No colour, no drawing.
  public static final Style PLAIN = new Style(false, true);

  /// Stresses.
  public String bold(String text) {
    return paint("1", text);
  }

  /// Puts in the background.
  public String dim(String text) {
    return paint("2", text);
  }

  /// Marks what went well.
  public String good(String text) {
    return paint("32", text);
  }

  /// Marks what deserves a look.
  public String warning(String text) {
    return paint("33", text);
  }

  /// Marks what went wrong.
  public String bad(String text) {
    return paint("31", text);
  }

  /// Returns the first form, or the second where only ASCII is wanted.
  public String glyph(String unicode, String ascii) {
    return isPlain ? ascii : unicode;
  }

  /// Returns the sign that stands between the parts of one line.
  public String dot() {
    return glyph(" · ", ", ");
  }

  /// Returns the sign for "from … to …".
  public String arrow() {
    return glyph(" → ", " -> ");
  }

  private String paint(String code, String text) {
    return isColoured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
