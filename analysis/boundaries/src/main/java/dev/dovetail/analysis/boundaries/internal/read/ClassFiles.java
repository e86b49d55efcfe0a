package dev.dovetail.analysis.boundaries.internal.read;

/// The head of class files (JVMS 4.1).
final class ClassFiles {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int HEAD = 8;

  /// Class files of Java 1 have the version 45.
  private static final int BEFORE_FIRST = 44;

  private ClassFiles() {}

  static boolean isClassFile(byte[] bytes) {
    return bytes.length > HEAD && ((u2(bytes, 0) << 16) | u2(bytes, 2)) == MAGIC;
  }

  static int major(byte[] bytes) {
    return u2(bytes, 6);
  }

  /// Returns the release that a class file is made for, as `Java 26`.
  static String javaOf(byte[] bytes) {
    return javaOf(major(bytes));
  }

  static String javaOf(int major) {
    return "Java " + (major - BEFORE_FIRST) + " (class file version " + major + ")";
  }

  private static int u2(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
