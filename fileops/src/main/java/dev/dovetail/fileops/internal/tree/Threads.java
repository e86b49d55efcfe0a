package dev.dovetail.fileops.internal.tree;

/// How many threads work in a tree.
public final class Threads {
  /// In place of a number: as many as are good here.
  public static final int AUTOMATIC = 0;

  private static final int MOST = 4; // more were slower: they wait for each other in the kernel

  private Threads() {}

  /// Returns the number for a number or [#AUTOMATIC].
  public static int of(int threads) {
    return threads == AUTOMATIC ? Math.min(MOST, Runtime.getRuntime().availableProcessors()) : threads;
  }

  /// Returns the number if it is one.
  ///
  /// @throws IllegalArgumentException if not
  public static int require(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread is needed, not " + threads);
    }
    return threads;
  }
}
