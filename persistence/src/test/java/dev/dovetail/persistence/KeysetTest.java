package dev.dovetail.persistence;

import static dev.dovetail.persistence.Expression.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Sale.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pages that begin behind the last one. Properties are tried on random rows and random orders.
class KeysetTest extends SaleTest {
  private static final int TRIES = 60;

  private static final List<Expression<?>> SORTABLE = List.of(CITY, PIECES, BOXES, CITY.ignoringCase(),
      STATUS, attribute("day", LocalDate.class), attribute("weight", Double.class), ID);

  @Test
  void pagesTogetherAreTheWholeResult() {
    Random random = new Random(4);
    fill(random, 70);
    for (int i = 0; i < TRIES; i++) {
      Query<Sale> sorted = query().orderBy(order(random)).where(BOXES.less(random.nextInt(4) + 1));
      List<Long> whole = ids(sorted.after(null).list());
      String message = "try " + i + ", " + wire.executed.getLast();
      assertEquals(sorted.count(), whole.size(), message);
      int size = random.nextInt(12) + 1;
      assertEquals(whole, pages(sorted.limit(size), size), message);
    }
  }

  /// Few different values, so that there are many ties, and nulls.
  private void fill(Random random, int count) {
    for (int i = 0; i < count; i++) {
      Sale sale = new Sale(
          random.nextInt(4) == 0 ? null : List.of("a", "A", "b", "B").get(random.nextInt(4)),
          random.nextInt(4) == 0 ? null : random.nextInt(3), random.nextInt(4));
      sale.status = List.of(Status.OPEN, Status.PAID, Status.RETURNED).get(random.nextInt(3));
      sale.day = random.nextBoolean() ? null : LocalDate.EPOCH.plusDays(random.nextInt(3));
      sale.weight = random.nextInt(3) / 3.0;
      sales.add(sale);
    }
    sales.commit();
  }

  private static Order[] order(Random random) {
    return random.ints(random.nextInt(4), 0, SORTABLE.size()).distinct().mapToObj(SORTABLE::get).map(by -> {
      Order order = random.nextBoolean() ? by.asc() : by.desc();
      return switch (random.nextInt(3)) {
        case 0 -> order.nullsFirst();
        case 1 -> order.nullsLast();
        default -> order;
      };
    }).toArray(Order[]::new);
  }

  private static List<Long> pages(Query<Sale> query, int size) {
    List<Long> all = new ArrayList<>();
    List<Sale> page = query.after(null).list();
    while (!page.isEmpty()) {
      all.addAll(ids(page));
      if (page.size() < size) {
        break;
      }
      page = query.after(page.getLast()).list();
    }
    return all;
  }

  private static List<Long> ids(List<Sale> found) {
    return found.stream().map(Sale::id).toList();
  }

  @Test
  void rowsThatComeAndGoShiftNothing() {
    store(new Sale("a", 1, 1), new Sale("c", 1, 2), new Sale("e", 1, 3));
    Query<Sale> sorted = query().orderBy("city").limit(2);
    Sale last = sorted.after(null).list().getLast();
    store(new Sale("b", 1, 4), new Sale("d", 1, 5));
    sales.delete(last);
    sales.commit();
    assertEquals(List.of(5L, 3L), ids(sorted.after(last).list()));
  }

  @Test
  void valuesDoInsteadOfAnObject() {
    store(new Sale("a", 1, 1), new Sale("a", null, 2), new Sale("b", 1, 3));
    Query<Sale> sorted = query().orderBy(CITY.asc(), PIECES.desc().nullsLast());
    assertEquals(List.of(1L, 2L, 3L), ids(sorted.seek().list()));
    assertEquals(List.of(2L, 3L), ids(sorted.seek("a", 1, 1).list()));
    assertEquals(List.of(3L), ids(sorted.seek("a", null, 2L).list()));
    assertEquals(List.of(2L, 3L), ids(query().seek(1).list()));
  }

  @Test
  void keyInTheOrderEndsIt() {
    store(new Sale("a", 1, 1), new Sale("b", 1, 2));
    Query<Sale> sorted = query().orderBy(ID.desc(), CITY.asc());
    assertEquals(List.of(1L), ids(sorted.seek(2).list()));
    assertTrue(wire.executed.getLast().endsWith("ORDER BY e.\"id\" DESC"), wire.executed.getLast());
  }

  @Test
  void boundOfTheFirstAttributeIsOneThatAnIndexCanUse() {
    query().orderBy(BOXES.desc(), CITY.asc()).seek(5, "a", 1).list();
    assertTrue(wire.executed.getLast().contains("WHERE (e.\"boxes\" <= ?) AND"), wire.executed.getLast());
  }

  @Test
  void valuesThatDoNotFitTheOrderAreRefused() {
    Query<Sale> sorted = query().orderBy(CITY.asc());
    wire.clear();
    var few = assertThrows(MappingException.class, () -> sorted.seek("a"));
    assertTrue(few.getMessage().contains("Expected 2 values, one for each of [city asc, id asc]"),
        few.getMessage());
    assertThrows(MappingException.class, () -> sorted.seek("a", 1, 2));
    assertThrows(MappingException.class, () -> sorted.seek(1, 1));
    assertThrows(MappingException.class, () -> sorted.seek("a", "1 OR 1 = 1"));
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void pagesOfRecordsGoOnBehindTheirValues() {
    record Line(long id, @Nullable String city) {}
    store(new Sale("a", 1, 1), new Sale("a", 1, 2), new Sale("b", 1, 3));
    Query<Sale> sorted = query().orderBy(CITY.asc()).limit(2);
    Line last = sorted.seek().select(Line.class).list().getLast();
    assertEquals(List.of(new Line(3, "b")), sorted.seek(last.city(), last.id()).select(Line.class).list());
  }
}
