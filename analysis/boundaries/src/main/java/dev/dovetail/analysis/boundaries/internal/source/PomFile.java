package dev.dovetail.analysis.boundaries.internal.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The elements of a `pom.xml`.
final class PomFile {
  private static final long MAX_SIZE = 4L << 20;
  private static final int HEAD = 200;
  private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([\\w.-]+)[\"']");

  private PomFile() {}

  /// Returns the element `project`.
  ///
  /// @throws IOException if it cannot be read, is too large, no XML, or no POM
  static XmlElement read(Path file) throws IOException {
    if (Files.size(file) > MAX_SIZE) {
      throw new IOException("expected a POM of at most 4 MB, found " + Files.size(file) + " bytes");
    }
    XmlElement root = XmlReader.read(decode(Files.readAllBytes(file)));
    if (!root.name().equals("project")) {
      throw new DamagedXmlException(root.line(), "expected <project>, found <" + root.name() + ">");
    }
    return root;
  }

  private static String decode(byte[] bytes) throws IOException {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    if (mark == 0xfeff || mark == 0xfffe) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String start = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher encoding = ENCODING.matcher(start);
    if (!encoding.find()) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try {
      return new String(bytes, Charset.forName(encoding.group(1)));
    } catch (IllegalArgumentException e) {
      throw new IOException("expected an encoding that Java knows, found " + encoding.group(1), e);
    }
  }
}
