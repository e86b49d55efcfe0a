package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.SyncAction;
import dev.dovetail.fileops.SyncAction.Kind;
import dev.dovetail.fileops.SyncReport;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Counts what a sync does, and tells of it.
final class SyncTally {
  private final Consumer<SyncAction> listener;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private long unchanged;
  private long bytes;

  SyncTally(Consumer<SyncAction> listener) {
    this.listener = listener;
  }

  void done(Path path, Kind kind, long copied) {
    counts.merge(kind, 1L, Long::sum);
    bytes += copied;
    listener.accept(new SyncAction(path, kind, copied));
  }

  void unchanged() {
    unchanged++;
  }

  SyncReport report() {
    return new SyncReport(
        count(Kind.COPIED), count(Kind.UPDATED), count(Kind.METADATA), count(Kind.DELETED), unchanged, bytes);
  }

  private long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
