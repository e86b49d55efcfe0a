package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileJsonTest {
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Tables.RESOURCES)) {
      return files.filter(file -> file.toString().matches(".*/(real|nasty)/.*\\.(csv|json|tsv)")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsReadEqualsWhatWasWritten(Path file) throws IOException {
    Optional<TableProfile> profile = new TableProfiler().profile(file);
    if (profile.isPresent()) {
      assertEquals(profile.get(), ProfileJson.parse(ProfileJson.toJson(profile.get())));
    }
  }

  @Test
  void everyFigureIsKept() throws IOException {
    TableProfile made = ColumnMaker.table(
        new ColumnMaker("a\"\n\u202e", ColumnType.FLOAT64).numbers(Double.NEGATIVE_INFINITY, Double.NaN, 3, 1)
            .quantiles(1e-300, 2, 3, 1.0 / 3, 5, 6, Double.POSITIVE_INFINITY).histogram(-0.5, 0.25, 7, 0, Long.MAX_VALUE)
            .range("-Infinity", "7").value("", 9).order(ValueOrder.STRICTLY_DECREASING),
        new ColumnMaker("b", ColumnType.TEXT).kind(ColumnType.INT64, 99).kind(ColumnType.TEXT, 1).shape("A-9…", 100)
            .distinct(70_000, false).uniqueness(Uniqueness.PROBABLY_UNIQUE));
    TableProfile full = new TableProfile(made.format(), made.dialect(), made.rows(), made.columns(),
        new DuplicateRows(4, false), List.of(new Correlation("a", "b", -0.25, 90)),
        List.of(new Alert(Alert.Kind.DUPLICATE_ROWS, Optional.empty(), "4"),
            new Alert(Alert.Kind.ZEROS, Optional.of("a"), "3")),
        List.of(new BadRow(7, 6, "9 fields, expected 8")), 2);
    assertEquals(full, ProfileJson.parse(ProfileJson.toJson(full)));
  }

  @Test
  void namesAreThoseOfTheRecords() {
    String json = ProfileJson.toJson(ColumnMaker.table(new ColumnMaker("n", ColumnType.INT64).histogram(0, 5, 60, 40)));
    assertTrue(json.startsWith("{\"version\":1,\"format\":\"csv\",\"dialect\":{\"encoding\":"
        + "{\"value\":\"UTF-8\",\"isGuessed\":false,\"evidence\":\"byte-order mark\"}"), json);
    assertTrue(json.contains("\"uniqueness\":\"repeated\""), json);
    assertTrue(json.contains("\"histogram\":{\"bounds\":[0.0,5.0,10.0],\"counts\":[60,40],\"isExact\":true}"), json);
  }

  @Test
  void membersOfALaterProgramArePassedOver() throws IOException {
    TableProfile profile = ColumnMaker.table(new ColumnMaker("n", ColumnType.INT64));
    String json = ProfileJson.toJson(profile)
        .replace("\"rows\":", "\"later\":{\"a\":[1,{}]},\"rows\":")
        .replace("\"order\":", "\"later\":null,\"order\":");
    assertEquals(profile, ProfileJson.parse(json));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``                                | begins with "version"
      []                                | begins with "version"
      {"version":2}                     | version 2, expected 1
      {"version":1}                     | Expected "format"
      {"version":1,"format":7}          | Expected a text, found VALUE_NUMBER_INT, at /format
      {"version":1,"rows":"x"}          | Expected a whole number
      {"version":1,"rows":1.5}          | Expected a whole number
      {"version":1,"rows":99999999999999999999} | Not a profile
      {"version":1,"columns":[{"type":"odd"}]}  | one of the words for ColumnType, found "odd", at /columns/0/type
      {"version":1,"columns":[          | Not a profile
      {"version":1,                     | Not a profile
      """)
  void whatIsNoProfileIsRefused(String json, String message) {
    String found = String.valueOf(
        assertThrows(MalformedProfileException.class, () -> ProfileJson.parse(json)).getMessage());
    assertTrue(found.contains(message), found);
  }
}
