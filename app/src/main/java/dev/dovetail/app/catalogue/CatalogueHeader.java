package dev.dovetail.app.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// What the first 100 bytes of a catalogue say, read before SQLite is asked to open it: SQLite takes an empty or foreign
/// file for its own, and reports a truncated one only when it comes across the missing pages.
///
/// The layout is that of the SQLite database file format, section 1.3.
final class CatalogueHeader {
  /// Marks a SQLite file as a Dovetail catalogue ("Dove").
  static final int APPLICATION_ID = 0x446f7665;

  /// The version of the schema that this program writes. It reads those before, too.
  static final int VERSION = 2;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 100;

  private CatalogueHeader() {}

  /// Checks that the file is a catalogue this program can use.
  ///
  /// @return the version of its schema, at most [#VERSION]
  /// @throws CatalogueException if it is not, with the reason
  static int check(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw unusable(file, "is a folder, not a file");
    }
    ByteBuffer header = ByteBuffer.allocate(LENGTH);
    long size;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      size = channel.size();
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // reads until the header is full or the file ends
      }
    }
    if (size == 0) {
      throw unusable(file, "is empty");
    }
    int known = Math.min(MAGIC.length, header.position());
    if (!Arrays.equals(MAGIC, 0, known, header.array(), 0, known)) {
      throw unusable(file, "is not a SQLite database");
    }
    if (header.hasRemaining()) {
      throw unusable(file, "is cut short (" + size + " bytes)");
    }
    if (header.getInt(68) != APPLICATION_ID) {
      throw unusable(file, "is a SQLite database, but not the catalogue of a desk");
    }
    int version = header.getInt(60);
    if (version < 1) {
      throw unusable(file, "has no version (it says " + version + ')');
    }
    if (version > VERSION) {
      throw new CatalogueException(
          "The catalogue " + file + " was made by a newer dovetail (its version is " + version + ", this program knows "
              + VERSION + "). Nothing was changed; use the newer dovetail.");
    }
    int pageSize = header.getShort(16) == 1 ? 65536 : header.getShort(16) & 0xffff;
    long expected = (long) pageSize * header.getInt(28);
    boolean isCountCurrent = header.getInt(24) == header.getInt(92);
    boolean hasJournal = Files.exists(file.resolveSibling(file.getFileName() + "-journal"));
    if (isCountCurrent && size < expected && !hasJournal) {
      throw unusable(file, "is cut short (" + size + " of " + expected + " bytes)");
    }
    return version;
  }

  private static CatalogueException unusable(Path file, String what) {
    return new CatalogueException(
        "The catalogue " + file + ' ' + what + ". Nothing was changed. Put back a copy of it, or move it away; the"
            + " files under imports/ are not affected.");
  }
}
