package dev.dovetail.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// What came of adding a delivery, or would come of it.
///
/// @param isRehearsal whether nothing was added
/// @param number the import's number; the one it would get
/// @param delivery the delivery's name
/// @param previous the import of the same name that it is compared with
/// @param files how many files it has
/// @param bytes how many bytes they have
/// @param newFiles how many are new
/// @param changedFiles how many have changed since the previous import
/// @param knownFiles how many were here already
/// @param resumedFiles how many were taken over from a run that was interrupted
/// @param missing paths that the previous import has and this one has not
/// @param changes tables that have changed
/// @param notes what deserves a look
/// @param bag the folder of the import
/// @param keptSources files that were to be moved but had changed by then, and were left where they are
/// @param unfinished what could not be finished after the commit, to be finished when the desk is opened again
public record Receipt(
    boolean isRehearsal,
    long number,
    String delivery,
    OptionalLong previous,
    long files,
    long bytes,
    long newFiles,
    long changedFiles,
    long knownFiles,
    long resumedFiles,
    List<String> missing,
    List<TableChange> changes,
    List<Note> notes,
    Path bag,
    List<Path> keptSources,
    List<String> unfinished) {
  /// Copies the lists.
  public Receipt {
    missing = List.copyOf(missing);
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
    keptSources = List.copyOf(keptSources);
    unfinished = List.copyOf(unfinished);
  }
}
