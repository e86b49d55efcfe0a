package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.DatabaseTest.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Merging of objects with a key of several parts, of which some are missing.
@ParameterizedClass
@EnumSource(Product.class)
class MergeCompositeKeyTest {
  @Entity
  @Table(name = "seat")
  static class Seat {
    @Id
    @Nullable String hall;

    @Id
    @Nullable Integer number;

    @Nullable String guest;
  }

  @TempDir Path directory;

  @Parameter Product product;

  @Test
  void missingPartOfAKeyMeansANewObject() throws SQLException { // 117
    TestDatabase database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    database.run("CREATE TABLE seat (hall TEXT NOT NULL, number INTEGER NOT NULL, guest TEXT, PRIMARY KEY (hall,"
        + " number))");
    Wiretap wire = new Wiretap(database);
    try (SessionFactory factory = SessionFactory.builder().dataSource(wire).entities(Seat.class).build();
        Session session = factory.open()) {
      Seat seat = new Seat();
      seat.hall = "great";
      seat.guest = "Ada";
      Seat copy = session.merge(seat);
      assertEquals(List.of(), wire.executed);
      assertEquals(ObjectState.PENDING, session.inspect(copy));
      var failed = assertThrows(FlushException.class, session::flush);
      assertTrue(failed.getMessage().contains("number"), failed.getMessage());
      session.rollback();
      seat.number = 5;
      session.merge(seat);
      session.commit();
      seat.guest = "Bob";
      assertNotNull(session.merge(seat).guest);
      session.commit();
      assertEquals("Bob", database.value("SELECT string_agg(guest, ',') FROM seat"));
    }
  }
}
