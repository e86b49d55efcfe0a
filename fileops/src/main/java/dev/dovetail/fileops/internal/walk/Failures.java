package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.TreeException;
import dev.dovetail.fileops.TreeException.Failure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What fails of an operation that goes on. Used by one thread.
public final class Failures {
  private final @Nullable Consumer<Failure> handler;
  private final boolean ignoresVanished;
  private final List<Failure> collected = new ArrayList<>();

  /// Prepares for failures.
  ///
  /// @param handler who is told at once; null to collect them
  public Failures(@Nullable Consumer<Failure> handler) {
    this(handler, false);
  }

  /// Prepares for failures.
  ///
  /// @param handler who is told at once; null to collect them
  /// @param ignoresVanished whether it is none that a file is not there any more
  public Failures(@Nullable Consumer<Failure> handler, boolean ignoresVanished) {
    this.handler = handler;
    this.ignoresVanished = ignoresVanished;
  }

  /// Takes one.
  public void add(Path source, @Nullable Path target, IOException cause) {
    if (ignoresVanished && cause instanceof NoSuchFileException) {
      return;
    }
    Failure failure = new Failure(source, target, cause);
    if (handler != null) {
      handler.accept(failure);
    } else {
      collected.add(failure);
    }
  }

  /// Throws if some were collected.
  ///
  /// @param what what was done to the tree: `copied`
  public void throwIfAny(Path tree, String what) throws TreeException {
    if (!collected.isEmpty()) {
      throw new TreeException(tree, what, collected);
    }
  }
}
