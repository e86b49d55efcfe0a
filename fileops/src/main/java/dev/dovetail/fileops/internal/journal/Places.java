package dev.dovetail.fileops.internal.journal;

import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.Durability;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Where the units of one journal directory keep their things: `UNIT.journal`, a file, and `UNIT.work`, a
/// directory; and `UNIT.trash`, which the workspace is called when its unit is finished and it is only to be
/// removed.
///
/// @param directory the journal directory, a real path
/// @param paths how paths are written in it
public record Places(Path directory, PathCodec paths) {
  private static final String JOURNAL = ".journal";
  private static final String WORKSPACE = ".work";
  private static final String TRASH = ".trash";

  JournalFile journal(UnitId unit) {
    return new JournalFile(directory.resolve(unit + JOURNAL), unit, paths);
  }

  /// Returns the directory that a unit may fill as it likes; it need not exist.
  public Path workspace(UnitId unit) {
    return directory.resolve(unit + WORKSPACE);
  }

  /// Tells whether a unit left anything here.
  public boolean hasTraces(UnitId unit) {
    return isPending(unit) || hasTrash(unit);
  }

  /// Tells whether there is anything left to be done about a unit, except removing what it left.
  public boolean isPending(UnitId unit) {
    return journal(unit).exists() || hasWorkspace(unit);
  }

  boolean hasWorkspace(UnitId unit) {
    return Files.exists(workspace(unit), LinkOption.NOFOLLOW_LINKS);
  }

  boolean hasTrash(UnitId unit) {
    return Files.exists(trash(unit), LinkOption.NOFOLLOW_LINKS);
  }

  /// Returns what is here and belongs to no unit, except a file of the given name.
  public List<Path> foreign(String known) throws IOException {
    List<Path> foreign = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.equals(known) && !name.matches("[a-z0-9][a-z0-9-]{0,63}\\.(journal|work|trash)")) {
          foreign.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return foreign;
  }

  /// Returns the units that left something here. Files of other names are passed over.
  public Set<UnitId> units() throws IOException {
    Set<UnitId> units = new TreeSet<>();
    String pattern = "*{" + JOURNAL + "," + WORKSPACE + "," + TRASH + "}";
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, pattern)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.'));
        if (stem.matches("[a-z0-9][a-z0-9-]{0,63}")) {
          units.add(new UnitId(stem));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return units;
  }

  /// Removes a unit's workspace, durably, if there is one.
  void deleteWorkspace(UnitId unit) throws IOException {
    if (Trees.delete(workspace(unit))) {
      Durability.syncDirectory(directory);
    }
  }

  /// Gives a unit's workspace, if there is one, the name that says that its unit is finished.
  void discardWorkspace(UnitId unit) throws IOException {
    if (hasWorkspace(unit)) {
      Files.move(workspace(unit), trash(unit), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// Removes what a finished unit left. Not durably: if it comes back, it is removed again.
  void deleteTrash(UnitId unit) throws IOException {
    Trees.delete(trash(unit));
  }

  private Path trash(UnitId unit) {
    return directory.resolve(unit + TRASH);
  }
}
