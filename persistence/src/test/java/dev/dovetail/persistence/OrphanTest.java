package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is taken out of a relation with orphan removal is deleted, however the relation is kept.
class OrphanTest extends TablesTest {
  /// Has chapters, notes kept in a table of links, a cover that it refers to, and readers.
  @Entity
  @Table(name = "book")
  static class Book {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @OneToMany(mappedBy = "book", cascade = CascadeType.ALL, orphanRemoval = true)
    Set<Chapter> chapters = new LinkedHashSet<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinTable(name = "book_remark", joinColumns = @JoinColumn(name = "book"),
        inverseJoinColumns = @JoinColumn(name = "remark"))
    Collection<Remark> remarks = new ArrayList<>();

    @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
    @Nullable Ref<Cover> cover;

    @ManyToMany(cascade = CascadeType.PERSIST)
    @JoinTable(name = "reader", joinColumns = @JoinColumn(name = "read_book"),
        inverseJoinColumns = @JoinColumn(name = "noted_by"))
    List<Remark> alsoNoted = new ArrayList<>();
  }

  /// Has pages.
  @Entity
  @Table(name = "chapter")
  static class Chapter {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @ManyToOne(optional = false)
    @Nullable Book book;

    @OneToMany(mappedBy = "chapter", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Page> pages = new ArrayList<>();

    Chapter() {}

    Chapter(Page... pages) {
      this.pages.addAll(List.of(pages));
    }
  }

  /// Has nothing.
  @Entity
  @Table(name = "page")
  static class Page {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @ManyToOne(optional = false)
    @Nullable Chapter chapter;
  }

  /// Does not know its book.
  @Entity
  @Table(name = "remark")
  static class Remark {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;
  }

  /// Is referred to.
  @Entity
  @Table(name = "cover")
  static class Cover {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @OneToOne(mappedBy = "cover")
    @Nullable Book book;
  }

  OrphanTest() {
    super(List.of("CREATE TABLE cover (id " + KEY + ")",
            "CREATE TABLE book (id " + KEY + ", cover_id BIGINT REFERENCES cover)",
            "CREATE TABLE chapter (id " + KEY + ", book_id BIGINT NOT NULL REFERENCES book)",
            "CREATE TABLE page (id " + KEY + ", chapter_id BIGINT NOT NULL REFERENCES chapter)",
            "CREATE TABLE remark (id " + KEY + ")",
            "CREATE TABLE book_remark (book BIGINT NOT NULL REFERENCES book, remark BIGINT NOT NULL"
                + " REFERENCES remark, PRIMARY KEY (book, remark))",
            "CREATE TABLE reader (read_book BIGINT NOT NULL REFERENCES book, noted_by BIGINT NOT NULL"
                + " REFERENCES remark, PRIMARY KEY (read_book, noted_by))"),
        Book.class, Chapter.class, Page.class, Remark.class, Cover.class);
  }

  private Book storedBook() {
    Book book = new Book();
    book.chapters.add(new Chapter(new Page(), new Page()));
    book.chapters.add(new Chapter(new Page()));
    book.remarks.addAll(List.of(new Remark(), new Remark()));
    book.cover = Ref.to(new Cover());
    store(book);
    return session.query(Book.class).fetch("chapters.pages", "remarks", "alsoNoted").one();
  }

  private String count(String table) throws SQLException {
    return database.value("SELECT count(*) FROM " + table);
  }

  @Test
  void orphansGoThroughTwoLevels() throws SQLException { // 143
    Book book = storedBook();
    Chapter first = book.chapters.iterator().next();
    book.chapters.remove(first);
    session.flush();
    first.pages.forEach(page -> assertEquals(ObjectState.DELETED, session.inspect(page)));
    session.rollback();
    assertEquals(2, book.chapters.size()); // 38
    assertEquals(2, first.pages.size());
    book = session.query(Book.class).fetch("chapters").one();
    book.chapters.clear();
    session.commit();
    assertEquals("0", count("chapter"));
    assertEquals("0", count("page"));
  }

  @Test
  void pendingOrphansAreNeverInserted() throws SQLException { // 132, 143
    Book book = storedBook();
    Chapter added = new Chapter(new Page());
    book.chapters.add(added);
    long pages = session.noAutoflush(s -> s.query(Page.class).count());
    assertEquals(3, pages);
    book.chapters.remove(added);
    session.commit();
    assertEquals("2", count("chapter"));
  }

  @Test
  void orphanOfACollectionWithATableIsDeleted() throws SQLException { // 134
    Book book = storedBook();
    Remark first = book.remarks.iterator().next();
    book.remarks.remove(first);
    session.commit();
    assertFalse(session.contains(first));
    assertEquals("1", count("remark"));
    assertEquals("1", count("book_remark"));
    book = session.query(Book.class).one();
    book.remarks = List.of(new Remark(), new Remark(), new Remark());
    session.commit();
    assertEquals("3", count("remark"));
    assertEquals("3", count("book_remark"));
  }

  @Test
  void orphanOfAReferenceIsDeleted() throws SQLException { // 144
    Book book = storedBook();
    book.cover = Ref.to(new Cover()); // the old one is not loaded
    session.commit();
    assertEquals("1", count("cover"));
    book = session.query(Book.class).fetch("cover").one();
    assertNotNull(book.cover);
    Cover cover = book.cover.get();
    assertSame(book, cover.book);
    book.cover = null;
    session.flush();
    assertEquals(ObjectState.DELETED, session.inspect(cover));
    session.rollback();
    assertSame(cover, book.cover.get());
    assertTrue(session.contains(cover));
    book.cover = null;
    session.commit();
    assertEquals("0", count("cover"));
  }

  @Test
  void coverThatIsGivenToAnotherBookLives() throws SQLException { // 140, 144
    Book book = storedBook();
    Book other = new Book();
    session.add(other);
    session.flush();
    other.cover = book.cover;
    book.cover = null;
    session.commit();
    assertEquals("1", count("cover"));
    assertEquals("1", database.value("SELECT count(*) FROM book WHERE cover_id IS NOT NULL AND id = " + other.id));
    Book third = new Book();
    Cover cover = session.query(Cover.class).one();
    session.delete(other);
    third.cover = Ref.to(cover);
    session.add(third);
    session.commit();
    assertEquals("1", count("cover"));
  }

  @Test
  void deletionReachesAllThatBelongsToTheBook() throws SQLException { // 135, 136, 144
    storedBook();
    session.reset();
    session.delete(session.query(Book.class).one());
    session.commit();
    for (String table : List.of("book", "chapter", "page", "remark", "cover", "book_remark")) {
      assertEquals("0", count(table), table);
    }
  }

  @Test
  void referenceMadeNullMakesAnOrphan() throws SQLException {
    Book book = storedBook();
    Chapter first = book.chapters.iterator().next();
    first.book = null;
    session.commit();
    assertEquals("1", count("chapter"));
    assertEquals("1", count("page"));
  }

  @Test
  void listOfManyToManyHasColumnsOfItsOwnNames() throws SQLException { // 89
    Book book = storedBook();
    book.alsoNoted.addAll(book.remarks);
    session.flush();
    assertEquals("0", count("reader"), "not committed");
    session.commit();
    assertEquals("2", count("reader"));
    session.load(book, "alsoNoted");
    book.alsoNoted.removeFirst();
    session.commit();
    assertEquals("1", count("reader"));
    assertEquals("2", count("remark"));
  }

  @Test
  void otherSideOfAOneToOneIsKept() throws SQLException {
    Book book = storedBook();
    Cover cover = new Cover();
    session.add(cover);
    cover.book = book;
    session.flush();
    assertSame(cover, book.cover == null ? null : book.cover.get());
    session.commit();
    assertEquals(String.valueOf(cover.id), database.value("SELECT cover_id FROM book"));
    assertEquals("1", count("cover"));
    cover = session.getOne(Cover.class, cover.id == null ? 0L : cover.id);
    cover.book = null;
    session.commit();
    assertNull(book.cover);
    assertEquals("null", database.value("SELECT cover_id FROM book"));
  }

  @Test
  void orphanRemovalAsksForTheCascade() { // 146
    SessionFactoryBuilder builder = SessionFactory.builder().url(database.url()).entities(Careless.class, Page.class,
        Chapter.class, Book.class, Remark.class, Cover.class);
    var refused = assertThrows(MappingException.class, builder::build);
    assertTrue(refused.getMessage().contains("orphanRemoval"), refused.getMessage());
  }

  /// Wrongly mapped.
  @Entity
  static class Careless {
    @Id int id;

    @OneToMany(orphanRemoval = true)
    @JoinTable(name = "careless_page")
    List<Page> pages = new ArrayList<>();
  }
}
