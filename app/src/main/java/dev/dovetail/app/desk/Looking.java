package dev.dovetail.app.desk;

import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.app.catalogue.Delivery;
import dev.dovetail.app.catalogue.DeliveryOverview;
import dev.dovetail.app.catalogue.Finding;
import dev.dovetail.app.catalogue.Import;
import dev.dovetail.app.catalogue.ImportState;
import dev.dovetail.app.catalogue.Records;
import dev.dovetail.app.catalogue.StoredFile;
import dev.dovetail.app.catalogue.StoredTable;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Looks at what is in a desk. Changes nothing.
public final class Looking {
  /// An import.
  ///
  /// @param row its row in the catalogue
  /// @param delivery its delivery's name
  public record ImportView(Import row, String delivery) {}

  /// A file of an import.
  ///
  /// @param row its row in the catalogue
  /// @param table its table's row, if it is one
  public record FileView(StoredFile row, Optional<StoredTable> table) {}

  /// A file with all that is known of it.
  ///
  /// @param of the import it belongs to
  /// @param row its row in the catalogue
  /// @param table what it is as a table
  /// @param findings what deserves a look in it
  public record TableView(ImportView of, StoredFile row, Optional<TableProfile> table, List<Finding> findings) {}

  /// An import that was begun and has not been taken in.
  ///
  /// @param delivery the delivery's name
  /// @param startedAt when it was last begun
  /// @param staged how many files wait in the desk
  /// @param files how many files it has
  /// @param isUnderWay whether it goes on right now
  public record Interrupted(String delivery, Instant startedAt, long staged, long files, boolean isUnderWay) {}

  private final Desk desk;
  private final Session session;

  private Looking(Desk desk, Session session) {
    this.desk = desk;
    this.session = session;
  }

  /// How one looks.
  ///
  /// @param <R> what one sees
  public interface Look<R> {
    /// Looks at an open desk.
    R at(Looking desk) throws IOException;
  }

  /// Opens a desk, looks at it, and closes it.
  ///
  /// @throws DeskException if there is no desk, or not what one looks for
  public static <R> R look(Path root, Look<R> look) throws IOException {
    try (Desk desk = Desk.openToRead(root);
        Session session = desk.catalogue().session()) {
      return look.at(new Looking(desk, session));
    }
  }

  /// Lists the deliveries by name.
  public List<DeliveryOverview> deliveries() {
    return session.select(
        DeliveryOverview.class,
        """
        SELECT d.name, n.imports, i.number AS newest, i.received_at, i.files, i.bytes,
               COUNT(t.file_id) AS tables, COALESCE(SUM(t.row_count), 0) AS rows
        FROM (SELECT delivery_id, COUNT(*) AS imports, MAX(number) AS newest
              FROM import WHERE state = 'IN' GROUP BY delivery_id) n
        JOIN delivery d ON d.id = n.delivery_id
        JOIN import i ON i.number = n.newest
        LEFT JOIN file f ON f.import_number = i.number
        LEFT JOIN data_table t ON t.file_id = f.id
        GROUP BY d.id
        ORDER BY d.name
        """);
  }

  /// Lists the imports, newest first, undone ones too.
  public List<ImportView> imports() {
    return session.query(Import.class).orderByDescending("number").list().stream().map(this::view).toList();
  }

  /// Lists what was begun and not taken in.
  public List<Interrupted> interrupted() throws IOException {
    Path staging = desk.layout().staging();
    if (!Files.isDirectory(staging)) {
      return List.of();
    }
    boolean isBusy = desk.isBusy();
    List<Interrupted> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(staging)) {
      for (Path folder : folders.filter(f -> f.getFileName().toString().startsWith("add-")).sorted().toList()) {
        StagingArea.left(folder)
            .map(
                left ->
                    new Interrupted(
                        left.plan().delivery(), left.plan().startedAt(), left.staged(), left.plan().files(), isBusy))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /// Finds an import that is in the desk.
  ///
  /// @throws DeskException if there is none
  public ImportView find(Selection selection) {
    Delivery delivery =
        Previous.delivery(session, selection.delivery())
            .orElseThrow(
                () ->
                    new DeskException(
                        "There is no delivery called " + selection.delivery() + " in the desk. See dovetail list."));
    Condition isWanted =
        Condition.and(Condition.equal("deliveryId", delivery.id()), Condition.equal("state", ImportState.IN));
    OptionalLong number = selection.number();
    Import found =
        session
            .query(Import.class)
            .where(number.isPresent() ? Condition.and(isWanted, Condition.equal("number", number.getAsLong())) : isWanted)
            .orderByDescending("number")
            .first()
            .orElseThrow(
                () ->
                    new DeskException(
                        number.isPresent()
                            ? delivery.name() + " has no import " + number.getAsLong() + " in the desk. See dovetail history."
                            : "Every import of " + delivery.name() + " is undone. See dovetail history."));
    return new ImportView(found, delivery.name());
  }

  /// Lists the files of an import.
  public List<FileView> files(ImportView of) {
    List<StoredFile> rows =
        session
            .query(StoredFile.class)
            .where(Condition.equal("importNumber", of.row().number()))
            .orderBy("path")
            .list();
    return rows.stream().map(row -> new FileView(row, session.get(StoredTable.class, row.id()))).toList();
  }

  /// Finds a file of an import by its path or, if that is no path, by its name, and tells all that is known of it.
  ///
  /// @throws DeskException if there is no such file, or several
  public TableView table(ImportView of, String file) {
    List<FileView> files = files(of);
    List<FileView> found = files.stream().filter(f -> f.row().path().equals(file)).toList();
    if (found.isEmpty()) {
      found = files.stream().filter(f -> f.row().path().endsWith("/" + file)).toList();
    }
    if (found.size() != 1) {
      throw new DeskException(
          (found.isEmpty() ? "There is no file " : "There are several files ") + file + " in import " + of.row().number()
              + ". See dovetail show " + of.delivery() + ".");
    }
    StoredFile row = found.getFirst().row();
    return new TableView(
        of,
        row,
        Records.read(session, row.id()),
        findings(of).stream().filter(finding -> finding.path().equals(row.path())).toList());
  }

  /// Lists what deserves a look in an import.
  public List<Finding> findings(ImportView of) {
    return session.query(Finding.class).where(Condition.equal("importNumber", of.row().number())).orderBy("id").list();
  }

  /// Returns where the files of an import are, or one of them.
  public Path path(ImportView of, Optional<String> file) {
    Path data = desk.layout().bag(of.row().number()).resolve("data");
    return file.map(f -> data.resolve(table(of, f).row().path())).orElse(data);
  }

  private ImportView view(Import row) {
    return new ImportView(row, session.getOne(Delivery.class, row.deliveryId()).name());
  }
}
