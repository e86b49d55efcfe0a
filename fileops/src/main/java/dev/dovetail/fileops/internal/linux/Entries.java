package dev.dovetail.fileops.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What is in an open directory (getdents64(2)). Only what fits into one buffer is in memory at a time.
public final class Entries {
  private static final int TYPE = 18;
  private static final int NAME = 19;

  private Entries() {}

  /// Who is told of each entry.
  @FunctionalInterface
  public interface Visitor {
    /// Takes an entry.
    ///
    /// @param kind null where the file system does not say it here
    void accept(byte[] name, @Nullable FileKind kind) throws IOException;
  }

  /// Goes over all entries from the first on, save `.` and `..`.
  ///
  /// @return 0, or the errno with which reading failed
  public static int forEach(int directory, Visitor visitor) throws IOException {
    long rewound = Calls.seek(directory, 0, Calls.SEEK_SET);
    if (rewound < 0) {
      return (int) -rewound;
    }
    Scratch scratch = Scratch.get();
    MemorySegment buffer = scratch.borrow();
    try {
      int length = Calls.entries(directory, buffer);
      while (length > 0) {
        for (int at = 0; at < length; at += buffer.get(JAVA_SHORT, at + 16)) {
          visit(buffer, at, visitor);
        }
        length = Calls.entries(directory, buffer);
      }
      return -length;
    } finally {
      scratch.giveBack(buffer);
    }
  }

  private static void visit(MemorySegment buffer, int at, Visitor visitor) throws IOException {
    int start = at + NAME;
    int end = start;
    while (buffer.get(JAVA_BYTE, end) != 0) {
      end++;
    }
    int length = end - start;
    boolean isDots =
        length <= 2 && buffer.get(JAVA_BYTE, start) == '.' && buffer.get(JAVA_BYTE, end - 1) == '.';
    if (isDots) {
      return;
    }
    byte[] name = new byte[length];
    MemorySegment.copy(buffer, JAVA_BYTE, start, name, 0, length);
    int type = buffer.get(JAVA_BYTE, at + TYPE);
    visitor.accept(name, type == 0 ? null : FileStat.kindOf(type << 12));
  }
}
