package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.DatabaseTest.Product;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Relations that are always loaded, in chains and collections. The tables have no foreign keys.
@ParameterizedClass
@EnumSource(Product.class)
class EagerChainTest {
  @Entity
  @Table(name = "link")
  static class Link {
    @Id
    long id;

    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE, CascadeType.REFRESH})
    @Nullable Link next;

    @Nullable String text;

    @OneToMany(mappedBy = "link", fetch = FetchType.EAGER, cascade = {CascadeType.PERSIST, CascadeType.MERGE})
    @OrderBy("id")
    List<Mark> marks = new ArrayList<>();

    private Link() {}

    Link(long id, @Nullable Link next) {
      this.id = id;
      this.next = next;
    }
  }

  @Entity
  @Table(name = "mark")
  static class Mark {
    @Id
    long id;

    @ManyToOne
    @Nullable Ref<Link> link;

    private Mark() {}

    Mark(long id) {
      this.id = id;
    }
  }

  @TempDir Path directory;

  @Parameter Product product;

  TestDatabase database;
  Wiretap wire;
  SessionFactory factory;
  Session session;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    database.run("CREATE TABLE link (id BIGINT PRIMARY KEY, next_id BIGINT, text TEXT)",
        "CREATE TABLE mark (id BIGINT PRIMARY KEY, link_id BIGINT)");
    wire = new Wiretap(database);
    factory = SessionFactory.builder().dataSource(wire).entities(Link.class, Mark.class).build();
    session = factory.open();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  private static Link chain(int length) {
    Link first = new Link(length, null);
    for (int i = length - 1; i > 0; i--) {
      first = new Link(i, first);
    }
    return first;
  }

  private static int length(Link first) {
    int length = 0;
    for (Link link = first; link != null; link = link.next) {
      length++;
    }
    return length;
  }

  @Test
  void chainOfPlainReferencesTakesNoRecursion() throws SQLException { // 191
    int length = 100_000;
    session.add(chain(length));
    session.commit();
    assertEquals(Integer.toString(length), database.value("SELECT count(*) FROM link"));
    session.reset();
    List<Link> links = session.query(Link.class).orderBy("id").list();
    assertEquals(length, length(links.getFirst()));
    session.flush();
  }

  @Test
  void chainIsFollowedToItsEnd() {
    session.add(chain(2_000));
    session.commit();
    session.reset();
    assertEquals(2_000, length(session.getOne(Link.class, 1)));
    assertEquals(7, length(session.getOne(Link.class, 1_994)));
  }

  @Test
  void chainIsMergedRefreshedAndExpungedWithoutRecursion() throws SQLException {
    Link first = chain(2_000);
    session.merge(first);
    session.commit();
    Link held = session.getOne(Link.class, 1);
    database.run("UPDATE link SET text = 'new'");
    session.refresh(held);
    for (Link link = held; link != null; link = link.next) {
      assertEquals("new", link.text);
    }
    first.text = "merged";
    assertSame(held, session.merge(first));
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM link WHERE text = 'merged'"));
  }

  @Test
  void collectionsThatAreAlwaysLoadedComeWithAllRowsInOneStatement() {
    for (long i = 0; i < 100; i++) {
      Link link = new Link(i, null);
      link.marks.addAll(List.of(new Mark(2 * i), new Mark(2 * i + 1)));
      session.add(link);
    }
    session.commit();
    session.reset();
    wire.clear();
    List<Link> links = session.query(Link.class).list();
    assertEquals(200, links.stream().mapToInt(link -> link.marks.size()).sum());
    assertEquals(2, wire.executed.stream().filter(sql -> sql.startsWith("SELECT e")).count());
    session.commit();
    wire.clear();
    session.query(Link.class).list();
    assertEquals(2, wire.executed.stream().filter(sql -> sql.startsWith("SELECT e")).count());
    links.getFirst().marks.removeFirst();
    session.refresh(links.getFirst());
    assertEquals(2, links.getFirst().marks.size());
    assertEquals(List.of(), session.dirty());
  }

  @Test
  void plainReferenceToAMissingRowIsNamed() throws SQLException {
    database.run("INSERT INTO link VALUES (1, 2, NULL)");
    var failed = assertThrows(NoResultException.class, () -> session.query(Link.class).list());
    assertTrue(failed.getMessage().contains("Link#1 refers to Link#2 by Link.next, and there is no such row"),
        failed.getMessage());
    database.run("INSERT INTO link VALUES (2, NULL, NULL)");
    session.reset();
    assertNotNull(session.getOne(Link.class, 1).next);
  }
}
