package dev.dovetail.fileops.internal.mode;

/// One operation of a change, such as `u+rX`.
///
/// @param operator `+`, `-` or `=`
/// @param who the bits of those who are named; 0 if nobody is
/// @param bits the permissions for everybody, or the class to be copied from
/// @param mentioned the bits that the text names, which change on directories too
/// @param source what `bits` mean
public record ModeStep(char operator, int who, int bits, int mentioned, Source source) {
  private static final int SET_ID = 06000;
  private static final int EXECUTE = 0111;

  /// Where the permissions come from.
  public enum Source {
    /// They are as they stand.
    TEXT,
    /// They are those and, with directories and what anybody may execute, to execute.
    TEXT_AND_EXECUTE_IF_ANY,
    /// They are what one class has.
    CLASS
  }

  /// Returns what a mode becomes.
  public int apply(int mode, boolean isDirectory, int umask) {
    int kept = isDirectory ? SET_ID & ~mentioned : 0;
    int value = value(mode, isDirectory) & (who == 0 ? ~umask : who) & ~kept;
    return switch (operator) {
      case '+' -> mode | value;
      case '-' -> mode & ~value;
      default -> (mode & ((who == 0 ? 0 : ~who) | kept)) | value;
    };
  }

  private int value(int mode, boolean isDirectory) {
    return switch (source) {
      case TEXT -> bits;
      case TEXT_AND_EXECUTE_IF_ANY -> isDirectory || (mode & EXECUTE) != 0 ? bits | EXECUTE : bits;
      case CLASS -> copied(mode & bits);
    };
  }

  private static int copied(int permissions) {
    int one = (permissions | permissions >> 3 | permissions >> 6) & 7;
    return one | one << 3 | one << 6;
  }
}
