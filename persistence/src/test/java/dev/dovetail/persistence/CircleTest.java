package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Entities that refer to one another in circles, and rows that are joined by key values only.
class CircleTest extends TablesTest {
  /// Throws balls, of which one is the favourite.
  @Entity
  @Table(name = "player")
  static class Player {
    @Id int id;

    @OneToMany(mappedBy = "player", cascade = CascadeType.ALL)
    List<Ball> balls = new ArrayList<>();

    @OneToOne
    @Nullable Ref<Ball> favourite;

    @OneToMany(mappedBy = "scorer", cascade = CascadeType.REMOVE)
    List<Score> scores = new ArrayList<>();

    @Version
    int version;

    private Player() {}

    Player(int id) {
      this.id = id;
    }
  }

  /// Belongs to a player.
  @Entity
  @Table(name = "ball")
  static class Ball {
    @Id int id;

    @ManyToOne
    @Nullable Ref<Player> player;

    private Ball() {}

    Ball(int id) {
      this.id = id;
    }
  }

  /// Three that refer to the next: the first need not.
  @Entity
  @Table(name = "one")
  static class One {
    @Id int id;

    @ManyToOne(cascade = CascadeType.ALL)
    @Nullable Ref<Two> two;
  }

  /// The second.
  @Entity
  @Table(name = "two")
  static class Two {
    @Id int id;

    @ManyToOne(optional = false, cascade = CascadeType.ALL)
    @Nullable Ref<Three> three;
  }

  /// The third.
  @Entity
  @Table(name = "three")
  static class Three {
    @Id int id;

    @ManyToOne(optional = false, cascade = CascadeType.ALL)
    @Nullable Ref<One> one;
  }

  /// Needs another of its kind.
  @Entity
  @Table(name = "needy")
  static class Needy {
    @Id int id;

    @ManyToOne(optional = false)
    @Nullable Ref<Needy> other;
  }

  /// Refers to a player by its key.
  @Entity
  @Table(name = "score")
  static class Score {
    @Id int id;

    @ManyToOne
    @JoinColumn(name = "player_id", foreignKey = @ForeignKey(foreignKeyDefinition = "ON DELETE CASCADE"))
    @Nullable Ref<Player> scorer;

    private Score() {}

    Score(int id, int player) {
      this.id = id;
      this.scorer = Ref.toKey(Player.class, player);
    }
  }

  CircleTest() {
    super(List.of("CREATE TABLE player (id INTEGER PRIMARY KEY, favourite_id INTEGER, version INTEGER NOT NULL)",
            "CREATE TABLE ball (id INTEGER PRIMARY KEY, player_id INTEGER REFERENCES player)",
            "CREATE TABLE one (id INTEGER PRIMARY KEY, two_id INTEGER)",
            "CREATE TABLE three (id INTEGER PRIMARY KEY, one_id INTEGER NOT NULL REFERENCES one)",
            "CREATE TABLE two (id INTEGER PRIMARY KEY, three_id INTEGER NOT NULL REFERENCES three)",
            "CREATE TABLE needy (id INTEGER PRIMARY KEY, other_id INTEGER NOT NULL REFERENCES needy)",
            "CREATE TABLE score (id INTEGER PRIMARY KEY,"
                + " player_id INTEGER NOT NULL REFERENCES player ON DELETE CASCADE)"),
        Score.class, Ball.class, Player.class, One.class, Two.class, Three.class, Needy.class);
  }

  private Player storedPlayer() {
    Player player = new Player(1);
    for (int i = 1; i <= 3; i++) {
      player.balls.add(new Ball(i));
    }
    player.favourite = Ref.to(player.balls.get(1));
    store(player);
    return session.query(Player.class).fetch("balls").one();
  }

  @Test
  void circleOfTwoEntitiesIsInsertedAndThenClosed() throws SQLException { // 163
    Player player = storedPlayer();
    assertEquals("2", database.value("SELECT favourite_id FROM player"));
    assertEquals("3", database.value("SELECT count(*) FROM ball WHERE player_id = 1"));
    assertEquals(database.value("SELECT version FROM player"), String.valueOf(player.version));
    int version = player.version;
    player.favourite = Ref.to(player.balls.getFirst());
    session.flush();
    assertEquals(version + 1, player.version);
    session.rollback();
    database.run("UPDATE player SET version = 77");
    player = session.query(Player.class).fetch("balls").one();
    database.run("UPDATE player SET version = 78");
    player.favourite = Ref.to(player.balls.getFirst());
    assertThrows(StaleRowException.class, session::flush);
  }

  @Test
  void circleOfTwoEntitiesIsDeletedAfterItIsOpened() throws SQLException { // 87
    Player player = storedPlayer();
    session.delete(player);
    wire.clear();
    session.commit();
    assertEquals(1, written().stream().filter(sql -> sql.startsWith("UPDATE")).count(), written()::toString);
    assertTrue(written().getFirst().startsWith("UPDATE"), written()::toString);
    assertEquals("0", database.value("SELECT count(*) FROM player"));
    assertEquals("0", database.value("SELECT count(*) FROM ball"));
  }

  @Test
  void favouriteIsMadeNullBeforeItsBallIsDeleted() throws SQLException { // 87
    Player player = storedPlayer();
    Ball favourite = player.balls.remove(1);
    player.favourite = null;
    session.delete(favourite);
    wire.clear();
    session.commit();
    assertEquals(List.of("UPDATE player", "DELETE FROM ball"), written());
  }

  @Test
  void circleOfThreeEntitiesNeedsOneOptionalReference() throws SQLException {
    One one = new One();
    Two two = new Two();
    Three three = new Three();
    one.two = Ref.to(two);
    two.three = Ref.to(three);
    three.one = Ref.to(one);
    session.add(two);
    wire.clear();
    session.commit();
    assertEquals(List.of("INSERT INTO one", "INSERT INTO three", "INSERT INTO two", "UPDATE one"), written());
    session.reset();
    session.delete(session.query(Three.class).one());
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM one"));
    assertEquals("0", database.value("SELECT count(*) FROM two"));
  }

  @Test
  void rowThatRefersToItselfIsOneInsert() throws SQLException { // 88
    Needy self = new Needy();
    self.id = 1;
    self.other = Ref.to(self);
    session.add(self);
    wire.clear();
    session.flush();
    assertEquals(List.of("INSERT INTO needy"), written());
    session.commit();
    session.delete(self);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM needy"));
  }

  @Test
  void circleThatNothingCanOpenIsRefused() throws SQLException {
    Needy first = new Needy();
    Needy second = new Needy();
    first.id = 1;
    second.id = 2;
    first.other = Ref.to(second);
    second.other = Ref.to(first);
    session.addAll(List.of(first, second));
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("in a circle"), failed.getMessage());
    session.rollback();
    second.other = Ref.to(second);
    session.addAll(List.of(first, second));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM needy"));
  }

  @Test
  void mappedForeignKeyOrdersRowsThatAreJoinedByValuesOnly() throws SQLException { // 82, 142
    session.add(new Score(1, 7));
    session.add(new Player(7));
    wire.clear();
    session.commit();
    assertEquals(List.of("INSERT INTO player", "INSERT INTO score"), written());
    session.delete(session.query(Player.class).one());
    session.delete(session.query(Score.class).one());
    wire.clear();
    session.commit();
    assertEquals(List.of("DELETE FROM score", "DELETE FROM player"), written());
  }

  @Test
  void rowWithoutItsNeededParentIsRefusedByTheDatabase() throws SQLException { // 142
    session.add(new Score(1, 7));
    assertThrows(ConstraintException.class, session::flush);
    session.rollback();
    store(new Player(7));
    session.add(new Score(1, 7));
    session.commit();
    assertEquals("7", database.value("SELECT player_id FROM score"));
  }

  @Test
  void databaseDeletesWhatItIsToldToDelete() throws SQLException { // 137
    store(new Player(7));
    store(new Score(1, 7), new Score(2, 7));
    session.delete(session.query(Player.class).one());
    wire.clear();
    session.commit();
    assertEquals(List.of("DELETE FROM player"), written());
    assertEquals(0, sent().stream().filter(sql -> sql.contains("score")).count());
    assertEquals("0", database.value("SELECT count(*) FROM score"));
  }
}
