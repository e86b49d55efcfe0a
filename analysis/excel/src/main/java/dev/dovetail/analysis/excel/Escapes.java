package dev.dovetail.analysis.excel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Characters that XML cannot hold, which workbooks spell as `_x000D_` (ECMA-376 part 1, 22.9.2.19).
final class Escapes {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Escapes() {}

  static String decode(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return ESCAPE.matcher(text).replaceAll(found -> {
      char c = (char) Integer.parseInt(found.group(1), 16);
      return Matcher.quoteReplacement(Character.isSurrogate(c) ? found.group() : String.valueOf(c));
    });
  }
}
