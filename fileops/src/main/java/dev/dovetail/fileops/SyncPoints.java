package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The sync points of a transaction: one for each file system that something is staged on.
final class SyncPoints implements AutoCloseable {
  private final Map<Long, SyncPoint> byDevice = new HashMap<>();

  /// Opens the point of a file's file system, unless it is open.
  void include(Path file, FileStat stat) throws IOException {
    long device = stat.stamp().device();
    if (!byDevice.containsKey(device)) {
      Path directory = stat.isDirectory() ? file : Objects.requireNonNull(file.getParent());
      byDevice.put(device, SyncPoint.open(directory));
    }
  }

  /// Makes what is staged durable.
  void sync(List<Path> staged) throws IOException {
    for (Map.Entry<Long, SyncPoint> entry : byDevice.entrySet()) {
      List<Path> here = new ArrayList<>();
      for (Path path : staged) {
        if (FileStamp.of(path).device() == entry.getKey()) {
          here.add(path);
        }
      }
      if (!here.isEmpty()) {
        entry.getValue().sync(here.toArray(Path[]::new));
      }
    }
  }

  @Override
  public void close() {
    byDevice.values().forEach(SyncPoint::close);
    byDevice.clear();
  }
}
