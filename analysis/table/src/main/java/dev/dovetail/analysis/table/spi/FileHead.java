package dev.dovetail.analysis.table.spi;

import java.util.Locale;

/// The name and the beginning of a file, from which a format tells whether it can read it.
public final class FileHead {
  /// How much of the beginning there is, in bytes.
  public static final int LIMIT = 64 << 10;

  private final String fileName;
  private final byte[] bytes;
  private final boolean isWhole;

  /// Takes the beginning of a file.
  ///
  /// @param fileName the last part of its path
  /// @param bytes its first bytes; taken over, not copied
  /// @param isWhole whether these are all
  public FileHead(String fileName, byte[] bytes, boolean isWhole) {
    this.fileName = fileName;
    this.bytes = bytes;
    this.isWhole = isWhole;
  }

  /// Returns the last part of the file's path.
  public String fileName() {
    return fileName;
  }

  /// Returns the file name's extension in lower case, without the dot; empty if there is none.
  public String extension() {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /// Returns the first bytes; not to be changed.
  public byte[] bytes() {
    return bytes;
  }

  /// Tells whether the first bytes are the whole file.
  public boolean isWhole() {
    return isWhole;
  }
}
