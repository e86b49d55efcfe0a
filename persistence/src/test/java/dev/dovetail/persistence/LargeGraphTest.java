package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Node;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Graphs of 100,000 objects. Numbers are those of the acceptance cases.
class LargeGraphTest extends ShopTest {
  private static final int COUNT = 100_000;

  private static Node chain() {
    Node leaf = new Node("leaf");
    Node first = leaf;
    for (int i = 1; i < COUNT; i++) {
      Node parent = new Node(Integer.toString(i));
      leaf.parent = Ref.to(parent);
      leaf = parent;
    }
    return first;
  }

  @Test
  void chainIsAddedWithoutRecursion() throws SQLException { // 191
    session.add(chain());
    session.commit();
    assertEquals(Integer.toString(COUNT), database.value("SELECT count(*) FROM node"));
    assertEquals("1", database.value("SELECT count(*) FROM node WHERE parent_id IS NULL"));
  }

  @Test
  void downwardChainIsAddedRefreshedMergedExpungedAndDeletedWithoutRecursion() throws SQLException { // 191
    int depth = 20_000;
    Node root = new Node("root");
    Node last = root;
    for (int i = 1; i < depth; i++) {
      Node child = new Node(Integer.toString(i));
      last.add(child);
      last = child;
    }
    session.add(root);
    session.flush();
    session.refresh(last);
    session.expire(root);
    assertTrue(session.isExpired(last));
    session.commit();
    session.expunge(root);
    assertTrue(!session.contains(last));
    last.name = "changed";
    Node merged = session.merge(root);
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM node WHERE name = 'changed'"));
    session.delete(merged);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM node"));
  }
}
