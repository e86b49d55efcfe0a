package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake in a mapping is found when the factory is built, and the message names the place and the way
/// out.
class MappingTest {
  static class NoEntity {
    @Id long id;
  }

  @Entity
  static class NoId {
    long id;
  }

  record OtherKey(long two, long one) {}

  @Entity
  @IdClass(OtherKey.class)
  static class TwoIds {
    @Id long one;
    @Id long two;
  }

  @Entity
  static class Relation {
    @Id long id;
    @ManyToOne @Nullable NoId parent;
  }

  @Entity
  static class Collection {
    @Id long id;
    @OneToMany List<NoId> children = List.of();
  }

  @Entity
  @Cacheable
  static class OtherAnnotation {
    @Id long id;
  }

  @Entity
  static class OnMethod {
    @Id long id;

    @Lob
    long getId() {
      return id;
    }
  }

  @Entity
  static class Base {
    @Id long id;
  }

  @Entity
  static class Derived extends Base {
    long more;
  }

  @Entity
  static class UnknownType {
    @Id long id;
    @Nullable Object anything;
  }

  @Entity
  static class FinalField {
    @Id final long id = 1;
  }

  @Entity
  static class NoConstructor {
    @Id long id;

    NoConstructor(long id) {
      this.id = id;
    }
  }

  @Entity
  static class TextVersion {
    @Id long id;
    @Version @Nullable String version;
  }

  @Entity
  static class Sequence {
    @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) long id;
  }

  @Entity
  static class SameColumn {
    @Id long id;
    @Column(name = "ID") long other;
  }

  @Entity
  abstract static class Abstract {
    @Id long id;
  }

  @Entity
  @SuppressWarnings("ClassCanBeStatic") // the mistake is the point
  final class Inner {
    @Id long id;
  }

  static List<Map.Entry<Class<?>, String>> mistakes() {
    return List.of(
        Map.entry(NoEntity.class, "NoEntity is no entity: mark it with @jakarta.persistence.Entity"),
        Map.entry(NoId.class, "NoId has no field marked @Id"),
        Map.entry(TwoIds.class, "its fields are [one, two] in this order; found [two, one]"),
        Map.entry(Relation.class, "NoId has no field marked @Id, so "),
        Map.entry(Collection.class, "NoId is not among the entities of this factory: add it by entities(...)"),
        Map.entry(OtherAnnotation.class,
            "OtherAnnotation: @Cacheable is not supported here; supported are [Access,"),
        Map.entry(OnMethod.class, "getId() (annotations go on fields): @Lob is not supported here"),
        Map.entry(Derived.class, "Base, which is not among the entities of this factory: add it by entities(...)"),
        Map.entry(UnknownType.class, "UnknownType.anything: a field of type java.lang.Object cannot be kept"),
        Map.entry(FinalField.class, "FinalField.id is final"),
        Map.entry(NoConstructor.class, "NoConstructor needs a constructor without parameters"),
        Map.entry(TextVersion.class,
            "TextVersion.version: a class (no record) may have one field marked @Version"),
        Map.entry(Sequence.class, "this database has no sequences; use GenerationType.IDENTITY or AUTO"),
        Map.entry(SameColumn.class, "SameColumn maps the column ID twice"),
        Map.entry(Abstract.class, "Abstract must be a class that can be constructed by itself"),
        Map.entry(Inner.class, "Inner must be a class that can be constructed by itself"));
  }

  @Entity
  @Table(name = "derived")
  static class WithTableOfItsOwn extends Base {
    long more;
  }

  @Test
  void tableOfAnEntityThatSharesOneIsRefused() {
    SessionFactoryBuilder builder = SessionFactory.builder().url("jdbc:sqlite::memory:")
        .entities(Base.class, WithTableOfItsOwn.class);
    var error = assertThrows(MappingException.class, builder::build);
    assertTrue(error.getMessage().contains("WithTableOfItsOwn shares the table of"), error.getMessage());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsNamedWithItsPlaceAndTheWayOut(Map.Entry<Class<?>, String> mistake) {
    SessionFactoryBuilder builder = SessionFactory.builder().url("jdbc:sqlite::memory:")
        .entities(mistake.getKey());
    var error = assertThrows(MappingException.class, builder::build);
    assertTrue(error.getMessage().contains(mistake.getValue()), error.getMessage());
  }

  @Test
  void entityNamedTwiceIsRefused() {
    SessionFactoryBuilder builder =
        SessionFactory.builder().url("jdbc:sqlite::memory:").entities(Person.class, Person.class);
    assertTrue(assertThrows(MappingException.class, builder::build).getMessage().contains("named twice"));
  }

  @Test
  void factoryNeedsOneDatabaseItKnows() {
    assertThrows(IllegalStateException.class, () -> SessionFactory.builder().build());
    assertThrows(IllegalArgumentException.class, () -> SessionFactory.builder().poolSize(0));
    assertThrows(IllegalArgumentException.class, () -> SessionFactory.builder().decisionTable("x; DROP"));
    var unknown = assertThrows(PersistenceException.class,
        () -> SessionFactory.builder().url("jdbc:other://host/db?password=secret").build());
    assertEquals("There is no dialect for jdbc:other:; supported are: jdbc:sqlite: and jdbc:postgresql:,"
        + " and what a module provides as dev.dovetail.persistence.spi.Dialect", unknown.getMessage());
  }
}
