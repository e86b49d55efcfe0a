package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tables of other schemas, and names that mean something in SQL.
class NamesInSchemaTest extends DatabaseTest {
  private static final String HOSTILE = "a\"b'; DROP TABLE person; --";

  /// Named by reserved words.
  @Entity
  @Table(name = "select", indexes = @Index(name = "index", columnList = "order"))
  static class Select {
    @Id
    @GeneratedValue
    @Column(name = "table")
    @Nullable Long id;

    @Column(name = "order", unique = true)
    @Nullable String text;

    @ManyToOne
    @JoinColumn(name = "from")
    @Nullable Ref<Hostile> from;
  }

  /// Named by what would do harm if it were not quoted.
  @Entity
  @Table(name = HOSTILE, indexes = @Index(name = "i" + HOSTILE, columnList = "plain"))
  static class Hostile {
    @Id
    @GeneratedValue
    @Column(name = "id" + HOSTILE)
    @Nullable Long id;

    int plain;

    @ManyToOne
    @JoinColumn(name = "up" + HOSTILE, foreignKey = @ForeignKey(name = "fk" + HOSTILE))
    @Nullable Ref<Hostile> up;

    @ManyToMany
    @JoinTable(name = "link" + HOSTILE)
    List<Select> selects = new ArrayList<>();
  }

  @Entity
  @Table(name = "item", schema = "extra", indexes = @Index(columnList = "name"))
  static class Item {
    @Id
    @GeneratedValue
    @Nullable Long id;

    @Column(unique = true)
    String name = "";

    @ManyToOne
    @Nullable Ref<Item> part;

    @ManyToMany
    @JoinTable(name = "item_like", schema = "extra", joinColumns = @JoinColumn(name = "one"),
        inverseJoinColumns = @JoinColumn(name = "other"))
    List<Item> alike = new ArrayList<>();
  }

  @Entity
  @Table(name = "remark")
  static class Remark {
    @Id long number;

    @ManyToOne
    @Nullable Ref<Item> item;
  }

  @Entity
  @Table(name = "comment")
  static class Comment {
    @Id long number;

    @ManyToOne
    @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @Nullable Ref<Item> item;
  }

  private @Nullable SessionFactory own;

  @AfterEach
  void closeOwn() throws SQLException {
    if (own != null) {
      own.close();
    }
    if (product == Product.POSTGRES) {
      database.run("DROP SCHEMA IF EXISTS extra CASCADE");
    }
  }

  private SessionFactory factory(Class<?>... entities) throws SQLException {
    SessionFactoryBuilder builder = SessionFactory.builder().url(database.url()).onConnect(database.onConnect());
    if (product == Product.SQLITE) {
      builder.onConnect("ATTACH DATABASE '" + directory.resolve("extra.db") + "' AS extra");
    }
    SessionFactory built = builder.entities(entities).build();
    own = built;
    return built;
  }

  private static void assertComplete(SessionFactory factory) {
    SchemaDifference difference = factory.schema().difference();
    assertTrue(difference.isComplete(), difference::toString);
  }

  @Test
  void anyNameIsSafe() throws SQLException {
    SessionFactory strange = factory(Select.class, Hostile.class);
    strange.schema().create();
    assertComplete(strange);
    strange.run(session -> {
      Hostile up = new Hostile();
      Hostile hostile = new Hostile();
      hostile.up = Ref.to(up);
      Select select = new Select();
      select.text = HOSTILE;
      select.from = Ref.to(hostile);
      hostile.selects.add(select);
      session.addAll(List.of(select, hostile, up));
    });
    strange.run(session -> {
      Select select = session.query(Select.class).orderBy("text").where(Condition.equal("text", HOSTILE)).one();
      Hostile hostile = select.from == null ? new Hostile() : select.from.get();
      session.load(List.of(hostile), "selects");
      assertEquals(List.of(select), hostile.selects);
      session.delete(select);
      session.delete(hostile);
    });
    strange.schema().drop();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void tablesOfAnotherSchemaAreMadeAndUsed() throws SQLException {
    if (product == Product.POSTGRES) {
      database.run("CREATE SCHEMA extra");
    }
    SessionFactory items = factory(Item.class, Comment.class);
    items.schema().create();
    items.run(session -> {
      Item whole = new Item();
      Item part = new Item();
      part.name = "part";
      whole.part = Ref.to(part);
      whole.alike.add(part);
      session.addAll(List.of(whole, part));
    });
    assertEquals(2, items.read(session -> session.query(Item.class).list()).size());
    if (product == Product.SQLITE) {
      assertThrows(MappingException.class, () -> items.schema().difference());
    } else {
      assertComplete(items);
    }
    items.schema().drop();
    items.schema().create();
  }

  @Test
  void referencesToAnotherSchemaAreMadeWhereTheyCanBe() throws SQLException {
    SessionFactory items = factory(Item.class, Remark.class);
    if (product == Product.SQLITE) {
      var refused = assertThrows(MappingException.class, () -> items.schema().create());
      assertTrue(String.valueOf(refused.getMessage()).contains("NO_CONSTRAINT"), refused::getMessage);
    } else {
      database.run("CREATE SCHEMA extra");
      items.schema().create();
      assertComplete(items);
    }
  }
}
