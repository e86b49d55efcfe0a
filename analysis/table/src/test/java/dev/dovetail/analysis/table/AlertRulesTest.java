package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.Alert.Kind;
import dev.dovetail.analysis.table.internal.alert.AlertRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRulesTest {
  private static final DuplicateRows NONE = new DuplicateRows(0, true);

  private static List<Alert> alerts(ColumnMaker... columns) {
    TableProfile table = ColumnMaker.table(columns);
    return AlertRules.alertsOf(table.rows(), table.columns(), NONE, List.of());
  }

  private static List<Kind> kinds(ColumnMaker... columns) {
    return alerts(columns).stream().map(Alert::kind).toList();
  }

  private static ColumnMaker text() {
    return new ColumnMaker("t", ColumnType.TEXT);
  }

  private static ColumnMaker number() {
    return new ColumnMaker("n", ColumnType.DECIMAL);
  }

  @Test
  void columnsWithoutNewsGiveNoAlert() {
    assertEquals(List.of(), alerts(
        text().value("a", 60).value("b", 40).kind(ColumnType.TEXT, 100).shape("a", 100).range("a", "b"),
        number().numbers(0, 9, 12, 0).quantiles(0, 0, 2, 4, 6, 8, 9)));
    assertEquals(List.of(), AlertRules.alertsOf(0, List.of(), NONE, List.of()));
  }

  @Test
  void alertsSayHowMuch() {
    assertEquals(
        List.of(
            new Alert(Kind.CONSTANT, Optional.of("t"), "all 1,000 rows have the same value"),
            new Alert(Kind.MOSTLY_NULL, Optional.of("n"), "99.2 % of the rows have no value"),
            new Alert(Kind.INFINITE, Optional.of("n"), "1 number is infinite")),
        alerts(text().count(1000, 0).distinct(1, true), number().count(8, 992).numbers(0, 9, 0, 1)));
    assertEquals("no row has a value", alerts(new ColumnMaker("e", ColumnType.EMPTY).count(0, 3)).getFirst().message());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "MÃ¼nchen", "donâ€™t", "FranÃ§ois", "naÃ¯ve", "Å koda?Å¡", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "æ—¥æœ¬", "caf\ufffd", "quote\u0092s"})
  void wronglyDecodedTextIsSeen(String value) {
    assertEquals(List.of(Kind.MOJIBAKE), kinds(text().value(value, 2)));
    assertEquals(List.of(Kind.MOJIBAKE), kinds(text().range("a", value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "München", "don’t", "CAFÉ…", "São Paulo", "SÃO", "Ãé", "naïve", "日本", "Привет", "Ångström", "“Â”?", "²³", "½ °C", "a — b",
      "½¾", "ÄÖÜ", "«Ça»"})
  void textAsItShouldBeIsNotAccused(String value) {
    assertEquals(List.of(), kinds(text().value(value, 2)));
  }

  @Test
  void datesKeptAsTextAreSeen() {
    for (String shape : List.of(
        "99/99/9999", "9.9.9999", "99-99-99", "Aaa 9 9999", "99-Aaa-99", "Aaa 99, 9999", "99/99/9999 99:99",
        "9999/9/99")) {
      assertEquals(List.of(Kind.LIKELY_DATE), kinds(text().shape(shape, 95).shape("aaa", 5)), shape);
    }
    assertEquals(List.of(Kind.LIKELY_DATE),
        kinds(text().kind(ColumnType.DATE, 90).kind(ColumnType.TEXT, 10)));
    for (String shape : List.of("999-999-9999", "99999", "999.999.999", "99-9999999", "Aaa 99", "A-99", "9.9.9")) {
      assertEquals(List.of(), kinds(text().shape(shape, 100)), shape);
    }
  }

  @Test
  void textAmongNumbersIsSeenButNotNumbersAmongText() {
    List<Alert> found =
        alerts(text().kind(ColumnType.INT64, 97).kind(ColumnType.TEXT, 3).shape("99", 97).shape("a/a", 3));
    assertEquals(
        List.of(new Alert(Kind.MIXED_TYPES, Optional.of("t"), "97 % of the values are int64, the others are not")),
        found);
    assertEquals(List.of(), kinds(text().kind(ColumnType.TEXT, 90).kind(ColumnType.INT64, 10)));
    assertEquals(List.of(), // postal codes
        kinds(text().kind(ColumnType.INT64, 97).kind(ColumnType.TEXT, 3).shape("99999", 100)));
  }

  @Test
  void outliersAreFarFromTheRestNotMerelySkewed() {
    ColumnMaker sentinel = number().numbers(-5, 9999, 0, 0).range("-5", "9999").quantiles(-4, -2, 5, 10, 15, 25, 30);
    assertEquals("9999 is far from the rest: half of the numbers are between 5 and 15",
        alerts(sentinel).getFirst().message());
    // quantiles of an exponential distribution, and its likely greatest of 3000
    assertEquals(List.of(), kinds(number().numbers(0, 8, 0, 0).quantiles(.01, .05, .29, .69, 1.39, 3, 4.6)));
    // of a lognormal one
    assertEquals(List.of(), kinds(number().numbers(0, 30, 0, 0).quantiles(.1, .19, .51, 1, 1.96, 5.2, 10.2)));
    assertEquals(List.of(Kind.OUTLIERS),
        kinds(number().numbers(-999, 30, 0, 0).quantiles(-4, -2, 5, 10, 15, 25, 30)));
  }

  @Test
  void zerosAreNoNewsInYesAndNo() {
    assertEquals(List.of(Kind.ZEROS), kinds(number().numbers(0, 9, 58, 0)));
    assertEquals(List.of(), kinds(number().numbers(0, 1, 58, 0).distinct(2, true)));
  }

  @Test
  void imbalanceNeedsManyValues() {
    assertEquals("96 % of the values are \"no\"",
        alerts(text().distinct(2, true).value("no", 96).value("yes", 4)).getFirst().message());
    assertEquals(List.of(), kinds(text().count(20, 0).distinct(2, true).value("no", 19).value("yes", 1)));
  }

  @Test
  void identifiersDifferInEachRow() {
    ColumnMaker names = text().uniqueness(Uniqueness.UNIQUE).distinct(100, true).value("Toy Story", 1);
    assertEquals(List.of(), kinds(names));
    assertEquals(List.of(Kind.LIKELY_IDENTIFIER),
        kinds(text().uniqueness(Uniqueness.PROBABLY_UNIQUE).value("00M", 1).shape("99A", 100)));
    ColumnMaker rising = new ColumnMaker("i", ColumnType.INT64).uniqueness(Uniqueness.UNIQUE);
    assertEquals(List.of(), kinds(rising));
    assertEquals(List.of(Kind.LIKELY_IDENTIFIER), kinds(rising.order(ValueOrder.STRICTLY_INCREASING)));
    assertEquals(List.of(), kinds(number().uniqueness(Uniqueness.UNIQUE)));
  }

  @Test
  void alertsOfTheWholeTableComeFirst() {
    TableProfile table = ColumnMaker.table(number().numbers(0, 9, 60, 0), text());
    List<Alert> alerts = AlertRules.alertsOf(100, table.columns(), new DuplicateRows(1, true),
        List.of(new Correlation("n", "t", -0.9951, 100), new Correlation("n", "x", 0.98, 100)));
    assertEquals(
        List.of(
            new Alert(Kind.DUPLICATE_ROWS, Optional.empty(), "1 row (1 %) repeats an earlier one"),
            new Alert(Kind.ZEROS, Optional.of("n"), "60 % of the numbers are zero"),
            new Alert(Kind.CORRELATED, Optional.of("n"), "says nearly the same as t (correlation -0.995)")),
        alerts);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 33.3 %", "0, 5, 0 %", "5, 5, 100 %", "1, 100000, less than 0.1 %", "99999, 100000, more than 99.9 %"})
  void sharesAreNeverRoundedToNothingOrAll(long part, long whole, String text) {
    assertEquals(text, dev.dovetail.analysis.table.internal.report.Shares.percent(part, whole));
  }

  @ParameterizedTest
  @MethodSource("dev.dovetail.analysis.table.RealDataTest#files")
  void realDataGivesNoFalseAlarm(String file) throws Exception {
    TableProfile table = Tables.profile("real/" + file);
    List<Alert> alerts =
        AlertRules.alertsOf(table.rows(), table.columns(), table.duplicateRows(), table.correlations());
    List<Kind> never = List.of(Kind.MOJIBAKE, Kind.MIXED_TYPES, Kind.INFINITE);
    assertTrue(alerts.stream().noneMatch(alert -> never.contains(alert.kind())), alerts::toString);
  }
}
