package dev.dovetail.fileops.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The names of entries: between bytes, text and paths, and what is wrong with them.
///
/// A byte that is not UTF-8 is the character U+DC00 plus its value in a text (PEP 383).
final class EntryNames {
  private static final int ESCAPE = 0xdc00;
  private static final char REPLACEMENT = '\ufffd';

  private EntryNames() {}

  /// Returns bytes as text, each one that is not UTF-8 escaped.
  static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return decodedWithEscapes(bytes); // also an answer
    }
  }

  private static String decodedWithEscapes(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what it cannot read
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = result.length(); i > 0; i--) {
        out.put((char) (ESCAPE + (in.get() & 0xff)));
      }
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  /// Returns the bytes of a text that [#decoded] made.
  static byte[] encoded(String text) {
    if (text.chars().noneMatch(EntryNames::isEscape)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEscape(text.charAt(i)) && !(i > 0 && Character.isHighSurrogate(text.charAt(i - 1)))) {
        bytes.writeBytes(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
        bytes.write(text.charAt(i) - ESCAPE);
        start = i + 1;
      }
    }
    bytes.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /// Tells whether the text has bytes that are not UTF-8.
  static boolean hasEscapes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isEscape(text.charAt(i)) && !(i > 0 && Character.isHighSurrogate(text.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEscape(int c) {
    return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff;
  }

  /// Returns the name of a path, which has but one.
  static String of(Path name) {
    String text = name.toString();
    if (text.indexOf(REPLACEMENT) < 0 || !isOfDefaultFileSystem(name)) {
      return text;
    }
    String encoded = name.toUri().getRawPath(); // the one door to the bytes
    String last = encoded.substring(encoded.lastIndexOf('/', encoded.length() - 2) + 1);
    return decoded(percentDecoded(last));
  }

  /// Returns the target of a symbolic link as text, with `/` between its parts.
  static String ofLink(Path target) {
    StringBuilder text = new StringBuilder(target.isAbsolute() ? "/" : "");
    for (int i = 0; i < target.getNameCount(); i++) {
      text.append(i > 0 ? "/" : "").append(of(target.getName(i)));
    }
    return text.toString();
  }

  /// Returns the path of a name in a directory.
  ///
  /// @throws InvalidPathException if the file system has no such name
  static Path resolve(Path directory, String name) {
    return directory.resolve(path(directory, name));
  }

  /// Returns the path of a text with `/` between its parts.
  ///
  /// @param like some path of the file system
  /// @throws InvalidPathException if the file system has no such name
  static Path path(Path like, String text) {
    if (!hasEscapes(text)) {
      try {
        return like.getFileSystem().getPath(text);
      } catch (InvalidPathException e) {
        if (!isOfDefaultFileSystem(like) || text.indexOf('\0') >= 0) {
          throw e;
        }
      }
    }
    if (!isOfDefaultFileSystem(like) || File.separatorChar != '/') {
      throw new InvalidPathException(text, "has bytes that this file system has no characters for");
    }
    StringBuilder uri = new StringBuilder("file:///");
    for (byte b : encoded(text)) {
      uri.append(b == '/' ? "/" : String.format("%%%02X", b));
    }
    Path absolute = Path.of(URI.create(uri.toString()));
    return text.startsWith("/") ? absolute : absolute.subpath(0, absolute.getNameCount());
  }

  private static boolean isOfDefaultFileSystem(Path path) {
    return path.getFileSystem().equals(FileSystems.getDefault());
  }

  private static byte[] percentDecoded(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
        i += 2;
      } else if (c != '/') {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }

  /// Returns the parts of an entry's name, without those that mean nothing (`.`, and slashes too many).
  ///
  /// @return no parts for the directory itself
  /// @throws DamagedException if it is not to be trusted
  static List<String> parts(String name) throws DamagedException {
    if (name.isEmpty()) {
      throw new DamagedException("has an entry without a name");
    }
    if (name.indexOf('\0') >= 0) {
      throw new DamagedException("has a NUL in its name");
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= name.length()) {
      int slash = name.indexOf('/', start);
      int end = slash < 0 ? name.length() : slash;
      String part = name.substring(start, end);
      if (part.equals("..")) {
        throw new DamagedException("leads out of the directory by \"..\"");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
      start = end + 1;
    }
    if (name.indexOf('\\') >= 0) {
      checkOfWindows(parts);
    }
    if (!parts.isEmpty()) {
      checkDrive(name, parts.getFirst());
    }
    return parts;
  }

  /// Refuses what would be a path out of the directory on Windows. It is an honest name elsewhere, but no
  /// honest archive has it.
  private static void checkOfWindows(List<String> parts) throws DamagedException {
    boolean isRooted = parts.getFirst().startsWith("\\") && parts.getFirst().length() > 1;
    boolean climbs =
        parts.stream().anyMatch(part -> List.of(part.split("\\\\", -1)).contains(".."));
    if (isRooted || climbs) {
      throw new DamagedException("leads out of the directory where \"\\\" separates names");
    }
    if (File.separatorChar == '\\') {
      throw new DamagedException("has a \"\\\" in its name");
    }
  }

  private static void checkDrive(String name, String first) throws DamagedException {
    boolean isLetter = first.length() > 1 && first.charAt(1) == ':' && Character.isLetter(first.charAt(0));
    boolean isRooted =
        first.length() == 2 ? name.contains("/") : first.length() > 2 && first.charAt(2) == '\\';
    if (isLetter && (isRooted || File.separatorChar == '\\')) {
      throw new DamagedException("names a drive");
    }
  }
}
