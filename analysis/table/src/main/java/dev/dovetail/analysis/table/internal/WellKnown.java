package dev.dovetail.analysis.table.internal;

import dev.dovetail.analysis.table.spi.FileHead;
import java.util.Arrays;
import java.util.Optional;

/// What to say of tables that a module reads which is not there.
final class WellKnown {
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
  private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private WellKnown() {}

  /// Says what a file is that no format takes.
  static Optional<String> nameOf(FileHead head) {
    if (begins(head, PARQUET)) {
      return Optional.of("The file is Parquet, which the module dev.dovetail.analysis.parquet reads if it is there");
    }
    if (begins(head, OLD_OFFICE)) {
      return Optional.of("The file is an old Excel workbook (.xls), an encrypted one or another document of that "
          + "kind, which are not read; save it as .xlsx without a password");
    }
    return Optional.empty();
  }

  private static boolean begins(FileHead head, byte[] magic) {
    return head.bytes().length >= magic.length
        && Arrays.equals(head.bytes(), 0, magic.length, magic, 0, magic.length);
  }
}
