package dev.dovetail.persistence.bench;

import dev.dovetail.persistence.Session;
import dev.dovetail.persistence.SessionFactory;
import java.util.List;

/// The session.
final class SessionContender implements Contender {
  private final SessionFactory factory;

  SessionContender(Database database) {
    factory = SessionFactory.builder().url(database.url())
        .entities(Reading.class, Parent.class, Child.class).build();
  }

  @Override
  public void close() {
    factory.close();
  }

  @Override
  public void insert(int count) {
    List<Reading> readings = Reading.make(count);
    factory.run(s -> s.addAll(readings));
  }

  @Override
  public int load() {
    return factory.read(s -> s.query(Reading.class).list().size());
  }

  @Override
  public void get(long[] keys) {
    factory.read(s -> {
      for (long key : keys) {
        s.getOne(Reading.class, key);
      }
      return keys.length;
    });
  }

  @Override
  public void update(int count) {
    factory.run(s -> some(s, count).forEach(r -> r.amount++));
  }

  @Override
  public void graph(int count) {
    List<Parent> parents = Parent.make(count);
    factory.run(s -> s.addAll(parents));
  }

  @Override
  public void delete(int count) {
    factory.run(s -> some(s, count).forEach(s::delete));
  }

  private static List<Reading> some(Session session, int count) {
    return session.query(Reading.class).orderBy("id").limit(count).list();
  }

  @Override
  public Held hold() {
    Session session = factory.open();
    List<Reading> readings = session.query(Reading.class).list();
    return new Held() {
      private List<Reading> held = readings;

      @Override
      public Object get(long key) {
        return session.get(Reading.class, key);
      }

      @Override
      public void close() {
        held = List.of();
        session.close();
      }
    };
  }
}
