package dev.dovetail.fileops;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation on a tree went on to its end, and these parts of it failed.
public final class TreeException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  private final transient List<Failure> failures; // paths cannot be serialized; the message names most

  /// One part that failed.
  ///
  /// @param source the file it is about
  /// @param target where it was to go; null where there is no such place, as in a removal
  /// @param cause why
  public record Failure(Path source, @Nullable Path target, IOException cause) {
    /// Returns paths and reason in one line.
    @Override
    public String toString() {
      return source + (target == null ? "" : " -> " + target) + ": " + reason();
    }

    /// Returns why, without the name that has been said; an exception of the JDK may have nothing but that.
    private String reason() {
      String text = String.valueOf(cause.getMessage());
      String name = source.toString();
      if (text.equals(name) || cause.getMessage() == null) {
        return cause.getClass().getSimpleName();
      }
      return text.startsWith(name + ": ") ? text.substring(name.length() + 2) : text;
    }
  }

  /// Collects what failed.
  ///
  /// @param tree the tree as a whole
  /// @param what what was done to it: `copied`
  /// @param failures one or more, in the order in which they happened
  public TreeException(Path tree, String what, List<Failure> failures) {
    super(tree, message(tree, what, failures));
    this.failures = List.copyOf(failures);
    initCause(failures.getFirst().cause());
    failures.stream().skip(1).limit(SHOWN).forEach(failure -> addSuppressed(failure.cause()));
  }

  /// Returns what failed, in the order in which it happened; empty after deserialization.
  public List<Failure> failures() {
    return failures == null ? List.of() : failures;
  }

  private static String message(Path tree, String what, List<Failure> failures) {
    StringBuilder text = new StringBuilder();
    text.append(tree).append(": not all of it was ").append(what).append(", ").append(failures.size());
    text.append(failures.size() == 1 ? " error:" : " errors:");
    for (Failure failure : failures.subList(0, Math.min(SHOWN, failures.size()))) {
      text.append("\n  ").append(failure);
    }
    if (failures.size() > SHOWN) {
      text.append("\n  and ").append(failures.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
