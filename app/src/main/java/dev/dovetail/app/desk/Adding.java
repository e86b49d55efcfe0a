package dev.dovetail.app.desk;

import dev.dovetail.app.bag.BagEntry;
import dev.dovetail.app.bag.BagInfo;
import dev.dovetail.app.bag.BagWriter;
import dev.dovetail.app.catalogue.Import;
import dev.dovetail.core.Outcome;
import dev.dovetail.core.Progress;
import dev.dovetail.core.UnitOfWork;
import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.FileParticipant;
import dev.dovetail.fileops.NotDurableException;
import dev.dovetail.persistence.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Adds a delivery to a desk: all of it, files and rows, or nothing.
///
/// The long part, reading, happens in a [StagingArea] that outlives an interruption. The commit is one [UnitOfWork] of two
/// parts: the files, whose one visible step is the renaming of the finished bag, and the rows, whose transaction also holds
/// the decision.
public final class Adding {
  /// What the user asks for.
  ///
  /// @param desk the desk's folder; made if there is none
  /// @param sources files and folders
  /// @param delivery the delivery's name
  /// @param note what to write down about it
  /// @param isMove whether the sources are removed once the delivery is in
  /// @param isStrict whether anything that deserves a look keeps the delivery out
  /// @param isFresh whether what an interrupted run has left is thrown away
  public record Request(
      Path desk,
      List<Path> sources,
      String delivery,
      Optional<String> note,
      boolean isMove,
      boolean isStrict,
      boolean isFresh) {}

  private final Clock clock;

  /// Takes the clock by which imports are dated.
  public Adding(Clock clock) {
    this.clock = clock;
  }

  /// Adds a delivery.
  ///
  /// @throws DeskException if it cannot be added; nothing was
  /// @throws dev.dovetail.core.OutcomeUnknownException if the catalogue did not say whether it was added
  /// @throws IOException if reading or writing failed; nothing was added
  /// @throws java.util.concurrent.CancellationException if the progress says so; nothing was added
  public Receipt add(Request request, Progress progress) throws IOException {
    Sources sources = scan(request);
    try (Desk desk = Desk.openOrCreate(request.desk());
        Session session = desk.catalogue().session()) {
      return add(request, sources, desk, session, known(session, desk.layout(), sources), progress);
    }
  }

  private Receipt add(
      Request request, Sources sources, Desk desk, Session session, KnownContent known, Progress progress)
      throws IOException {
    try (UnitOfWork unit = UnitOfWork.begin(session.decisionLog());
        FileParticipant files = unit.enlist(desk.journal().begin(unit.id()));
        StagingArea staging = StagingArea.open(desk.layout().staging(), request.delivery(), roots(request))) {
      if (request.isFresh()) {
        staging.clear();
      }
      staging.retain(sources.files().stream().map(SourceFile::payload).collect(Collectors.toSet()));
      Stager stager = stage(request, sources, staging, known, progress, true);

      session.begin();
      Draft draft =
          new Draft(request, sources, nextNumber(session), now(), Previous.of(session, request.delivery()));
      try (BagWriter bag = new BagWriter(staging.bag(), draft.bagInfo());
          RowWriter rows = draft.rows(session, unit.id())) {
        for (SourceFile source : sources.files()) {
          StagedFile file = staging.get(source.payload());
          bag.add(entry(file));
          rows.add(file, draft.compare(file, known.contains(file.sha256())));
        }
        bag.finish();
      }
      refuseNotes(request, draft.notes());
      Path home = desk.layout().bag(draft.number());
      enlistFiles(files, staging, home, request, sources);
      progress.checkCancelled();
      Outcome outcome = commit(unit, staging);
      return draft.receipt(home, stager.resumed(), files.kept(), outcome);
    }
  }

  /// Does everything but add: reads the sources and says what adding them would come to. Writes nothing outside the folder
  /// for temporary files.
  ///
  /// @throws DeskException if they could not be added
  /// @throws IOException if reading failed
  public Receipt rehearse(Request request, Progress progress) throws IOException {
    Sources sources = scan(request);
    DeskLayout layout = new DeskLayout(request.desk().toAbsolutePath().normalize());
    if (!Files.exists(layout.catalogue())) {
      return rehearse(request, sources, layout.bag(1), KnownContent.none(), 1, Previous.none(), progress);
    }
    try (Desk desk = Desk.openToRead(request.desk());
        Session session = desk.catalogue().session()) {
      long number = nextNumber(session);
      return rehearse(
          request,
          sources,
          layout.bag(number),
          known(session, layout, sources),
          number,
          Previous.of(session, request.delivery()),
          progress);
    }
  }

  private Receipt rehearse(
      Request request,
      Sources sources,
      Path home,
      KnownContent known,
      long number,
      Previous previous,
      Progress progress)
      throws IOException {
    StagingArea staging = StagingArea.scratch();
    try {
      stage(request, sources, staging, known, progress, false);
      Draft draft = new Draft(request, sources, number, now(), previous);
      for (SourceFile source : sources.files()) {
        StagedFile file = staging.get(source.payload());
        draft.compare(file, known.contains(file.sha256()));
      }
      refuseNotes(request, draft.notes());
      return draft.rehearsal(home);
    } finally {
      staging.delete();
    }
  }

  private static Sources scan(Request request) throws IOException {
    Sources sources = SourceScanner.scan(request.sources(), request.desk());
    refuseNotes(request, sources.skipped());
    return sources;
  }

  private static List<Path> roots(Request request) {
    return request.sources().stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  private static KnownContent known(Session session, DeskLayout layout, Sources sources) {
    Set<Long> sizes = sources.files().stream().map(file -> file.stamp().size()).collect(Collectors.toSet());
    return KnownContent.of(session, layout, sizes);
  }

  private Stager stage(
      Request request,
      Sources sources,
      StagingArea staging,
      KnownContent known,
      Progress progress,
      boolean isStored)
      throws IOException {
    long files = sources.files().size();
    staging.begin(new StagingArea.Plan(request.delivery(), files, sources.bytes(), now()));
    progress.start("reading", 2 * sources.bytes());
    Stager stager = new Stager(staging, known, progress, isStored);
    stager.stage(sources.files());
    return stager;
  }

  private static BagEntry entry(StagedFile file) {
    return new BagEntry(
        file.payload(), file.deliveredAs(), file.bytes(), file.sha256(), file.modifiedAt(), file.table());
  }

  private static void enlistFiles(
      FileParticipant files, StagingArea staging, Path home, Request request, Sources sources) throws IOException {
    files.move(staging.bag(), home);
    staging.close();
    files.remove(staging.logFile(), FileStamp.of(staging.logFile()));
    files.removeEmptyDirectory(staging.folder());
    if (request.isMove()) {
      for (SourceFile source : sources.files()) {
        files.remove(source.path(), source.stamp());
      }
      for (Path folder : sources.folders().reversed()) {
        files.removeEmptyDirectory(folder);
      }
    }
  }

  /// What could not be flushed may read well from memory and yet not be on the device, so no later run may resume it.
  private static Outcome commit(UnitOfWork unit, StagingArea staging) throws IOException {
    try {
      return unit.commit();
    } catch (NotDurableException e) {
      try {
        staging.clear();
      } catch (IOException other) {
        e.addSuppressed(other);
      }
      throw e;
    }
  }

  private static void refuseNotes(Request request, List<Note> notes) {
    if (request.isStrict() && !notes.isEmpty()) {
      Note first = notes.getFirst();
      throw new DeskException(
          first.path() + (first.line().isPresent() ? ":" + first.line().getAsLong() : "") + ": " + first.message()
              + String.format(Locale.ROOT, " (%,d such in all). ", notes.size())
              + "With --strict nothing was added; mend the delivery or add it without --strict.");
    }
  }

  private static long nextNumber(Session session) {
    return session.query(Import.class).orderByDescending("number").first().map(i -> i.number() + 1).orElse(1L);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
