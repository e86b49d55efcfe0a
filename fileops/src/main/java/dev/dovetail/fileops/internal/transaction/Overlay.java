package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.journal.Step;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The operations of a transaction. Each checks first and then changes the [View], so that one that throws
/// has changed nothing.
public final class Overlay {
  private final RootPaths paths;
  private final Path journal;
  private final Staging staging;
  private final View view;
  private boolean isBroken;

  /// Begins with a root as it is.
  ///
  /// @param root a real path
  /// @param journal the real path of the journal directory
  public Overlay(RootPaths paths, Path root, Path journal, Staging staging) {
    this.paths = paths;
    this.journal = journal;
    this.staging = staging;
    this.view = new View(root, journal, staging);
  }

  /// Tells whether anything was done.
  public boolean hasChanges() {
    return !view.top().changes().isEmpty();
  }

  /// Returns the steps that make the root what the view shows.
  public List<Step> plan() throws IOException {
    requireSound();
    return CommitPlan.of(view);
  }

  /// Looks at a path; nothing if the view has nothing there.
  public Optional<FileStat> find(Path path) throws IOException {
    return view.find(paths.toRead(path));
  }

  /// Returns where something is on disk for the time being.
  public Path place(Path path) throws IOException {
    return view.place(paths.toRead(path));
  }

  /// Returns the paths in a directory.
  public List<Path> list(Path directory) throws IOException {
    return view.names(paths.toRead(directory)).stream().map(directory::resolve).toList();
  }

  /// Copies a file or tree from anywhere.
  public void copy(Path source, Path target, boolean mayReplace) throws IOException {
    Path to = requireFree(target, mayReplace);
    Optional<Path> from = paths.find(source);
    if (from.isEmpty()) {
      requireNotAboveJournal(source);
      put(to, new Entry(staging.copy(source.toAbsolutePath())));
    } else if (from.get().equals(to)) {
      throw new SameFileException(source, target);
    } else {
      put(to, new Entry(view.copy(view.get(paths.toChange(source)))));
    }
  }

  /// Moves a file or tree of the root.
  public void move(Path source, Path target, boolean mayReplace) throws IOException {
    Path from = paths.toChange(source);
    FileStat stat = FileStat.of(view.place(from));
    if (from.equals(paths.toChange(target))) {
      return;
    }
    Path to = requireFree(target, mayReplace);
    if (to.startsWith(from)) {
      throw new FileSystemException(
          source.toString(), target.toString(), "cannot be moved into itself" + (stat.isDirectory() ? ""
              : ": it is no directory"));
    }
    change();
    Entry entry = view.take(from);
    forget(to);
    view.put(to, entry);
    isBroken = false;
  }

  /// Writes a file.
  public void write(Path path, Staging.Filling content) throws IOException {
    Path to = requireFree(path, true);
    Optional<FileStat> old = view.find(to);
    if (old.isPresent() && !old.get().isRegular()) {
      throw new NotRegularFileException(path, old.get().kind());
    }
    put(to, new Entry(staging.file(content, old.isPresent() ? view.place(to) : null)));
  }

  /// Removes a file or tree.
  public void remove(Path path) throws IOException {
    Path from = paths.toChange(path);
    requireRemovable(view.get(from));
    change();
    forget(from);
    isBroken = false;
  }

  /// Makes a directory.
  public void createDirectory(Path path) throws IOException {
    Path to = requireFree(path, false);
    put(to, new Entry(staging.directory()));
  }

  /// Makes a directory and those above it, where they are missing.
  public void createDirectories(Path path) throws IOException {
    Path whole = paths.toRead(path);
    for (int i = 1; i <= whole.getNameCount() && !whole.toString().isEmpty(); i++) {
      Path directory = whole.subpath(0, i);
      Optional<FileStat> found = view.find(directory);
      if (found.isEmpty()) {
        createDirectories(directory, directory.relativize(whole));
        return;
      } else if (!found.get().isDirectory()) {
        throw new FileAlreadyExistsException(
            path.toString(), null, directory + " is " + found.get().kind() + ", not a directory");
      }
    }
  }

  /// Makes a directory where nothing is, and others in it.
  private void createDirectories(Path top, Path below) throws IOException {
    Path to = requireFree(top, false);
    Path place = staging.directory();
    Files.createDirectories(place.resolve(below));
    put(to, new Entry(place));
  }

  /// Makes a symbolic link.
  public void createSymbolicLink(Path link, Path target) throws IOException {
    Path to = requireFree(link, false);
    put(to, new Entry(staging.link(target)));
  }

  private Path requireFree(Path target, boolean mayReplace) throws IOException {
    requireSound();
    Path to = paths.toChange(target);
    view.requireParent(to);
    Optional<FileStat> old = view.find(to);
    if (old.isPresent() && !mayReplace) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "is there; choose another name, or ask for it to be replaced");
    }
    if (old.isPresent()) {
      requireRemovable(view.get(to));
    }
    return to;
  }

  private void put(Path path, Entry entry) throws IOException {
    change();
    if (view.find(path).isPresent()) {
      forget(path);
    }
    view.put(path, entry);
    isBroken = false;
  }

  private void forget(Path path) throws IOException {
    if (view.find(path).isPresent()) {
      Entry entry = view.take(path);
      if (view.isStaged(entry)) {
        staging.discard(entry.place());
      }
    }
  }

  private void requireRemovable(Entry entry) throws IOException {
    if (!view.isStaged(entry)) {
      Feasibility.requireRemovable(entry.place());
    }
  }

  private void requireNotAboveJournal(Path source) throws IOException {
    if (FileStat.of(source).isDirectory() && journal.startsWith(source.toRealPath())) {
      throw new FileSystemException(
          source.toString(), null, "holds the root of the transaction, and cannot be copied into it");
    }
  }

  /// From here on a failure leaves the view neither as it was nor as it should be.
  private void change() {
    isBroken = true;
  }

  private void requireSound() {
    if (isBroken) {
      throw new IllegalStateException(
          "An earlier operation of this transaction failed half way, in its workspace; roll it back");
    }
  }
}
