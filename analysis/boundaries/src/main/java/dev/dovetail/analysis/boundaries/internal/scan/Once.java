package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made when it is first asked for. Safe for use by several threads.
final class Once<T> implements Supplier<T> {
  private @Nullable Supplier<T> source;
  private @Nullable T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = source == null ? null : source.get();
      if (known == null) {
        throw new IllegalStateException("nothing was made");
      }
      value = known;
      source = null;
    }
    return known;
  }
}
