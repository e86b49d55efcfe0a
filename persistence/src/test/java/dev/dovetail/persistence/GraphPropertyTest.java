package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Random graphs, changed at random in transactions and savepoints: the database holds after each commit, and
/// the objects after each flush and rollback, what a model in plain maps does.
class GraphPropertyTest extends ShopTest {
  private static final int SEEDS = Integer.getInteger("dovetail.test.seeds", 5);
  private static final int FIRST = Integer.getInteger("dovetail.test.firstSeed", 1);
  private static final int TRANSACTIONS = 6;

  @Test
  void objectsAndRowsAreWhatTheModelIs() throws SQLException { // 37, 38, 57-62, 86, 89, 134, 135, 138-141
    for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
      database.run("DELETE FROM product_tag", "DELETE FROM line", "DELETE FROM product", "DELETE FROM tag",
          "DELETE FROM orders", "DELETE FROM customer", "DELETE FROM node");
      session.close();
      session = factory.open();
      GraphWalk walk = new GraphWalk(session, seed);
      try {
        for (int i = 0; i < TRANSACTIONS; i++) {
          transaction(walk);
        }
      } catch (PersistenceException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e + "\n" + walk.log(), e);
      }
    }
  }

  private void transaction(GraphWalk walk) throws SQLException {
    walk.note("begin");
    walk.load();
    GraphModel before = walk.model.copy();
    Map<String, Object> objects = new TreeMap<>(walk.objects);
    steps(walk);
    boolean isLoadedAgain = walk.chance(40) && savepoint(walk);
    if (walk.chance(70)) {
      walk.note("commit");
      session.commit();
      assertEquals(walk.model, GraphModel.read(database), "rows after the commit");
    } else {
      walk.note("rollback");
      session.rollback();
      walk.model = before;
      walk.objects = objects;
      if (isLoadedAgain) { // what was read in a transaction that was rolled back is read once more
        walk.load();
      }
      compare(walk, "after the rollback");
      assertEquals(before, GraphModel.read(database), "rows after the rollback");
    }
  }

  /// Makes changes in and after a savepoint.
  ///
  /// @return whether it was rolled back and everything loaded again
  private boolean savepoint(GraphWalk walk) {
    walk.note("savepoint");
    walk.flush();
    compare(walk, "before the savepoint");
    GraphModel before = walk.model.copy();
    Map<String, Object> objects = new TreeMap<>(walk.objects);
    Savepoint savepoint = session.beginNested();
    steps(walk);
    boolean isRolledBack = walk.chance(50);
    if (!isRolledBack) {
      walk.note("release");
      savepoint.commit();
    } else {
      walk.note("rollback to the savepoint");
      savepoint.rollback();
      walk.model = before;
      walk.objects = objects;
      compare(walk, "after the rollback to the savepoint");
      walk.load();
    }
    steps(walk);
    return isRolledBack;
  }

  private void steps(GraphWalk walk) {
    int steps = 12;
    for (int i = 0; i < steps; i++) {
      walk.step();
      if (walk.chance(15)) {
        walk.flush();
        compare(walk, "after a flush");
      }
    }
  }

  private static void compare(GraphWalk walk, String when) {
    assertEquals(walk.model, walk.observedFromTheOtherSide(), when + ", from the other side");
    assertEquals(walk.model, walk.observed(), when); // may reload, which leaves collections not loaded
  }
}
