package dev.dovetail.core;

import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/// Counts the steps of a run and makes the n-th of them fail, or end the process as far as the run can tell.
final class Faults {
  enum Kind { NONE, FAILURE, DEATH }

  /// Stands for the end of the process: whoever catches it must not go on.
  static final class Death extends Error {
    @Serial private static final long serialVersionUID = 1L;

    Death(String where) {
      super(where, null, false, false);
    }
  }

  final List<String> steps = new ArrayList<>();
  private final Kind kind;
  private final int when;
  private boolean isDead;

  Faults(Kind kind, int when) {
    this.kind = kind;
    this.when = when;
  }

  static Faults none() {
    return new Faults(Kind.NONE, -1);
  }

  void at(String step) throws IOException {
    if (isDead) {
      throw new Death("a dead process does nothing: " + step);
    }
    steps.add(step);
    if (steps.size() - 1 == when) {
      if (kind == Kind.DEATH) {
        isDead = true;
        throw new Death(step);
      }
      throw new IOException(step);
    }
  }
}
