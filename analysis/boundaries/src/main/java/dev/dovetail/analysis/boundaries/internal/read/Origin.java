package dev.dovetail.analysis.boundaries.internal.read;

import java.nio.file.Path;
import java.util.Optional;

/// How it came that something is read.
///
/// @param isChecked whether it was given to be checked
/// @param isIncidental whether nobody named it: it lies beside what was named
/// @param project the folder of the Maven project that it was built from
record Origin(boolean isChecked, boolean isIncidental, Optional<Path> project) {
  static final Origin CHECKED = new Origin(true, false, Optional.empty());
  static final Origin CONTEXT = new Origin(false, false, Optional.empty());

  Origin of(Path folder) {
    return new Origin(isChecked, isIncidental, Optional.of(folder));
  }

  /// What lies beside it, to resolve against.
  static Origin beside() {
    return new Origin(false, true, Optional.empty());
  }
}
