package dev.dovetail.app.desk;

import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.app.catalogue.Delivery;
import dev.dovetail.app.catalogue.FileStatus;
import dev.dovetail.app.catalogue.Import;
import dev.dovetail.app.catalogue.ImportState;
import dev.dovetail.app.catalogue.Records;
import dev.dovetail.app.catalogue.StoredFile;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// The import that a delivery is compared with: the newest one of the same name that is in the desk.
final class Previous {
  private record Known(long id, String sha256) {}

  private final OptionalLong number;
  private final LongFunction<Optional<TableProfile>> tables;
  private final Map<String, Known> unmatched = new TreeMap<>();

  private Previous(Optional<Import> previous, LongFunction<Optional<TableProfile>> tables) {
    this.tables = tables;
    this.number = previous.map(p -> OptionalLong.of(p.number())).orElseGet(OptionalLong::empty);
  }

  /// Nothing to compare with.
  static Previous none() {
    return new Previous(Optional.empty(), fileId -> Optional.empty());
  }

  /// Finds the import to compare with, if there is one.
  static Previous of(Session session, String delivery) {
    Optional<Import> newest =
        delivery(session, delivery)
            .flatMap(
                d ->
                    session
                        .query(Import.class)
                        .where(
                            Condition.and(
                                Condition.equal("deliveryId", d.id()), Condition.equal("state", ImportState.IN)))
                        .orderByDescending("number")
                        .first());
    Previous previous = new Previous(newest, fileId -> Records.read(session, fileId));
    if (newest.isPresent()) {
      Condition isOfNewest = Condition.equal("importNumber", newest.get().number());
      try (Stream<StoredFile> files = session.query(StoredFile.class).where(isOfNewest).stream()) {
        files.forEach(file -> previous.unmatched.put(file.path(), new Known(file.id(), file.sha256())));
      }
    }
    return previous;
  }

  /// Finds a delivery by its name.
  static Optional<Delivery> delivery(Session session, String name) {
    return session.query(Delivery.class).where(Condition.equal("name", name)).first();
  }

  /// Returns the import's number, if there is one.
  OptionalLong number() {
    return number;
  }

  /// What a delivered file is, and how its table differs from the earlier one.
  record Comparison(FileStatus status, Optional<TableChange> change) {}

  /// Compares a file with the one of the same path.
  ///
  /// @param isKnown whether the desk holds its content already
  Comparison compare(StagedFile file, boolean isKnown) {
    Known earlier = unmatched.remove(file.payload());
    if (earlier != null && earlier.sha256().equals(file.sha256())) {
      return new Comparison(FileStatus.ALREADY_HERE, Optional.empty());
    }
    if (earlier == null) {
      return new Comparison(isKnown ? FileStatus.ALREADY_HERE : FileStatus.NEW, Optional.empty());
    }
    return new Comparison(
        FileStatus.CHANGED,
        file.table()
            .flatMap(
                now -> tables.apply(earlier.id()).map(was -> TableChange.between(file.payload(), was, now))));
  }

  /// Returns the paths that were delivered then and have not been compared with anything.
  List<String> missing() {
    return List.copyOf(unmatched.keySet());
  }
}
