package dev.dovetail.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Looks at a workplace with nothing of the product's: SQL, file names and SHA-256. What must never be, it lists as
/// violations.
final class Inspection {
  private static final String ROWS =
      """
      SELECT 'import ' || i.number || ' ' || d.name || ' ' || i.state || ' ' || i.files || ' ' || i.bytes
      FROM import i JOIN delivery d ON d.id = i.delivery_id
      UNION ALL
      SELECT 'file ' || import_number || ' ' || path || ' ' || status || ' ' || bytes || ' ' || sha256 FROM file
      UNION ALL
      SELECT 'table ' || f.import_number || ' ' || f.path || ' ' || t.row_count || ' ' || t.bad_row_count || ' '
             || (SELECT COUNT(*) FROM data_column c WHERE c.file_id = t.file_id)
      FROM data_table t JOIN file f ON f.id = t.file_id
      UNION ALL
      SELECT 'finding ' || import_number || ' ' || path || ' ' || message FROM finding
      """;
  private static final String FOLDERS =
      "SELECT CASE state WHEN 'IN' THEN 'imports/' ELSE '.undone/' END || printf('%04d', number) FROM import";
  private static final String FILES =
      "SELECT CASE i.state WHEN 'IN' THEN 'imports/' ELSE '.undone/' END || printf('%04d/data/', i.number) || f.path"
          + " || ' ' || f.sha256 FROM file f JOIN import i ON i.number = f.import_number";

  private final Path folder;
  private final Path desk;
  private final List<String> violations = new ArrayList<>();

  Inspection(Path folder) {
    this.folder = folder;
    this.desk = folder.resolve("desk");
  }

  /// What was found that must never be.
  List<String> violations() {
    return violations;
  }

  /// Looks at everything; to be done when the desk is at rest.
  State look() throws IOException {
    SortedMap<String, String> bags = new TreeMap<>();
    for (String parent : List.of("imports", ".undone")) {
      for (Path bag : children(desk.resolve(parent))) {
        lookAtBag(parent + '/' + bag.getFileName(), bags);
      }
    }
    SortedSet<String> rows = lookAtCatalogue(bags);
    for (Path left : children(desk.resolve(".staging/journal"))) {
      violations.add("still pending: " + left.getFileName());
    }
    return new State(rows, bags, hashes(folder.resolve("in")));
  }

  /// What an unfinished run has left in the desk.
  List<String> leftovers() throws IOException {
    return children(desk.resolve(".staging")).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> !name.equals("journal"))
        .toList();
  }

  /// How many units wait to be settled.
  int pending() throws IOException {
    return children(desk.resolve(".staging/journal")).size();
  }

  private SortedSet<String> lookAtCatalogue(SortedMap<String, String> bags) throws IOException {
    Path catalogue = desk.resolve("catalogue.sqlite");
    if (!Files.exists(catalogue)) {
      if (!bags.isEmpty()) {
        violations.add("imports without a catalogue");
      }
      return new TreeSet<>();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + catalogue)) {
      if (!select(connection, "PRAGMA integrity_check").equals(new TreeSet<>(List.of("ok")))) {
        violations.add("the catalogue is damaged");
      }
      SortedSet<String> folders = new TreeSet<>();
      bags.keySet().forEach(path -> folders.add(path.substring(0, path.indexOf('/', path.indexOf('/') + 1))));
      compare("folders", select(connection, FOLDERS), folders);
      SortedSet<String> payload = new TreeSet<>();
      bags.forEach((path, hash) -> payload.add(path + ' ' + hash));
      compare("files", select(connection, FILES), payload);
      return select(connection, ROWS);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void compare(String what, SortedSet<String> rows, SortedSet<String> found) {
    if (!rows.equals(found)) {
      violations.add(what + " of the catalogue and of the desk differ: " + rows + " and " + found);
    }
  }

  private static SortedSet<String> select(Connection connection, String sql) throws SQLException {
    SortedSet<String> rows = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /// Does what `sha256sum -c` does, for both manifests, and looks for files that are in neither.
  private void lookAtBag(String name, SortedMap<String, String> payload) throws IOException {
    SortedMap<String, String> found = hashes(desk.resolve(name));
    SortedMap<String, String> listed = new TreeMap<>();
    for (String manifest : List.of("manifest-sha256.txt", "tagmanifest-sha256.txt")) {
      Path file = desk.resolve(name).resolve(manifest);
      if (!Files.exists(file)) {
        violations.add(name + " has no " + manifest);
        continue;
      }
      Files.readAllLines(file).forEach(line -> listed.put(line.substring(66), line.substring(0, 64)));
    }
    found.forEach(
        (path, hash) -> {
          if (path.startsWith("data/")) {
            payload.put(name + '/' + path, hash);
          }
        });
    found.remove("tagmanifest-sha256.txt");
    if (!found.equals(listed)) {
      violations.add(name + " is not what its manifests say: " + found + " and " + listed);
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }

  private static SortedMap<String, String> hashes(Path root) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          hashes.put(root.relativize(file).toString(), sha256(file));
        }
      }
    }
    return hashes;
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
