package dev.dovetail.analysis.table.internal.packed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.analysis.table.spi.FileHead;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Ways to pack files, told by their first bytes.
enum Packing {
  GZIP("gzip", ".gz .gzip .z", 0, "\u001f\u008b\b"),
  ZSTD("zstd", ".zst .zstd", 0, "(\u00b5/\u00fd"),
  ZIP("zip", ".zip", 0, "PK\u0003\u0004"),
  EMPTY_ZIP("zip", "", 0, "PK\u0005\u0006"),
  BZIP2("bzip2", "", 0, "BZh"),
  XZ("xz", "", 0, "\u00fd7zXZ\0"),
  LZ4("lz4", "", 0, "\u0004\"M\u0018"),
  SEVEN_ZIP("7z", "", 0, "7z\u00bc\u00af'\u001c"),
  RAR("rar", "", 0, "Rar!\u001a\u0007"),
  TAR("tar", "", 257, "ustar");

  private final String label;
  private final String extensions;
  private final int place;
  private final String magic;

  Packing(String label, String extensions, int place, String magic) {
    this.label = label;
    this.extensions = extensions;
    this.place = place;
    this.magic = magic;
  }

  /// Tells how a file is packed, if it is.
  static Optional<Packing> of(FileHead head) {
    return Arrays.stream(values()).filter(packing -> packing.fits(head.bytes())).findFirst();
  }

  private boolean fits(byte[] bytes) {
    return bytes.length >= place + magic.length()
        && magic.equals(new String(bytes, place, magic.length(), ISO_8859_1));
  }

  String label() {
    return label;
  }

  /// Returns the name of what is inside, which decides its format: without the extension that says how it is
  /// packed.
  String innerName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(extensions.split(" "))
        .filter(extension -> lower.length() > extension.length() && lower.endsWith(extension))
        .findFirst()
        .map(extension -> name.substring(0, name.length() - extension.length()))
        .orElse(name);
  }
}
