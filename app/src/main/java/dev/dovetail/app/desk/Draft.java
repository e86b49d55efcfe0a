package dev.dovetail.app.desk;

import dev.dovetail.app.bag.BagInfo;
import dev.dovetail.app.catalogue.Delivery;
import dev.dovetail.app.catalogue.FileStatus;
import dev.dovetail.app.catalogue.Import;
import dev.dovetail.app.profile.Problem;
import dev.dovetail.core.Outcome;
import dev.dovetail.core.UnitId;
import dev.dovetail.persistence.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// An import on its way in: compared file by file with the previous one, and counted for its receipt.
final class Draft {
  private final Adding.Request request;
  private final Sources sources;
  private final long number;
  private final Instant receivedAt;
  private final Previous previous;
  private final Map<FileStatus, Long> counts = new EnumMap<>(FileStatus.class);
  private final List<TableChange> changes = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  Draft(Adding.Request request, Sources sources, long number, Instant receivedAt, Previous previous) {
    this.request = request;
    this.sources = sources;
    this.number = number;
    this.receivedAt = receivedAt;
    this.previous = previous;
    notes.addAll(sources.skipped());
  }

  long number() {
    return number;
  }

  List<Note> notes() {
    return notes;
  }

  BagInfo bagInfo() {
    return new BagInfo(request.delivery(), number, receivedAt, source(), request.note());
  }

  /// Adds the import's own row, and returns what writes those of its files.
  RowWriter rows(Session session, UnitId unit) {
    Delivery named =
        Previous.delivery(session, request.delivery())
            .orElseGet(
                () -> {
                  Delivery first = new Delivery(request.delivery());
                  session.add(first);
                  session.flush();
                  return first;
                });
    session.add(
        new Import(
            number,
            named.id(),
            receivedAt,
            unit.value(),
            source(),
            request.note().orElse(null),
            sources.files().size(),
            sources.bytes()));
    session.flush();
    RowWriter rows = new RowWriter(session, number);
    sources.skipped().forEach(rows::add);
    return rows;
  }

  /// Compares a file with the previous import and counts it.
  FileStatus compare(StagedFile file, boolean isKnown) {
    Previous.Comparison comparison = previous.compare(file, isKnown);
    counts.merge(comparison.status(), 1L, Long::sum);
    comparison.change().ifPresent(changes::add);
    for (Problem problem : file.problems()) {
      notes.add(new Note(file.payload(), problem.line(), problem.message()));
    }
    return comparison.status();
  }

  Receipt receipt(Path bag, long resumed, List<Path> kept, Outcome outcome) {
    List<String> unfinished = outcome.unfinished().stream().map(e -> String.valueOf(e.getMessage())).toList();
    return receipt(false, bag, resumed, kept, unfinished);
  }

  Receipt rehearsal(Path bag) {
    return receipt(true, bag, 0, List.of(), List.of());
  }

  private Receipt receipt(boolean isRehearsal, Path bag, long resumed, List<Path> kept, List<String> unfinished) {
    return new Receipt(
        isRehearsal,
        number,
        request.delivery(),
        previous.number(),
        sources.files().size(),
        sources.bytes(),
        count(FileStatus.NEW),
        count(FileStatus.CHANGED),
        count(FileStatus.ALREADY_HERE),
        resumed,
        previous.missing(),
        changes,
        notes,
        bag,
        kept,
        unfinished);
  }

  private long count(FileStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  private String source() {
    return String.join("\n", request.sources().stream().map(Draft::line).toList());
  }

  /// Returns a path on one line, whatever its name.
  private static String line(Path path) {
    return path.toAbsolutePath().normalize().toString().replace("\n", "\\n").replace("\r", "\\r");
  }
}
