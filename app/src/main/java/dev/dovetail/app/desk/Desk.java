package dev.dovetail.app.desk;

import dev.dovetail.app.catalogue.Catalogue;
import dev.dovetail.app.catalogue.CatalogueException;
import dev.dovetail.core.Recovery;
import dev.dovetail.fileops.Durability;
import dev.dovetail.fileops.FileJournal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A desk, open: its catalogue, and, for those who change it, its lock and its journal.
///
/// Opening settles what a crash left behind, so that whoever holds a desk sees only whole imports.
public final class Desk implements AutoCloseable {
  private final DeskLayout layout;
  private final Catalogue catalogue;
  private final Optional<DeskLock> lock;
  private final Recovery.Report recovered;

  private Desk(DeskLayout layout, Catalogue catalogue, Optional<DeskLock> lock, Recovery.Report recovered) {
    this.layout = layout;
    this.catalogue = catalogue;
    this.lock = lock;
    this.recovered = recovered;
  }

  /// Opens a desk to look at it. Does not wait for, and is not disturbed by, somebody who is changing it.
  ///
  /// @throws DeskException if there is no desk
  /// @throws CatalogueException if the catalogue cannot be used
  public static Desk openToRead(Path root) throws IOException {
    DeskLayout layout = existing(root);
    if (needsRecovery(layout)) {
      Optional<DeskLock> lock = DeskLock.tryAcquire(layout.lock());
      if (lock.isPresent()) {
        return open(layout, lock);
      }
    }
    return new Desk(layout, Catalogue.open(layout.catalogue()), Optional.empty(), settled());
  }

  /// Opens a desk to change it.
  ///
  /// @throws DeskException if there is no desk, or an earlier change of it cannot be finished
  /// @throws DeskBusyException if another process is changing it
  /// @throws CatalogueException if the catalogue cannot be used
  public static Desk openToChange(Path root) throws IOException {
    DeskLayout layout = existing(root);
    Desk desk = open(layout, Optional.of(lock(layout)));
    try {
      requireSettled(desk.recovered);
      return desk;
    } catch (DeskException e) {
      desk.close();
      throw e;
    }
  }

  /// A unit that is committed and not finished has its files where the next delivery would be put together.
  private static void requireSettled(Recovery.Report recovered) {
    for (Exception reason : recovered.unsettled().values()) {
      throw new DeskException(
          "What an earlier command began cannot be finished: " + reason.getMessage()
              + ". Nothing was changed. Mend that, then run the command again.",
          reason);
    }
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
          "A desk cannot be made at " + layout.root() + " (" + e.getReason() + "). Choose another folder with --desk.", e);
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
        Recovery.Report report =
            needsRecovery(layout)
                ? Recovery.run(catalogue.decisions(), List.of(FileJournal.open(layout.journal())))
                : settled();
        return new Desk(layout, catalogue, lock, report);
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
    return Files.isDirectory(layout.journal()) && !FileJournal.open(layout.journal()).pending().isEmpty();
  }

  private static Recovery.Report settled() {
    return new Recovery.Report(List.of(), List.of(), Map.of());
  }

  private static DeskLock lock(DeskLayout layout) throws IOException {
    try {
      return DeskLock.tryAcquire(layout.lock()).orElseThrow(() -> new DeskBusyException(layout.root()));
    } catch (FileSystemException e) {
      throw new DeskException(
          "The desk " + layout.root() + " cannot be changed: " + reason(e) + ". Nothing was changed.", e);
    }
  }

  private static String reason(FileSystemException e) {
    return e instanceof AccessDeniedException ? "no permission to write in it" : e.getReason();
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

  /// Returns what opening had to settle.
  public Recovery.Report recovered() {
    return recovered;
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
    return FileJournal.open(layout.journal());
  }

  @Override
  public void close() throws IOException {
    catalogue.close();
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
