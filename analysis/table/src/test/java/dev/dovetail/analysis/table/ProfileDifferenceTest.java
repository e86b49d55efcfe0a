package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.ProfileChange.Kind;
import dev.dovetail.analysis.table.ProfileChange.Measure;
import dev.dovetail.analysis.table.ProfileChange.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileDifferenceTest {
  @TempDir Path folder;

  private List<ProfileChange> changes(String before, String after) throws IOException {
    return ProfileDifference.between(
            Tables.profile(folder, "before.csv", before), Tables.profile(folder, "after.csv", after))
        .changes();
  }

  private static List<Kind> kinds(List<ProfileChange> changes) {
    return changes.stream().map(ProfileChange::kind).toList();
  }

  private static List<Kind> kinds(ColumnMaker before, ColumnMaker after) {
    return kinds(ProfileDifference.between(ColumnMaker.table(before), ColumnMaker.table(after)).changes());
  }

  private static ProfileChange only(List<ProfileChange> changes, Kind kind) {
    List<ProfileChange> found = changes.stream().filter(change -> change.kind() == kind).toList();
    assertEquals(1, found.size(), changes::toString);
    return found.getFirst();
  }

  @ParameterizedTest
  @MethodSource("dev.dovetail.analysis.table.ProfileJsonTest#files")
  void aProfileDoesNotDifferFromItself(Path file) throws IOException {
    Optional<TableProfile> profile = new TableProfiler().profile(file);
    if (profile.isPresent()) {
      assertTrue(ProfileDifference.between(profile.get(), profile.get()).isEmpty());
      assertTrue(ProfileDifference.of(List.of(profile.get(), profile.get(), profile.get())).isEmpty());
    }
  }

  @Test
  void columnsComeAndGo() throws IOException {
    List<ProfileChange> changes = changes("a,b\n1,x\n2,y\n", "c,a\n2.5,1\n3.5,2\n");
    assertEquals(
        List.of(
            new ProfileChange(Kind.COLUMN_ADDED, Severity.LOW, Optional.of("c"), Optional.empty(),
                Optional.of("decimal"), Optional.empty(), Optional.empty(), 0, 1, "\"c\" is new: decimal"),
            new ProfileChange(Kind.COLUMN_REMOVED, Severity.HIGH, Optional.of("b"), Optional.of("text"),
                Optional.empty(), Optional.empty(), Optional.empty(), 0, 1, "\"b\" is gone")),
        changes);
  }

  @Test
  void columnsAreRecognisedUnderAnotherName() throws IOException {
    assertEquals("\"b\" is likely to be called \"key\" now: its figures are the same",
        only(changes("a,b\n1,x\n2,y\n", "key,a\nx,1\ny,2\n"), Kind.COLUMN_RENAMED).message());
    assertEquals("\"Body Mass (g)\" is likely to be called \"body_mass_g\" now: the names differ in case and"
            + " punctuation only",
        only(changes("Body Mass (g)\n1\n2\n", "body_mass_g\n7\n8\n9\n"), Kind.COLUMN_RENAMED).message());
    String rows = IntStream.range(0, 100).mapToObj(i -> i % 7 + "\n").collect(Collectors.joining());
    assertTrue(only(changes("x\n" + rows, "y\n" + rows + "3\n"), Kind.COLUMN_RENAMED).message()
        .endsWith("it stands in the same place, and its values are alike"));
    assertEquals(List.of(Kind.COLUMN_ADDED, Kind.COLUMN_REMOVED), kinds(changes("x\n1\n2\n", "y\n8\n9\n")));
  }

  @Test
  void anotherOrderIsSaidOnce() throws IOException {
    ProfileChange change = changes("a,b,c\n1,x,2.5\n", "n,c,a,b\n,2.5,1,x\n").getFirst();
    assertEquals(Kind.COLUMNS_REORDERED, change.kind());
    assertEquals(Optional.of("a, b, c"), change.before());
    assertEquals(Optional.of("c, a, b"), change.after());
    assertEquals(List.of(Kind.COLUMN_ADDED), kinds(changes("a,b\n1,x\n", "n,a,b\n,1,x\n")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      7          | 7.5                  | TYPE_WIDENED  | decimal, it was int64: some value has a fraction
      7.5        | 7                    | TYPE_NARROWED | int64, it was decimal: every value can be read as int64 now
      7          | 99999999999999999999 | TYPE_WIDENED  | big_integer, it was int64: some value does not fit 64 bits
      7          | 007                  | TYPE_WIDENED  | text, it was int64: not every value can be read as int64 any more ("007")
      2024-01-02 | 2024-01-02T10:00     | TYPE_WIDENED  | timestamp, it was date: some value has a time of day
      2024-01-02 | 7                    | TYPE_CHANGED  | int64, it was date: no value of the one type is one of the other
      """)
  void typesAreWidenedNarrowedOrChanged(String before, String after, Kind kind, String message)
      throws IOException {
    ProfileChange change = only(changes("a,b\n" + before + ",x\n", "a,b\n" + after + ",x\n"), kind);
    assertEquals(message, change.message());
    assertEquals(kind == Kind.TYPE_NARROWED ? Severity.LOW : Severity.HIGH, change.severity());
  }

  @Test
  void rowsNullsDistinctAndRange() throws IOException {
    List<ProfileChange> changes = changes("n\n1\n2\n3\n4\n", "n,m\n1,\n2,\n2,\n,\nNA,\n90,\n");
    assertEquals(List.of(Kind.ROWS, Kind.DUPLICATE_ROWS, Kind.NULLS, Kind.DISTINCT, Kind.RANGE,
        Kind.COLUMN_ADDED), kinds(changes));
    assertEquals(
        List.of("6 rows, 50 % more than 4", "1 row repeated, 0 before", "2 (33.3 %) of the rows have no value, 0 before",
            "3 different values, 4 before", "from 1 to 90, it was from 1 to 4", "\"m\" is new: empty"),
        changes.stream().map(ProfileChange::message).toList());
    assertEquals(Severity.MEDIUM, only(changes, Kind.RANGE).severity());
  }

  @Test
  void theFileMayBeSpelledOtherwise() throws IOException {
    List<ProfileChange> changes = changes("a,b\n1,2.5\n3,4.5\n", "a;b\n1;2,5\n3;4,5\n");
    assertEquals(List.of("the delimiter is ;, it was ,", "the decimal mark is comma, it was point"),
        changes.stream().map(ProfileChange::message).toList());
  }

  @Test
  void keysAreLostAndGained() {
    ColumnMaker key = new ColumnMaker("id", ColumnType.INT64).uniqueness(Uniqueness.UNIQUE);
    assertEquals(List.of(Kind.KEY_LOST), kinds(key, new ColumnMaker("id", ColumnType.INT64)));
    assertEquals(List.of(Kind.KEY_GAINED), kinds(new ColumnMaker("id", ColumnType.INT64), key));
    ColumnMaker measure = new ColumnMaker("x", ColumnType.DECIMAL).uniqueness(Uniqueness.UNIQUE);
    assertEquals(List.of(), kinds(measure, new ColumnMaker("x", ColumnType.DECIMAL)));
  }

  @Test
  void nullShareDriftsIfChanceDoesNotExplainIt() {
    ColumnMaker before = new ColumnMaker("n", ColumnType.TEXT).count(950, 50);
    assertEquals(List.of(Kind.NULL_SHARE), kinds(before, new ColumnMaker("n", ColumnType.TEXT).count(880, 120)));
    assertEquals(List.of(Kind.NULLS), kinds(before, new ColumnMaker("n", ColumnType.TEXT).count(940, 60)));
  }

  @Test
  void categoriesAreComparedWhereAllAreKnown() {
    ColumnMaker before = new ColumnMaker("c", ColumnType.TEXT).distinct(2, true).value("a", 60).value("b", 40);
    ColumnMaker after =
        new ColumnMaker("c", ColumnType.TEXT).distinct(2, true).value("a", 62).value("new", 38);
    List<ProfileChange> changes =
        ProfileDifference.between(ColumnMaker.table(before), ColumnMaker.table(after)).changes();
    assertEquals(List.of(Kind.VALUES_APPEARED, Kind.VALUES_VANISHED, Kind.DISTRIBUTION), kinds(changes));
    assertEquals("new among the values: \"new\"", changes.getFirst().message());
    assertEquals(Severity.MEDIUM, changes.getLast().severity());
    ColumnMaker unknown = new ColumnMaker("c", ColumnType.TEXT).distinct(90, true).value("a", 62).value("b", 38);
    assertEquals(List.of(Kind.DISTINCT), kinds(before, unknown));
  }

  @Test
  void estimatesDifferByMoreThanTheirError() {
    ColumnMaker before = new ColumnMaker("t", ColumnType.TEXT).count(900_000, 0).distinct(100_000, false);
    assertEquals(List.of(),
        kinds(before, new ColumnMaker("t", ColumnType.TEXT).count(900_000, 0).distinct(103_000, false)));
    assertEquals(List.of(Kind.DISTINCT),
        kinds(before, new ColumnMaker("t", ColumnType.TEXT).count(900_000, 0).distinct(106_000, false)));
  }

  private TableProfile normal(String name, long seed, double mean, double deviation, int rows) throws IOException {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int i = 0; i < rows; i++) {
      csv.append(Math.round((mean + deviation * random.nextGaussian()) * 1000) / 1000.0).append(",z\n");
    }
    return Tables.profile(folder, name, csv.toString());
  }

  @Test
  void distributionsThatAreTheSameDoNotDrift() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      int rows = 20 + 40 * seed;
      List<ProfileChange> changes = ProfileDifference.between(
          normal("a.csv", seed, 10, 3, rows), normal("b.csv", seed + 1000, 10, 3, rows * (1 + seed % 3))).changes();
      assertTrue(changes.stream().noneMatch(change -> change.kind() == Kind.DISTRIBUTION), changes::toString);
    }
  }

  @Test
  void distributionsThatMovedOrSpreadDrift() throws IOException {
    TableProfile before = normal("a.csv", 1, 10, 3, 2000);
    ProfileChange moved =
        only(ProfileDifference.between(before, normal("b.csv", 2, 13, 3, 3000)).changes(), Kind.DISTRIBUTION);
    assertEquals(Severity.MEDIUM, moved.severity());
    assertTrue(moved.message().contains("around 13"), moved.message());
    // index of two normal distributions one deviation apart is 1
    assertEquals(1, moved.drift().orElseThrow().value(), 0.35);
    only(ProfileDifference.between(before, normal("b.csv", 2, 10, 6, 3000)).changes(), Kind.DISTRIBUTION);
  }

  @Test
  void quantilesServeWhereHistogramsAreTooCoarse() {
    ColumnMaker before = new ColumnMaker("x", ColumnType.DECIMAL).count(1000, 0).numbers(0, 1e9, 0, 0)
        .range("0", "1e9").quantiles(1, 2, 5, 10, 20, 50, 100).histogram(0, 1e8, 999, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    ColumnMaker after = new ColumnMaker("x", ColumnType.DECIMAL).count(1000, 0).numbers(0, 1e9, 0, 0)
        .range("0", "1e9").quantiles(3, 6, 15, 30, 60, 150, 300).histogram(0, 1e8, 999, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    ProfileChange change =
        only(ProfileDifference.between(ColumnMaker.table(before), ColumnMaker.table(after)).changes(),
            Kind.DISTRIBUTION);
    assertEquals(Measure.KOLMOGOROV_SMIRNOV, change.drift().orElseThrow().measure());
    assertEquals(0.75 - (0.25 + 0.25 * 5 / 15), change.drift().orElseThrow().value(), 1e-12); // at 20
  }

  @Test
  void slowDriftIsSeenFromTheFirstToTheLast() throws IOException {
    List<TableProfile> series = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      series.add(normal("s" + i + ".csv", i, 10 + 0.7 * i, 3, 2000));
    }
    ProfileDifference difference = ProfileDifference.of(series);
    ProfileChange slow = only(difference.changes(), Kind.DISTRIBUTION);
    assertEquals(List.of(0, 5), List.of(slow.from(), slow.to()));
    assertEquals(6, difference.profiles());
    assertTrue(difference.changes().stream().anyMatch(change -> change.from() == 3 && change.to() == 4));
  }

  @Test
  void differencesAreWrittenAsJson() throws IOException {
    StringWriter json = new StringWriter();
    ProfileDifference.between(
            Tables.profile(folder, "a.csv", "a\n1\n"), Tables.profile(folder, "b.csv", "a,b\n1,\n"))
        .writeJson(json);
    assertEquals("{\"version\":1,\"profiles\":2,\"changes\":[{\"kind\":\"column_added\",\"severity\":\"low\","
        + "\"column\":\"b\",\"after\":\"empty\",\"from\":0,\"to\":1,\"message\":\"\\\"b\\\" is new: empty\"}]}",
        json.toString());
  }
}
