package dev.dovetail.fileops.internal.transaction;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A name in a transaction's view of its root: something on disk, and how its entries differ from those on
/// disk if it is a directory.
final class Entry {
  /// By name; empty where the view has nothing of that name.
  private final Map<Path, Optional<Entry>> changes = new TreeMap<>();

  private Path place;

  /// Shows what is on disk as it is.
  ///
  /// @param place where it is now: in the root, or in the workspace
  Entry(Path place) {
    this.place = place;
  }

  Path place() {
    return place;
  }

  Map<Path, Optional<Entry>> changes() {
    return changes;
  }

  /// Tells whether an entry of this directory is on disk where it is in the view, and so goes along when this
  /// one is moved.
  boolean carries(Path name, Entry child) {
    return child.place.equals(place.resolve(name));
  }

  /// Takes note of a rename on disk.
  void relocate(Path newPlace) {
    changes.forEach(
        (name, child) -> {
          if (child.isPresent() && carries(name, child.get())) {
            child.get().relocate(newPlace.resolve(name));
          }
        });
    place = newPlace;
  }
}
