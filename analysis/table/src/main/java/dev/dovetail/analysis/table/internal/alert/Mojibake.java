package dev.dovetail.analysis.table.internal.alert;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises text that was decoded with the wrong character set: UTF-8 taken for windows-1252 (`MÃ¼nchen`,
/// `donâ€™t`), or bytes that no character stands for (U+FFFD, and the controls from U+0080 to U+009F, which are
/// windows-1252 taken for Latin-1).
final class Mojibake {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7f]{2,}");

  private Mojibake() {}

  static boolean isIn(String text) {
    boolean isUndecoded = text.chars().anyMatch(c -> c == 0xfffd || (c >= 0x80 && c < 0xa0));
    Matcher runs = BEYOND_ASCII.matcher(text);
    boolean isFound = isUndecoded;
    while (!isFound && runs.find()) {
      isFound = isMistaken(runs.group());
    }
    return isFound;
  }

  /// A run of characters that in windows-1252 are the bytes of UTF-8 for something that is likely to be meant:
  /// of Europe's alphabets, or spelled in three bytes or more. `É…` happens to be such bytes, too, but for a
  /// letter that hardly anybody writes.
  private static boolean isMistaken(String run) {
    try {
      ByteBuffer bytes = WINDOWS_1252.newEncoder().encode(CharBuffer.wrap(run));
      String meant = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return meant.codePoints().allMatch(c -> c <= 0x17f || (c >= 0x370 && c < 0x530) || c >= 0x800);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
