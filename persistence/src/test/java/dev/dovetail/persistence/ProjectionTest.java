package dev.dovetail.persistence;

import static dev.dovetail.persistence.Expression.attribute;
import static dev.dovetail.persistence.Expression.avg;
import static dev.dovetail.persistence.Expression.count;
import static dev.dovetail.persistence.Expression.countDistinct;
import static dev.dovetail.persistence.Expression.max;
import static dev.dovetail.persistence.Expression.min;
import static dev.dovetail.persistence.Expression.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Sale.Status;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is selected instead of objects.
class ProjectionTest extends SaleTest {
  record Total(@Nullable String city, long sales, @Nullable Long pieces) {}

  record Ages(@Nullable Double mean, @Nullable Integer least, @Nullable Integer greatest, long different) {}

  record Part(String city, int boxes, Status status) {}

  record Line(long id, @Nullable String city) {}

  @BeforeEach
  void fill() {
    store(new Sale("Ulm", 1, 1).with(Status.PAID, "0.10", 0.5),
        new Sale("Ulm", 2, 2).with(Status.PAID, "0.20", 1),
        new Sale("Bonn", null, 3).with(Status.OPEN, "10.00", 2),
        new Sale(null, 5, 4).with(Status.OPEN, "2", 4));
  }

  @Test
  void singleValues() {
    assertEquals(List.of("Bonn", "Ulm", "Ulm"),
        query().where(CITY.isNotNull()).select(CITY).orderBy(CITY.asc()).list());
    assertEquals(Arrays.asList(1, 2, null, 5), query().orderBy("id").select(PIECES).list());
    assertEquals(List.of(Status.PAID, Status.OPEN),
        query().orderBy(STATUS.desc()).select("status").distinct().list());
    assertEquals("Bonn", query().select(CITY).orderBy(CITY.asc().nullsLast()).first().orElseThrow());
    assertTrue(query().where(CITY.isNull()).select(CITY).first().isEmpty());
    assertNull(query().where(CITY.isNull()).select(CITY).one());
    assertThrows(NoResultException.class, () -> query().where(CITY.equal("x")).select(CITY).one());
    assertThrows(NonUniqueResultException.class, () -> query().select(CITY).one());
    assertThrows(UnsupportedOperationException.class, () -> query().select(CITY).list().clear());
  }

  @Test
  void aggregatesOfAllRows() {
    assertEquals(4, query().select(count()).one());
    assertEquals(3, query().select(count(PIECES)).one());
    assertEquals(2, query().select(countDistinct(CITY)).one());
    assertEquals(8, query().select(sum(PIECES)).one());
    assertEquals(new BigInteger("8"), query().select(sum(PIECES, BigInteger.class)).one());
    assertEquals(new BigDecimal("8"), query().select(sum(PIECES, BigDecimal.class)).one());
    assertEquals(8.0, query().select(sum(PIECES, Double.class)).one());
    assertEquals(7.5, query().select(sum(attribute("weight"), Double.class)).one());
    assertEquals(1.875, query().select(avg(attribute("weight"))).one());
    assertEquals(new Ages(8 / 3.0, 1, 5, 3),
        query().select(Ages.class, avg(PIECES), min(PIECES), max(PIECES), countDistinct(PIECES)).one());
    assertEquals("Ulm", query().select(max(CITY)).one());
    assertEquals(Status.OPEN, query().select(min(STATUS)).one());
  }

  @Test
  void aggregatesOfNothing() {
    Query<Sale> none = query().where(PIECES.greater(100));
    assertEquals(new Ages(null, null, null, 0),
        none.select(Ages.class, avg(PIECES), min(PIECES), max(PIECES), countDistinct(PIECES)).one());
    assertNull(none.select(sum(PIECES)).one());
    assertTrue(none.select(sum(PIECES)).first().isEmpty());
    assertEquals(0, none.select(count()).one());
    assertEquals(List.of(), none.select(Total.class, CITY, count(), sum(PIECES)).groupBy(CITY).list());
  }

  @Test
  void sumsOfDecimalsAreExactOrRefused() {
    if (product == Product.POSTGRES) {
      assertEquals(new BigDecimal("12.30"), query().select(sum(PRICE, BigDecimal.class)).one());
      assertEquals(new BigDecimal("10.00"), query().select(max(PRICE)).one());
    } else {
      var refused = assertThrows(MappingException.class, () -> query().select(sum(PRICE, BigDecimal.class)));
      assertTrue(refused.getMessage().contains("as text, to lose no digit"), refused.getMessage());
      assertThrows(MappingException.class, () -> query().select(max(PRICE)));
    }
    assertEquals(12.3, query().select(sum(PRICE, Double.class)).one(), 1e-9);
    assertEquals(12.3 / 4, query().select(avg(PRICE)).one(), 1e-9);
  }

  @Test
  void sumsOfIntegersGoBeyondIntegers() {
    store(new Sale("x", Integer.MAX_VALUE, 1), new Sale("x", Integer.MAX_VALUE, 1));
    assertEquals(2L * Integer.MAX_VALUE, query().where(CITY.equal("x")).select(sum(PIECES)).one());
  }

  @Test
  void groupsBecomeRecords() {
    assertEquals(List.of(new Total("Bonn", 1, null), new Total("Ulm", 2, 3L), new Total(null, 1, 5L)),
        query().select(Total.class, CITY, count(), sum(PIECES)).groupBy(CITY)
            .orderBy(CITY.asc().nullsLast()).list());
    assertEquals(List.of(new Total("Ulm", 2, 3L)),
        query().select(Total.class, CITY, count(), sum(PIECES)).groupBy(CITY)
            .where(CITY.notEqual("Bonn")).having(count().greater(1L), sum(PIECES).less(4L)).list());
    assertEquals(List.of("Ulm"), query().select(CITY).groupBy(CITY).having(CITY.startsWith("U")).list());
    assertEquals(List.of(1L, 1L, 2L), query().select(count()).groupBy(CITY).orderBy(count().asc()).list());
    assertEquals(List.of(1L, 2L),
        query().select(count()).groupBy(CITY).distinct().orderBy(count().asc()).list());
    assertEquals(List.of(4L), query().select(count()).having(count().greater(1L)).list());
    assertEquals(List.of(), query().select(count()).having(count().greater(4L)).list());
  }

  @Test
  void recordsByTheNamesOfTheirComponents() {
    assertEquals(new Part("Bonn", 3, Status.OPEN),
        query().where(CITY.equal("Bonn")).select(Part.class).one());
    assertEquals(new Line(1, "Ulm"), query().orderBy("id").select(Line.class).first().orElseThrow());
  }

  @Test
  void countsResultsAndNotRows() {
    assertEquals(4, query().select(CITY).count());
    assertEquals(3, query().select(CITY).distinct().count());
    assertEquals(3, query().select(count()).groupBy(CITY).count());
    assertEquals(2, query().select(count()).groupBy(CITY).limit(5).offset(1).count());
    assertEquals(1, query().select(count()).count());
    assertEquals(1, query().select(CITY).groupBy(CITY).having(count().equal(2L)).count());
    assertTrue(query().select(CITY).groupBy(CITY).exists());
    assertFalse(query().select(CITY).groupBy(CITY).having(count().greater(2L)).exists());
    assertFalse(query().where(CITY.equal("x")).select(CITY).exists());
    assertEquals(2, query().orderBy("boxes").limit(2).count());
  }

  @Test
  void streamsResults() {
    try (Stream<@Nullable Integer> pieces = query().orderBy("id").select(PIECES).stream()) {
      assertEquals(Arrays.asList(1, 2, null, 5), pieces.toList());
    }
    try (Stream<Line> lines = query().select(Line.class).orderBy(ID.desc()).limit(1).stream()) {
      assertEquals(4, lines.findFirst().orElseThrow().id());
    }
  }

  @Test
  void flushesWhatIsPendingFirst() {
    sales.add(new Sale("Ulm", 10, 5));
    assertEquals(18, query().select(sum(PIECES)).one());
    assertEquals(List.of(), sales.newObjects());
  }

  @Test
  void mistakesAreFoundBeforeSqlIsSent() {
    wire.clear();
    refused("has 3 components, but 2 expressions", () -> query().select(Total.class, CITY, count()));
    refused("Component sales of", () -> query().select(Total.class, CITY, CITY, sum(PIECES)));
    refused("no attribute \"mean\"", () -> query().select(Ages.class));
    refused("Expected a record", () -> query().select(String.class, CITY));
    refused("which is no number", () -> query().select(sum(CITY)));
    refused("so its sum is one of [Double]", () -> query().select(sum(attribute("weight"))));
    refused("put together already", () -> query().select(max(count())));
    refused("has no max", () -> query().select(max(attribute("token"))));
    refused("put it into having", () -> query().select(count()).where(count().greater(1L)));
    refused("cannot make them", () -> query().select(count()).groupBy(count()));
    refused("Sale.city may differ within a group", () -> query().select(Line.class, count(), CITY).list());
    refused("may differ within a group", () -> query().select(CITY).groupBy(PIECES).count());
    refused("may differ within a group",
        () -> query().select(CITY).groupBy(CITY).orderBy(BOXES.asc()).stream());
    refused("may differ within a group",
        () -> query().select(CITY).groupBy(CITY).having(BOXES.equal(1)).list());
    refused("may differ within a group", () -> query().orderBy("boxes").select(count()).list());
    refused("select it too", () -> query().select(CITY).distinct().orderBy(BOXES.asc()).list());
    assertEquals(List.of(), wire.executed);
  }

  private static void refused(String reason, Runnable call) {
    var refused = assertThrows(MappingException.class, call::run);
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }
}
