package dev.dovetail.analysis.boundaries.internal.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the elements and texts of an XML 1.0 document, which is all that a POM is made of.
///
/// It opens no other file and expands no entity but characters and the five predefined ones, so that nothing
/// can grow; a document type is skipped, and other entities are left as they are written.
final class XmlReader {
  private static final int MAX_DEPTH = 256;

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable XmlElement root;
  private int at;
  private int line = 1;
  private int counted;

  private XmlReader(String text) {
    this.text = text;
  }

  /// An element whose end was not yet seen.
  private record Open(String name, int line, StringBuilder text, List<XmlElement> children) {}

  /// Returns the root of a document.
  ///
  /// @throws DamagedXmlException if it is not well-formed
  static XmlElement read(String text) throws DamagedXmlException {
    return new XmlReader(text).document();
  }

  private XmlElement document() throws DamagedXmlException {
    while (at < text.length()) {
      if (text.charAt(at) != '<') {
        characters();
      } else if (text.startsWith("<!--", at)) {
        goBehind("-->");
      } else if (text.startsWith("<![CDATA[", at)) {
        int start = at + "<![CDATA[".length();
        goBehind("]]>");
        append(text.substring(start, at - "]]>".length()));
      } else if (text.startsWith("<?", at)) {
        goBehind("?>");
      } else if (text.startsWith("<!", at)) {
        documentType();
      } else if (text.startsWith("</", at)) {
        end();
      } else {
        start();
      }
    }
    if (!open.isEmpty()) {
      throw damaged("expected </" + open.getLast().name + "> for the element of line " + open.getLast().line
          + ", found the end of the file");
    }
    if (root == null) {
      throw damaged("expected an element, found none");
    }
    return root;
  }

  private void start() throws DamagedXmlException {
    int startLine = line();
    at++;
    String name = name();
    boolean isEmpty = false;
    while (true) {
      char c = current("expected > after <" + name);
      at++;
      if (c == '>') {
        break;
      }
      if (c == '"' || c == '\'') {
        goBehind(String.valueOf(c));
      } else if (c == '<') {
        throw damaged("expected > after <" + name + ", found <");
      }
      isEmpty = c == '/';
    }
    if (open.isEmpty() && root != null) {
      throw damaged("expected the end of the file, found <" + name + ">");
    }
    if (open.size() == MAX_DEPTH) {
      throw damaged("expected at most " + MAX_DEPTH + " elements in one another, found more");
    }
    open.addLast(new Open(name, startLine, new StringBuilder(), new ArrayList<>()));
    if (isEmpty) {
      close();
    }
  }

  private void end() throws DamagedXmlException {
    at += 2;
    String name = name();
    String expected = open.isEmpty() ? "the end of the file" : "</" + open.getLast().name + ">";
    if (open.isEmpty() || !open.getLast().name.equals(name)) {
      throw damaged("expected " + expected + ", found </" + name + ">");
    }
    goBehind(">");
    close();
  }

  private void close() {
    Open last = open.removeLast();
    String name = last.name.substring(last.name.indexOf(':') + 1);
    XmlElement element = new XmlElement(
        name, last.line, last.text.toString().strip(), List.copyOf(last.children));
    if (open.isEmpty()) {
      root = element;
    } else {
      open.getLast().children.add(element);
    }
  }

  private String name() throws DamagedXmlException {
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))
        && "<>/='\"&!?".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw damaged("expected the name of an element after <, found "
          + (at < text.length() ? "'" + text.charAt(at) + "'" : "the end of the file"));
    }
    return text.substring(start, at);
  }

  private void characters() throws DamagedXmlException {
    int start = at;
    while (at < text.length() && text.charAt(at) != '<') {
      at++;
    }
    String characters = text.substring(start, at);
    if (open.isEmpty() && !characters.replace("\uFEFF", "").isBlank()) {
      throw damaged("expected an element, found text");
    }
    append(characters.indexOf('&') < 0 ? characters : resolve(characters));
  }

  private void append(String characters) {
    if (!open.isEmpty()) {
      open.getLast().text.append(characters);
    }
  }

  private static String resolve(String characters) {
    StringBuilder resolved = new StringBuilder(characters.length());
    int from = 0;
    while (from < characters.length()) {
      int start = characters.indexOf('&', from);
      int end = start < 0 ? -1 : characters.indexOf(';', start);
      if (end < 0) {
        break;
      }
      resolved.append(characters, from, start).append(entity(characters.substring(start, end + 1)));
      from = end + 1;
    }
    return resolved.append(characters.substring(from)).toString();
  }

  private static String entity(String reference) {
    return switch (reference) {
      case "&amp;" -> "&";
      case "&lt;" -> "<";
      case "&gt;" -> ">";
      case "&quot;" -> "\"";
      case "&apos;" -> "'";
      default -> reference.startsWith("&#") ? character(reference) : reference;
    };
  }

  private static String character(String reference) {
    boolean isHex = reference.startsWith("&#x");
    try {
      int codePoint = Integer.parseInt(
          reference, isHex ? 3 : 2, reference.length() - 1, isHex ? 16 : 10);
      return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : reference;
    } catch (NumberFormatException e) {
      return reference;
    }
  }

  /// Declarations in brackets hold `>` too, in quotes.
  private void documentType() throws DamagedXmlException {
    int depth = 0;
    while (true) {
      char c = current("expected the end of <!");
      at++;
      switch (c) {
        case '"', '\'' -> goBehind(String.valueOf(c));
        case '<' -> {
          if (text.startsWith("!--", at)) {
            goBehind("-->");
          } else {
            depth++;
          }
        }
        case '>' -> {
          depth--;
          if (depth == 0) {
            return;
          }
        }
        default -> {}
      }
    }
  }

  private void goBehind(String end) throws DamagedXmlException {
    int found = text.indexOf(end, at);
    if (found < 0) {
      throw damaged("expected " + end + ", found the end of the file");
    }
    at = found + end.length();
  }

  private char current(String expected) throws DamagedXmlException {
    if (at == text.length()) {
      throw damaged(expected + ", found the end of the file");
    }
    return text.charAt(at);
  }

  private int line() {
    for (; counted < at; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }

  private DamagedXmlException damaged(String message) {
    return new DamagedXmlException(line(), message);
  }
}
