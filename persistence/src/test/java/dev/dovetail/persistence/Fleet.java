package dev.dovetail.persistence;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Entities whose tables have something of each kind.
final class Fleet {
  /// Those that refer to others first.
  static final Class<?>[] ENTITIES = {Ship.class, Ferry.class, Tug.class, Captain.class, Port.class, Berth.class,
      Boat.class, Report.class, Accident.class, Audit.class};

  private Fleet() {}

  /// The key of a port.
  @Embeddable
  record PortKey(@Column(length = 2) String country, @Column(length = 3) String code) {}

  /// Known by two columns.
  @Entity
  @Table(name = "port")
  static class Port {
    @EmbeddedId PortKey key = new PortKey("", "");

    private Port() {}

    Port(String country, String code) {
      this.key = new PortKey(country, code);
    }
  }

  /// Known by its port and its number in it.
  @Entity
  @Table(name = "berth")
  static class Berth {
    @Id
    @ManyToOne
    @Nullable Port port;

    @Id int number;

    private Berth() {}

    Berth(Port port, int number) {
      this.port = port;
      this.number = number;
    }
  }

  /// Kept by a letter.
  enum Rank {
    MASTER("M"), MATE("m");

    @EnumeratedValue final String letter;

    Rank(String letter) {
      this.letter = letter;
    }
  }

  /// Known by a UUID, with a time as its version.
  @Entity
  @Table(name = "captain")
  static class Captain {
    @Id
    @GeneratedValue
    @Nullable UUID id;

    @Column(nullable = false)
    Rank rank = Rank.MASTER;

    @Version
    @Nullable Instant changed;
  }

  /// Two numbers in one value.
  @Embeddable
  record Size(int length, @Column(nullable = false) int width) {}

  /// Has a number as key.
  @MappedSuperclass
  abstract static class Numbered {
    @Id
    @GeneratedValue
    @Nullable Long id;

    @Column(length = 40, nullable = false, unique = true)
    String name = "";
  }

  /// One of three tables for three classes.
  @Entity
  @Table(name = "ship", indexes = @Index(columnList = "tower_id, name"))
  @Inheritance(strategy = InheritanceType.JOINED)
  @DiscriminatorColumn(discriminatorType = DiscriminatorType.CHAR)
  @DiscriminatorValue("S")
  static class Ship extends Numbered {
    @ManyToOne(optional = false)
    @JoinColumns(value = {
        @JoinColumn(name = "home_code", referencedColumnName = "code"),
        @JoinColumn(name = "home_country", referencedColumnName = "country")},
        foreignKey = @ForeignKey(name = "ship_home"))
    @Nullable Port home;

    @OneToOne
    @Nullable Ref<Captain> captain;

    @ManyToOne
    @Nullable Ref<Tug> tower;

    @AttributeOverride(name = "length",
        column = @Column(name = "hull", check = @CheckConstraint(constraint = "hull > 0")))
    @Nullable Size size;

    @ManyToMany
    @JoinTable(name = "visit", inverseForeignKey = @ForeignKey(options = "ON DELETE CASCADE"))
    List<Port> visited = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinTable(name = "ship_boat", joinColumns = @JoinColumn(name = "ship"),
        inverseJoinColumns = @JoinColumn(name = "boat"))
    Set<Boat> boats = new LinkedHashSet<>();
  }

  @Entity
  @Table(name = "ferry")
  @DiscriminatorValue("F")
  static class Ferry extends Ship {
    int cars;
  }

  @Entity
  @Table(name = "tug")
  @DiscriminatorValue("T")
  static class Tug extends Ship {
    @Column(nullable = false)
    Double power = 1.0;
  }

  /// Belongs to a ship.
  @Entity
  @Table(name = "boat")
  static class Boat extends Numbered {
    Boat() {}

    Boat(String name) {
      this.name = name;
    }
  }

  /// One of three classes in one table.
  @Entity
  @Table(name = "report")
  @DiscriminatorColumn(name = "kind", length = 10)
  static class Report {
    @Id long number;

    @ManyToOne
    @JoinColumn(name = "ship", foreignKey = @ForeignKey(foreignKeyDefinition = "ON DELETE CASCADE"))
    @Nullable Ref<Ship> ship;
  }

  @Entity
  static class Accident extends Report {
    int damage;

    @ManyToOne(optional = false)
    @Nullable Ref<Berth> where;
  }

  @Entity
  static class Audit extends Report {
    int damage;

    @ManyToOne
    @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @Nullable Ref<Captain> auditor;
  }
}
