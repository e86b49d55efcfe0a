package dev.dovetail.persistence;

import static dev.dovetail.persistence.Expression.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Sale.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is decided in memory is what the database decides: tried on random rows, of which many are null, and
/// random conditions.
class ConditionEvaluatorTest extends SaleTest {
  private static final int TRIES = 120;
  private static final Expression<Boolean> GIFT = attribute("isGift", Boolean.class);
  private static final Expression<UUID> TOKEN = attribute("token", UUID.class);

  @Test
  void heldObjectsOfABulkUpdateAreThoseTheDatabaseUpdates() {
    Random random = new Random(7);
    store(rows(random));
    for (int i = 0; i < TRIES; i++) {
      Condition condition = condition(random, 3);
      shop.run(writing -> {
        List<Sale> all = writing.query(Sale.class).list();
        wire.clear();
        int count = writing.bulkUpdate(Sale.class).set("city", "hit").where(condition).execute();
        assertEquals(1, wire.executed.size(), "it was evaluated in memory");
        List<Sale> hit = all.stream().filter(s -> "hit".equals(s.city)).toList();
        assertEquals(count, hit.size(), condition.toString());
        List<Sale> found = writing.query(Sale.class).where(Condition.equal("city", "hit")).list();
        assertTrue(found.containsAll(hit), condition.toString());
        writing.rollback();
      });
    }
  }

  private static Sale[] rows(Random random) {
    List<Sale> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Sale sale = new Sale("x", random.nextInt(3) == 0 ? null : random.nextInt(4), random.nextInt(4));
      sale.isGift = random.nextBoolean();
      sale.status = random.nextBoolean() ? Status.PAID : Status.OPEN;
      sale.token = random.nextBoolean() ? null : new UUID(0, random.nextInt(2));
      all.add(sale);
    }
    return all.toArray(Sale[]::new);
  }

  private static Condition condition(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 9 : 13);
    int value = random.nextInt(4);
    return switch (kind) {
      case 0 -> PIECES.greater(value);
      case 1 -> PIECES.lessOrEqual(BOXES);
      case 2 -> PIECES.in(random.ints(random.nextInt(3), 0, 4).boxed().toList());
      case 3 -> PIECES.notEqual(value);
      case 4 -> GIFT.equal(random.nextBoolean());
      case 5 -> STATUS.in(Status.PAID, Status.RETURNED);
      case 6 -> TOKEN.equal(new UUID(0, random.nextInt(2)));
      case 7 -> random.nextBoolean() ? PIECES.isNull() : TOKEN.isNotNull();
      case 8 -> BOXES.notIn(value, 2);
      case 9 -> Condition.not(condition(random, depth - 1));
      case 10 -> Condition.and(parts(random, depth - 1));
      default -> Condition.or(parts(random, depth - 1));
    };
  }

  private static Condition[] parts(Random random, int depth) {
    Condition[] parts = new Condition[random.nextInt(4)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = condition(random, depth);
    }
    return parts;
  }
}
