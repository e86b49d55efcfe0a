package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The difference between a root and a transaction's view of it, whatever way the transaction took to get
/// there.
///
/// @param arrivals what comes to be somewhere: where it will be, and where it is now, in the root or staged
/// @param leaving what is in the root and will not be at that place any more
/// @param overwritten files in the root that something else takes the place of in one step
record NetEffect(Map<Path, Path> arrivals, Set<Path> leaving, Map<Path, FileStat> overwritten) {
  /// Compares, and makes sure that the root is still what the transaction saw.
  ///
  /// @throws FileAlreadyExistsException if something has appeared where something is to be put
  /// @throws FileChangedException if something that is to go has changed, or is gone
  static NetEffect of(View view) throws IOException {
    requireUnchanged(view);
    NetEffect effect = new NetEffect(new TreeMap<>(), new TreeSet<>(), new HashMap<>());
    effect.collect(view, view.top(), view.top().place(), true, true);
    for (Path source : effect.arrivals.values()) {
      if (!view.isStaged(new Entry(source))) {
        effect.leaving.add(source);
        effect.overwritten.remove(source);
      }
    }
    return effect;
  }

  /// Walks over the changed part of the view.
  ///
  /// @param target where the entry will be
  /// @param isCarried whether it gets there with its directory
  /// @param isStill whether it is there already, and so are all directories above
  private void collect(View view, Entry entry, Path target, boolean isCarried, boolean isStill)
      throws IOException {
    if (!isCarried) {
      arrivals.put(target, entry.place());
    }
    for (Map.Entry<Path, Optional<Entry>> change : entry.changes().entrySet()) {
      Path name = change.getKey();
      Optional<Entry> child = change.getValue();
      boolean carries = child.isPresent() && entry.carries(name, child.get());
      if (!carries && !view.isStaged(entry)) {
        replace(view, entry.place().resolve(name), child, isStill);
      }
      if (child.isPresent()) {
        collect(view, child.get(), target.resolve(name), carries, isStill && carries);
      }
    }
  }

  /// Decides what becomes of a thing in the root at whose place there is something else, or nothing, in the
  /// view.
  private void replace(View view, Path original, Optional<Entry> successor,
      boolean isStill) throws IOException {
    FileStat stat = FileStat.find(original);
    if (stat == null) {
      return;
    }
    if (!view.witnessed().containsKey(original)) {
      throw new FileAlreadyExistsException(
          original.toString(),
          null,
          "has appeared since the transaction looked, and will not be overwritten; begin a new transaction");
    }
    boolean isOneStep =
        isStill
            && successor.isPresent()
            && !stat.isDirectory()
            && !FileStat.of(successor.get().place()).isDirectory();
    if (isOneStep) {
      overwritten.put(original, stat);
    } else {
      leaving.add(original);
    }
  }

  private static void requireUnchanged(View view) throws IOException {
    for (Map.Entry<Path, FileStat> seen : view.witnessed().entrySet()) {
      FileStat now = FileStat.find(seen.getKey());
      if (now == null || !now.isUnchangedSince(seen.getValue())) {
        throw changed(seen.getKey());
      }
    }
    for (Map.Entry<Path, Long> seen : view.directories().entrySet()) {
      FileStat now = FileStat.find(seen.getKey());
      if (now == null || !now.isDirectory() || now.stamp().inode() != seen.getValue()) {
        throw changed(seen.getKey());
      }
    }
  }

  private static FileChangedException changed(Path path) {
    return new FileChangedException(
        path,
        "has changed since the transaction looked at it, so nothing was done; begin a new transaction");
  }
}
