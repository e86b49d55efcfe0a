package dev.dovetail.fileops;

import dev.dovetail.core.UnitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// One transaction with a step of every kind, on a desk of its own.
public final class Scenario {
  public static final UnitId UNIT = new UnitId("unit-1");

  private Scenario() {}

  /// Makes the desk as it is before the transaction.
  public static Path desk(Path folder) throws IOException {
    Path desk = Files.createDirectory(folder).toRealPath();
    Files.createDirectories(desk.resolve("stage/import/sub"));
    Files.createDirectory(desk.resolve("imports"));
    Files.createDirectory(desk.resolve("old"));
    Files.writeString(desk.resolve("stage/import/a.csv"), "a");
    Files.writeString(desk.resolve("stage/import/sub/b.csv"), "b");
    Files.writeString(desk.resolve("catalogue"), "1");
    Files.writeString(desk.resolve("old/one\nline"), "x");
    Files.createLink(desk.resolve("old/two"), desk.resolve("old/one\nline"));
    Files.writeString(desk.resolve("old/three"), "y");
    return desk;
  }

  /// Begins the transaction and gives it all its steps.
  public static FileParticipant begin(FileJournal journal, Path desk) throws IOException {
    FileParticipant transaction = journal.begin(UNIT);
    Path next = Files.writeString(transaction.workspace().resolve("next"), "2");
    Files.writeString(transaction.workspace().resolve("scrap"), "never seen");
    transaction.move(desk.resolve("stage/import"), desk.resolve("imports/2026/7"));
    transaction.replace(next, desk.resolve("catalogue"));
    for (String name : new String[] {"old/one\nline", "old/two", "old/three"}) {
      transaction.remove(desk.resolve(name), FileStamp.of(desk.resolve(name)));
    }
    transaction.removeEmptyDirectory(desk.resolve("old"));
    return transaction;
  }

  public static Map<String, String> before() {
    Map<String, String> picture = new TreeMap<>();
    for (String directory : new String[] {"stage", "stage/import", "stage/import/sub", "imports", "old"}) {
      picture.put(directory, "/");
    }
    picture.putAll(Map.of("stage/import/a.csv", "a", "stage/import/sub/b.csv", "b", "catalogue", "1"));
    picture.putAll(Map.of("old/one\nline", "x", "old/two", "x", "old/three", "y"));
    return picture;
  }

  public static Map<String, String> after() {
    return Map.of(
        "stage", "/", "imports", "/", "imports/2026", "/", "imports/2026/7", "/",
        "imports/2026/7/a.csv", "a", "imports/2026/7/sub", "/", "imports/2026/7/sub/b.csv", "b",
        "catalogue", "2");
  }

  /// Returns what is on the desk, without the journal.
  public static Map<String, String> picture(Path desk) throws IOException {
    Map<String, String> picture = Kit.picture(desk);
    picture.keySet().removeIf(name -> name.startsWith(".journal"));
    return picture;
  }
}
