package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.and;
import static dev.dovetail.persistence.Condition.between;
import static dev.dovetail.persistence.Condition.contains;
import static dev.dovetail.persistence.Condition.endsWith;
import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.equalIgnoringCase;
import static dev.dovetail.persistence.Condition.in;
import static dev.dovetail.persistence.Condition.isNotNull;
import static dev.dovetail.persistence.Condition.isNull;
import static dev.dovetail.persistence.Condition.like;
import static dev.dovetail.persistence.Condition.not;
import static dev.dovetail.persistence.Condition.notIn;
import static dev.dovetail.persistence.Condition.or;
import static dev.dovetail.persistence.Condition.startsWith;
import static dev.dovetail.persistence.Expression.attribute;
import static dev.dovetail.persistence.Expression.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What conditions mean, and what no name and no value can do to a statement.
class CriteriaTest extends SaleTest {
  /// Boxes count the sales from 1 to 7.
  @BeforeEach
  void fill() {
    store(new Sale("Ulm", 1, 1), new Sale("ulm", 2, 2), new Sale("100%_[*?]\\'", 3, 3), new Sale(null, 4, 4),
        new Sale("Neu-Ulm", null, 5), new Sale("", 6, 6), new Sale("Ulmen", 9, 7));
  }

  static List<Map.Entry<Condition, String>> conditions() {
    return List.of(
        Map.entry(CITY.equal("Ulm"), "1"),
        Map.entry(CITY.isNull(), "4"),
        Map.entry(CITY.isNotNull(), "1 2 3 5 6 7"),
        Map.entry(isNotNull("pieces"), "1 2 3 4 6 7"),
        Map.entry(PIECES.between(2, 4), "2 3 4"),
        Map.entry(between("pieces", 5, 2), ""),
        Map.entry(not(PIECES.between(2, 4)), "1 6 7"),
        Map.entry(PIECES.in(1, 9), "1 7"),
        Map.entry(PIECES.in(List.of()), ""),
        Map.entry(PIECES.notIn(1, 9), "2 3 4 6"),
        Map.entry(PIECES.notIn(List.of()), "1 2 3 4 5 6 7"),
        Map.entry(not(PIECES.in(List.of())), "1 2 3 4 5 6 7"),
        Map.entry(notIn("city", List.of("Ulm", "")), "2 3 5 7"),
        Map.entry(or(in("pieces", List.of()), isNull("pieces")), "5"),
        Map.entry(CITY.contains("Ulm"), "1 5 7"),
        Map.entry(CITY.contains(""), "1 2 3 5 6 7"),
        Map.entry(CITY.contains("%_"), "3"),
        Map.entry(CITY.contains("%_["), "3"),
        Map.entry(CITY.contains("[*?]\\"), "3"),
        Map.entry(contains("city", "?"), "3"),
        Map.entry(contains("city", "*"), "3"),
        Map.entry(contains("city", "_l_"), ""),
        Map.entry(CITY.startsWith("Ulm"), "1 7"),
        Map.entry(startsWith("city", "100%"), "3"),
        Map.entry(startsWith("city", "_"), ""),
        Map.entry(CITY.endsWith("Ulm"), "1 5"),
        Map.entry(endsWith("city", "\\'"), "3"),
        Map.entry(not(endsWith("city", "Ulm")), "2 3 6 7"),
        Map.entry(CITY.ignoringCase().equal("ULM"), "1 2"),
        Map.entry(equalIgnoringCase("city", "ULM"), "1 2"),
        Map.entry(CITY.ignoringCase().in("ULM", "uLmEn"), "1 2 7"),
        Map.entry(CITY.ignoringCase().startsWith("ULM"), "1 2 7"),
        Map.entry(CITY.ignoringCase().like("U%"), "1 2 7"),
        Map.entry(like("city", "%\\_%"), "3"),
        Map.entry(PIECES.equal(BOXES), "1 2 3 4 6"),
        Map.entry(PIECES.greater(BOXES), "7"),
        Map.entry(not(PIECES.less(BOXES)), "1 2 3 4 6 7"),
        Map.entry(PIECES.notEqual(BOXES), "7"),
        Map.entry(attribute("pieces").lessOrEqual(attribute("id")), "1 2 3 4 6"),
        Map.entry(attribute("pieces").greaterOrEqual(attribute("boxes", Integer.class)), "1 2 3 4 6 7"),
        Map.entry(CITY.ignoringCase().equal(CITY), "1 2 3 5 6 7"),
        Map.entry(STATUS.equal(Sale.Status.OPEN), "1 2 3 4 5 6 7"),
        Map.entry(STATUS.in(Sale.Status.PAID, Sale.Status.RETURNED), ""),
        Map.entry(and(or(PIECES.equal(1), PIECES.equal(2)), not(CITY.equal("Ulm"))), "2"),
        Map.entry(not(or(PIECES.less(4), CITY.isNull())), "6 7"),
        Map.entry(not(and()), ""),
        Map.entry(not(or()), "1 2 3 4 5 6 7"));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void findsWhatTheConditionSays(Map.Entry<Condition, String> expected) {
    Query<Sale> found = query().where(expected.getKey()).orderBy(ID.asc());
    assertEquals(expected.getValue(), boxes(found));
    assertEquals(found.list().size(), found.count());
  }

  private static String boxes(Query<Sale> query) {
    return query.list().stream().map(s -> String.valueOf(s.boxes)).collect(Collectors.joining(" "));
  }

  @Test
  void nullsComeWhereTheOrderSays() {
    assertEquals("5 1 2 3 4 6 7", boxes(query().orderBy(PIECES.asc().nullsFirst())));
    assertEquals("1 2 3 4 6 7 5", boxes(query().orderBy(PIECES.asc().nullsLast())));
    assertEquals("5 7 6 4 3 2 1", boxes(query().orderBy(PIECES.desc().nullsFirst())));
    assertEquals("7 6 4 3 2 1 5", boxes(query().orderBy(PIECES.desc().nullsLast())));
  }

  @Test
  void textsAreSortedIgnoringCase() {
    assertEquals("5 1 2 7", boxes(query().where(CITY.ignoringCase().contains("ulm"))
        .orderBy(CITY.ignoringCase().asc(), ID.asc())));
  }

  @Test
  void severalConditionsAllHold() {
    assertEquals("2", boxes(query().where(PIECES.greater(1), PIECES.less(3))));
    assertEquals("1 2 3 4 5 6 7", boxes(query().where().orderBy("boxes")));
  }

  @Test
  void mistakesAreFoundBeforeSqlIsSent() {
    Query<Sale> all = query();
    wire.clear();
    refused("is of type java.lang.Integer, not java.lang.String",
        () -> all.where(attribute("pieces", String.class).equal("x")));
    refused("no attribute \"nothing\"", () -> all.where(attribute("nothing", String.class).isNull()));
    refused("no attribute \"customer.name\"", () -> all.where(equal("customer.name", "x")));
    refused("no attribute \"nothing\"", () -> all.where(not(or(and(in("nothing", List.of()))))));
    refused("no attribute \"nothing\"", () -> all.orderBy("nothing"));
    refused("no attribute \"nothing\"", () -> all.orderBy(attribute("nothing").desc().nullsLast()));
    refused("only a text has upper and lower case", () -> all.where(PIECES.ignoringCase().equal(1)));
    refused("only a text can be like a pattern", () -> all.where(PIECES.contains("1")));
    refused("so they cannot be compared", () -> all.where(attribute("city").equal(PIECES)));
    refused("kept in columns of different types", () -> all.where(STATUS.equal(attribute("before",
        Sale.Status.class))));
    refused("put it into having", () -> all.where(count().greater(1L)));
    refused("known of groups only", () -> all.orderBy(count().asc()));
    assertThrows(IllegalArgumentException.class, () -> PIECES.in(Arrays.asList(1, null)));
    assertEquals(List.of(), wire.executed);
  }

  private static void refused(String reason, Runnable call) {
    var refused = assertThrows(MappingException.class, call::run);
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"city\" IS NULL OR \"city", "1=1; DROP TABLE \"Sale\"; --", "e.city", "city --",
      "\"city\"", "lower(city)", "city/**/", "(SELECT 1)", "*", "", " city", "CITY", "price_of_all"})
  void whatIsNoNameOfAnAttributeIsRefusedEverywhere(String name) {
    wire.clear();
    Query<Sale> all = query();
    Expression<Object> wrong = attribute(name);
    for (Runnable call : List.<Runnable>of(() -> all.where(equal(name, 1)), () -> all.orderBy(name),
        () -> all.where(CITY.equal(attribute(name, String.class))), () -> all.select(name),
        () -> all.select(count(wrong)), () -> all.select(count()).groupBy(wrong),
        () -> all.select(count()).having(Expression.max(wrong).isNull()),
        () -> all.select(count()).orderBy(wrong.asc()),
        () -> all.where(wrong.ignoringCase().contains("x")))) {
      assertThrows(MappingException.class, call::run);
    }
    assertEquals(List.of(), wire.executed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"' OR '1' = '1", "'; DROP TABLE \"Sale\"; --", "\\", "\\' OR 1=1 --", "%", "$1",
      "?", ":name", "\"", "\u2019 OR 1=1", "%' ESCAPE '\\' OR '1' LIKE '1"})
  void valuesAreBoundWhateverTheyHold(String value) {
    assertEquals("", boxes(query().where(or(CITY.equal(value), CITY.startsWith(value + value),
        CITY.endsWith(value + "x"), CITY.contains(value + "\\" + value), CITY.in(value, value + value),
        CITY.ignoringCase().equal(value)))));
    store(new Sale(value, 1, 99));
    assertEquals("99", boxes(query().where(and(CITY.equal(value), CITY.startsWith(value),
        CITY.endsWith(value), CITY.contains(value), CITY.in("x", value),
        CITY.ignoringCase().contains(value)))));
    assertEquals(8, query().count());
  }
}
