package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.Durability;
import dev.dovetail.fileops.SyncPoint;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes changed directories durable, by whichever is cheaper: one flush each, or one of the whole file
/// system.
final class Syncs {
  private static final int MANY = 32; // one flush of a file system costs about as much

  private Syncs() {}

  /// Makes the entries of the directories durable. One that is not there any more is passed over: that it is
  /// gone is an entry of its parent.
  static void directories(Collection<Path> directories) throws IOException {
    Map<Path, FileStat> present = new LinkedHashMap<>();
    for (Path directory : directories) {
      FileStat stat = FileStat.find(directory);
      if (stat != null && stat.isDirectory()) {
        present.put(directory, stat);
      }
    }
    if (present.size() <= MANY || !present.keySet().stream().allMatch(Linux::handles)) {
      for (Path directory : present.keySet()) {
        Durability.syncDirectory(directory);
      }
      return;
    }
    Map<Long, Path> byDevice = new HashMap<>();
    present.forEach((directory, stat) -> byDevice.putIfAbsent(stat.stamp().device(), directory));
    for (Path directory : byDevice.values()) {
      try (SyncPoint point = SyncPoint.open(directory)) {
        point.sync();
      }
    }
  }
}
