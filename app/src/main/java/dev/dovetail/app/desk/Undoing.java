package dev.dovetail.app.desk;

import dev.dovetail.app.catalogue.Delivery;
import dev.dovetail.app.catalogue.Import;
import dev.dovetail.app.catalogue.ImportState;
import dev.dovetail.core.Outcome;
import dev.dovetail.core.UnitOfWork;
import dev.dovetail.fileops.FileParticipant;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/// Undoes an import: its files are put aside, its rows say so. That is a unit of work like any other.
public final class Undoing {
  /// What was undone.
  ///
  /// @param number the import's number
  /// @param delivery the delivery's name
  /// @param files how many files it had
  /// @param bytes how many bytes they have
  /// @param putAside where its files are now
  /// @param unfinished what could not be finished after the commit, to be finished when the desk is opened again
  public record Undone(long number, String delivery, long files, long bytes, Path putAside, List<String> unfinished) {}

  private final Clock clock;

  /// Takes the clock by which the undoing is dated.
  public Undoing(Clock clock) {
    this.clock = clock;
  }

  /// Undoes one import.
  ///
  /// @param root the desk's folder
  /// @param number the import; the newest that is in the desk when it is not given
  /// @throws DeskException if there is no such import, or it is undone already
  /// @throws dev.dovetail.core.OutcomeUnknownException if the catalogue did not say whether it was undone
  /// @throws IOException if reading or writing failed; nothing was undone
  public Undone undo(Path root, OptionalLong number) throws IOException {
    try (Desk desk = Desk.openToChange(root);
        Session session = desk.catalogue().session();
        UnitOfWork unit = UnitOfWork.begin(session.decisionLog());
        FileParticipant files = unit.enlist(desk.journal().begin(unit.id()))) {
      session.begin();
      Import chosen = choose(session, number);
      String delivery = session.getOne(Delivery.class, chosen.deliveryId()).name();
      requireFolder(desk.layout().bag(chosen.number()), chosen.number());
      chosen.undo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
      Path putAside = desk.layout().undoneBag(chosen.number());
      Files.createDirectories(putAside.getParent());
      files.move(desk.layout().bag(chosen.number()), putAside);
      long fileCount = chosen.files();
      long byteCount = chosen.bytes();
      long undone = chosen.number();
      Outcome outcome = unit.commit();
      List<String> unfinished = outcome.unfinished().stream().map(e -> String.valueOf(e.getMessage())).toList();
      return new Undone(undone, delivery, fileCount, byteCount, putAside, unfinished);
    }
  }

  private static void requireFolder(Path bag, long number) {
    if (!Files.exists(bag, LinkOption.NOFOLLOW_LINKS)) {
      throw new DeskException(
          "The folder " + bag + " of import " + number + " is missing, so it cannot be put aside. Nothing was changed; put"
              + " it back, and see dovetail verify for what else is missing.");
    }
  }

  private static Import choose(Session session, OptionalLong number) {
    if (number.isEmpty()) {
      return session
          .query(Import.class)
          .where(Condition.equal("state", ImportState.IN))
          .orderByDescending("number")
          .first()
          .orElseThrow(() -> new DeskException("There is no import in the desk that could be undone."));
    }
    Import chosen =
        session
            .get(Import.class, number.getAsLong())
            .orElseThrow(
                () -> new DeskException("There is no import " + number.getAsLong() + ". See dovetail history."));
    if (chosen.state() == ImportState.UNDONE) {
      throw new DeskException("Import " + chosen.number() + " is undone already.");
    }
    return chosen;
  }
}
