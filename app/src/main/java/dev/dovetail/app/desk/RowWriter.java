package dev.dovetail.app.desk;

import dev.dovetail.app.catalogue.FileStatus;
import dev.dovetail.app.catalogue.Finding;
import dev.dovetail.app.catalogue.Records;
import dev.dovetail.app.catalogue.StoredFile;
import dev.dovetail.app.profile.Problem;
import dev.dovetail.persistence.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the rows of an import's files, some hundred files at a time, and lets go of them again, so that an import of any
/// number of files is written in the same memory.
final class RowWriter implements AutoCloseable {
  private static final int BATCH = 256;

  private record Pending(StoredFile row, StagedFile file) {}

  private final Session session;
  private final long importNumber;
  private final List<Pending> pending = new ArrayList<>(BATCH);

  RowWriter(Session session, long importNumber) {
    this.session = session;
    this.importNumber = importNumber;
  }

  /// Adds a file with its table and what deserves a look in it.
  void add(StagedFile file, FileStatus status) {
    StoredFile row =
        new StoredFile(
            importNumber,
            file.payload(),
            file.deliveredAs().orElse(null),
            status,
            file.bytes(),
            file.sha256(),
            file.modifiedAt());
    pending.add(new Pending(row, file));
    if (pending.size() == BATCH) {
      write();
    }
  }

  /// Adds something that deserves a look.
  void add(Note note) {
    session.add(finding(note.path(), note.line().isPresent() ? note.line().getAsLong() : null, note.message()));
  }

  /// Writes what is left.
  @Override
  public void close() {
    write();
  }

  /// Files come first: their tables refer to them by the keys that the database gives.
  private void write() {
    pending.forEach(p -> session.add(p.row()));
    session.flush();
    List<Object> details = new ArrayList<>();
    for (Pending p : pending) {
      p.file().table().ifPresent(table -> details.addAll(Records.of(p.row().id(), table)));
      for (Problem problem : p.file().problems()) {
        Long line = problem.line().isPresent() ? problem.line().getAsLong() : null;
        details.add(finding(p.file().payload(), line, problem.message()));
      }
    }
    session.addAll(details);
    session.flush();
    details.forEach(session::expunge);
    pending.forEach(p -> session.expunge(p.row()));
    pending.clear();
  }

  private Finding finding(String path, @Nullable Long line, String message) {
    return new Finding(importNumber, path, line, message);
  }
}
