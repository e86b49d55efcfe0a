package dev.dovetail.app.desk;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a user means by `NAME`, `NAME@IMPORT` or `NAME@IMPORT/FILE`.
///
/// @param delivery the delivery's name
/// @param number the import's number; the newest when it is not given
/// @param file a file below `data/`
public record Selection(String delivery, OptionalLong number, Optional<String> file) {
  private static final Pattern FORM = Pattern.compile("([^/@]+)(?:@(\\d{1,18}))?(?:/(.+))?", Pattern.DOTALL);

  /// Reads what the user typed.
  ///
  /// @throws DeskException if it is not of the form
  public static Selection parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new DeskException("\"" + text + "\" is not of the form NAME, NAME@IMPORT or NAME@IMPORT/FILE.");
    }
    String number = matcher.group(2);
    return new Selection(
        matcher.group(1),
        number == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number)),
        Optional.ofNullable(matcher.group(3)));
  }
}
