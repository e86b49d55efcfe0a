package dev.dovetail.persistence.internal.migration;

import dev.dovetail.persistence.MigrationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A script.
///
/// @param number its place among the scripts
/// @param file the name of its file, without folders
/// @param text what it says, with `\n` between lines
record Script(long number, String file, String text) {
  private static final Pattern NAME = Pattern.compile("([0-9]{1,18})-[^/\\\\]+\\.sql");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// Reads a script.
  ///
  /// @throws MigrationException if its name has no number, or its bytes are not UTF-8
  static Script of(String file, byte[] content) {
    Matcher name = NAME.matcher(file);
    if (!name.matches() || Long.parseLong(name.group(1)) == 0) {
      throw new MigrationException("A script is named by its number, from 1, a hyphen and what it does, like"
          + " 0001-create-tables.sql; found " + file + ". Rename it, or move it away");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      return new Script(Long.parseLong(name.group(1)), file, withoutMark.replace("\r\n", "\n"));
    } catch (CharacterCodingException e) {
      throw new MigrationException(file + " is not UTF-8 text: save it as UTF-8", e);
    }
  }

  /// SHA-256 of the text, in hexadecimal digits.
  String checksum() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
