package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.Metadata;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a transaction sees: its root, overlaid with what it has done so far. Paths are relative to the root,
/// and no symbolic link in them is followed.
///
/// What is in the root stays where it is; only [what is staged][Staging] is renamed at once, from place to
/// place in the workspace, so that a directory that is filled bit by bit is whole on disk before the commit.
public final class View {
  private final Path root;
  private final Path journal;
  private final Staging staging;
  private final Entry top;

  /// How things in the root were when the transaction first took them away or put something in their place.
  private final Map<Path, FileStat> witnessed = new HashMap<>();

  /// Which directory had a path in the root when the transaction first changed its entries.
  private final Map<Path, Long> directories = new HashMap<>();

  /// Shows a root as it is.
  ///
  /// @param root a real path
  /// @param journal a directory that is not shown
  public View(Path root, Path journal, Staging staging) {
    this.root = root;
    this.journal = journal;
    this.staging = staging;
    this.top = new Entry(root);
  }

  Entry top() {
    return top;
  }

  Staging staging() {
    return staging;
  }

  Map<Path, FileStat> witnessed() {
    return witnessed;
  }

  Map<Path, Long> directories() {
    return directories;
  }

  boolean isStaged(Entry entry) {
    return staging.holds(entry.place());
  }

  /// Returns where an entry is on disk for the time being.
  ///
  /// @throws NoSuchFileException if there is no such entry, or a directory of the path is missing
  public Path place(Path path) throws IOException {
    return get(path).place();
  }

  /// Looks at an entry; nothing if there is none. A missing directory of its path counts as that, too.
  public Optional<FileStat> find(Path path) throws IOException {
    try {
      return Optional.of(FileStat.of(get(path).place()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Returns the names in a directory.
  public SortedSet<Path> names(Path path) throws IOException {
    Entry entry = get(path);
    requireDirectory(entry, path);
    return names(entry);
  }

  Entry get(Path path) throws IOException {
    if (path.toString().isEmpty()) {
      return top;
    }
    Entry directory = directory(path.getParent(), false);
    return child(directory, path.getFileName())
        .orElseThrow(() -> new NoSuchFileException(root.resolve(path).toString()));
  }

  /// Makes sure that an entry could be put at a path.
  void requireParent(Path path) throws IOException {
    directory(path.getParent(), false);
  }

  /// Puts an entry where the view has none.
  void put(Path path, Entry entry) throws IOException {
    Entry directory = directory(path.getParent(), true);
    Path name = path.getFileName();
    if (!isStaged(directory) || !isStaged(entry)) {
      directory.changes().put(name, Optional.of(entry));
      return;
    }
    Path place = directory.place().resolve(name);
    staging.rename(entry.place(), place);
    entry.relocate(place);
    if (entry.changes().isEmpty()) {
      directory.changes().remove(name);
    } else {
      directory.changes().put(name, Optional.of(entry));
    }
  }

  /// Takes an entry out of the view, to be put elsewhere or to be forgotten.
  Entry take(Path path) throws IOException {
    Entry entry = get(path);
    Entry directory = directory(path.getParent(), true);
    Path name = path.getFileName();
    if (!isStaged(entry)) {
      witnessed.putIfAbsent(entry.place(), FileStat.of(entry.place()));
    } else if (directory.carries(name, entry)) {
      Path place = staging.free("new-");
      staging.rename(entry.place(), place);
      entry.relocate(place);
    }
    if (isStaged(directory)) {
      directory.changes().remove(name);
    } else {
      directory.changes().put(name, Optional.empty());
    }
    return entry;
  }

  /// Copies an entry as it is in the view to a free place in the workspace.
  Path copy(Entry entry) throws IOException {
    if (entry.changes().isEmpty()) {
      return staging.copy(entry.place());
    }
    Path copy = staging.directory();
    try {
      for (Path name : names(entry)) {
        staging.rename(copy(child(entry, name).orElseThrow()), copy.resolve(name));
      }
      Metadata.copyAll(entry.place(), copy, false);
      return copy;
    } catch (IOException | RuntimeException | Error e) {
      staging.discard(copy);
      throw e;
    }
  }

  SortedSet<Path> names(Entry entry) throws IOException {
    SortedSet<Path> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(entry.place())) {
      for (Path place : entries) {
        if (!place.equals(journal)) {
          names.add(place.getFileName());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entry
        .changes()
        .forEach(
            (name, child) -> {
              if (child.isPresent()) {
                names.add(name);
              } else {
                names.remove(name);
              }
            });
    return names;
  }

  private Optional<Entry> child(Entry directory, Path name) throws IOException {
    Optional<Entry> changed = directory.changes().get(name);
    if (changed != null) {
      return changed;
    }
    Path place = directory.place().resolve(name);
    return FileStat.find(place) == null ? Optional.empty() : Optional.of(new Entry(place));
  }

  /// Returns a directory.
  ///
  /// @param path null for the root
  /// @param isToChange whether its entries are to be changed
  private Entry directory(@Nullable Path path, boolean isToChange) throws IOException {
    Entry entry = top;
    if (path != null) {
      for (int i = 0; i < path.getNameCount(); i++) {
        Path soFar = path.subpath(0, i + 1);
        Entry child =
            child(entry, path.getName(i))
                .orElseThrow(() -> new NoSuchFileException(root.resolve(soFar).toString()));
        requireDirectory(child, soFar);
        if (isToChange) {
          entry.changes().put(path.getName(i), Optional.of(child));
        }
        entry = child;
      }
    }
    if (isToChange && !isStaged(entry) && !directories.containsKey(entry.place())) {
      directories.put(entry.place(), FileStat.of(entry.place()).stamp().inode());
    }
    return entry;
  }

  private void requireDirectory(Entry entry, Path path) throws IOException {
    FileStat stat = FileStat.of(entry.place());
    if (stat.kind() == FileKind.SYMBOLIC_LINK) {
      throw new FileSystemException(
          root.resolve(path).toString(), null, "is a symbolic link, and a transaction follows none");
    }
    if (!stat.isDirectory()) {
      throw new NotDirectoryException(root.resolve(path).toString());
    }
  }
}
