package dev.dovetail.app.desk;

import dev.dovetail.app.catalogue.Catalogue;
import dev.dovetail.app.catalogue.CatalogueException;
import dev.dovetail.core.Recovery;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.Durability;
import dev.dovetail.fileops.FileJournal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A desk, open: its catalogue, and, for those who change it, its lock and its journal.
///
/// Opening settles what a crash left behind, so that whoever holds a desk sees only whole imports.
public final class Desk implements AutoCloseable {
  /// How long somebody who only looks may hold the lock, to find out whether the desk is in use.
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final DeskLayout layout;
  private final Catalogue catalogue;
  private final Optional<DeskLock> lock;

  private Desk(DeskLayout layout, Catalogue catalogue, Optional<DeskLock> lock) {
    this.layout = layout;
    this.catalogue = catalogue;
    this.lock = lock;
  }

  /// Opens a desk to look at it. Does not wait for, and is not disturbed by, somebody who is changing it.
  ///
  /// @throws DeskException if there is no desk
  /// @throws CatalogueException if the catalogue cannot be used
  public static Desk openToRead(Path root) throws IOException {
    DeskLayout layout = existing(root);
    if (Files.isWritable(layout.lock()) && needsRecovery(layout)) {
      Optional<DeskLock> lock = DeskLock.tryAcquire(layout.lock());
      if (lock.isPresent()) {
        return open(layout, lock);
      }
    }
    return new Desk(layout, Catalogue.open(layout.catalogue()), Optional.empty());
  }

  /// Opens a desk to change it.
  ///
  /// @throws DeskException if there is no desk, or an earlier change of it cannot be finished
  /// @throws DeskBusyException if another process is changing it
  /// @throws CatalogueException if the catalogue cannot be used
  public static Desk openToChange(Path root) throws IOException {
    DeskLayout layout = existing(root);
    return requireSettled(open(layout, Optional.of(lock(layout))));
  }

  /// Opens a desk to change it, and makes it first if there is none.
  ///
  /// @param root the desk's folder: a desk, an empty folder, or nothing yet
  /// @throws DeskException if there is something else
  public static Desk openOrCreate(Path root) throws IOException {
    DeskLayout layout = layout(root);
    if (Files.exists(layout.catalogue())) {
      return openToChange(root);
    }
    requireFree(layout);
    try {
      makeDurably(layout.root());
      DeskLock lock = lock(layout);
      try {
        Files.createDirectories(layout.imports());
        Files.createDirectories(layout.staging());
        Files.createDirectories(layout.undone());
        if (!Files.exists(layout.catalogue())) { // else somebody made it just before we had the lock
          create(layout);
        }
        return open(layout, Optional.of(lock));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (AccessDeniedException e) {
      throw new DeskException(
          "No permission to make a desk at " + layout.root() + ". Choose another folder with --desk.", e);
    } catch (FileSystemException e) {
      throw new DeskException(
          "A desk cannot be made at " + layout.root() + " (" + reason(e) + "). Choose another folder with --desk.", e);
    }
  }

  private static void makeDurably(Path directory) throws IOException {
    Path existing = directory;
    while (!Files.exists(existing)) {
      existing = Objects.requireNonNull(existing.getParent(), "the root directory exists");
    }
    Files.createDirectories(directory);
    for (Path made = directory; !made.equals(existing); made = Objects.requireNonNull(made.getParent())) {
      Durability.syncDirectory(Objects.requireNonNull(made.getParent()));
    }
  }

  /// The catalogue gets its name when it is whole, so that a desk either has one or has none.
  private static void create(DeskLayout layout) throws IOException {
    Path draft = layout.staging().resolve("catalogue.sqlite");
    Files.deleteIfExists(draft);
    Files.deleteIfExists(layout.staging().resolve("catalogue.sqlite-journal"));
    Catalogue.create(draft).close();
    Files.move(draft, layout.catalogue());
    Durability.syncDirectory(layout.root());
  }

  private static Desk open(DeskLayout layout, Optional<DeskLock> lock) throws IOException {
    try {
      Catalogue catalogue = Catalogue.open(layout.catalogue());
      try {
        if (lock.isPresent()) {
          catalogue.upgrade();
        }
        if (needsRecovery(layout)) {
          Recovery.run(catalogue.decisions(), List.of(journal(layout)));
        }
        return new Desk(layout, catalogue, lock);
      } catch (IOException | RuntimeException e) {
        catalogue.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      if (lock.isPresent()) {
        lock.get().close();
      }
      throw e;
    }
  }

  private static boolean needsRecovery(DeskLayout layout) throws IOException {
    return Files.isDirectory(layout.journal()) && !journal(layout).pending().isEmpty();
  }

  /// What cannot be settled is no obstacle to looking, but nothing new is begun on top of it.
  private static Desk requireSettled(Desk desk) throws IOException {
    try {
      Recovery.Report report = Recovery.run(desk.catalogue.decisions(), List.of(desk.journal()));
      for (Map.Entry<UnitId, Exception> unsettled : report.unsettled().entrySet()) {
        throw new DeskException(
            "An earlier change of the desk " + desk.layout.root() + " was interrupted and cannot be finished: "
                + unsettled.getValue().getMessage() + ". Nothing was changed; mend that first.",
            unsettled.getValue());
      }
      return desk;
    } catch (IOException | RuntimeException e) {
      desk.close();
      throw e;
    }
  }

  private static DeskLock lock(DeskLayout layout) throws IOException {
    try {
      return DeskLock.acquire(layout.lock(), PATIENCE).orElseThrow(() -> new DeskBusyException(layout.root()));
    } catch (FileSystemException e) {
      throw new DeskException(
          "The desk " + layout.root() + " cannot be changed: " + reason(e) + ". Nothing was changed.", e);
    }
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission to write in it";
      case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder";
      default -> e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    };
  }

  private static DeskLayout existing(Path root) {
    DeskLayout layout = layout(root);
    if (!Files.exists(layout.catalogue())) {
      if (hasImports(layout)) {
        throw new CatalogueException(
            "The desk " + layout.root() + " has imports but no catalogue.sqlite. Put back a copy of it.");
      }
      throw new DeskException(
          "There is no desk at " + layout.root() + ". Make one with dovetail add, or name another with --desk.");
    }
    return layout;
  }

  private static void requireFree(DeskLayout layout) throws IOException {
    if (hasImports(layout)) {
      throw new CatalogueException(
          "The desk " + layout.root() + " has imports but no catalogue.sqlite. Put back a copy of it.");
    }
    if (!Files.exists(layout.root())) {
      if (Files.isSymbolicLink(layout.root())) {
        throw new DeskException(
            layout.root() + " is a symbolic link to a folder that is not there. Make that, or choose another with --desk.");
      }
      return;
    }
    if (!Files.isDirectory(layout.root())) {
      throw new DeskException(layout.root() + " is a file, not a folder. Choose another folder with --desk.");
    }
    try (Stream<Path> entries = Files.list(layout.root())) {
      Optional<Path> foreign = entries.filter(entry -> !isOurs(layout, entry)).findFirst();
      if (foreign.isPresent()) {
        throw new DeskException(
            layout.root() + " is not a desk and not empty (it has " + foreign.get().getFileName()
                + "). Choose another folder with --desk.");
      }
    }
  }

  /// What an attempt to make a desk may have left when it was interrupted.
  private static boolean isOurs(DeskLayout layout, Path entry) {
    return List.of(layout.lock(), layout.imports(), layout.staging(), layout.undone()).contains(entry);
  }

  private static boolean hasImports(DeskLayout layout) {
    String[] imports = layout.imports().toFile().list();
    return imports != null && imports.length > 0;
  }

  private static DeskLayout layout(Path root) {
    return new DeskLayout(root.toAbsolutePath().normalize());
  }

  /// Returns where things are.
  public DeskLayout layout() {
    return layout;
  }

  /// Returns the catalogue.
  public Catalogue catalogue() {
    return catalogue;
  }

  /// Tells whether another process is changing the desk at this moment.
  boolean isBusy() throws IOException {
    if (lock.isPresent() || !Files.isWritable(layout.lock())) {
      return false;
    }
    Optional<DeskLock> free = DeskLock.tryAcquire(layout.lock());
    if (free.isPresent()) {
      free.get().close();
    }
    return free.isEmpty();
  }

  /// Opens the journal of the desk's files.
  ///
  /// @throws IllegalStateException if the desk is not open to be changed
  FileJournal journal() throws IOException {
    if (lock.isEmpty()) {
      throw new IllegalStateException("The desk is open to read only");
    }
    return journal(layout);
  }

  /// Paths are journaled relative to the desk, so that a desk that was moved recovers.
  private static FileJournal journal(DeskLayout layout) throws IOException {
    return FileJournal.open(layout.journal(), layout.root());
  }

  @Override
  public void close() throws IOException {
    catalogue.close();
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
