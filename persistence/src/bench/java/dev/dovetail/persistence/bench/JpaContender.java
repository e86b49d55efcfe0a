package dev.dovetail.persistence.bench;

import dev.dovetail.persistence.bench.jpa.Parent;
import dev.dovetail.persistence.bench.jpa.Reading;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Function;

/// A JPA provider; which one, and how it is set up, is what its factory says. All objects of a transaction
/// are flushed once, in batches.
final class JpaContender implements Contender {
  private final EntityManagerFactory factory;

  JpaContender(EntityManagerFactory factory) {
    this.factory = factory;
  }

  @Override
  public void close() {
    factory.close();
  }

  @Override
  public void insert(int count) {
    List<Reading> readings = Reading.make(count);
    transact(em -> {
      readings.forEach(em::persist);
      return count;
    });
  }

  @Override
  public int load() {
    return transact(em -> em.createQuery("select r from Reading r", Reading.class).getResultList().size());
  }

  @Override
  public void get(long[] keys) {
    transact(em -> {
      for (long key : keys) {
        em.find(Reading.class, key).id();
      }
      return keys.length;
    });
  }

  @Override
  public void update(int count) {
    transact(em -> {
      some(em, count).forEach(Reading::increment);
      return count;
    });
  }

  @Override
  public void graph(int count) {
    List<Parent> parents = Parent.make(count, Child.EACH);
    transact(em -> {
      parents.forEach(em::persist);
      return count;
    });
  }

  @Override
  public void delete(int count) {
    transact(em -> {
      some(em, count).forEach(em::remove);
      return count;
    });
  }

  private static List<Reading> some(EntityManager em, int count) {
    return em.createQuery("select r from Reading r order by r.id", Reading.class).setMaxResults(count)
        .getResultList();
  }

  @Override
  public Held hold() {
    EntityManager em = factory.createEntityManager();
    List<Reading> readings = em.createQuery("select r from Reading r", Reading.class).getResultList();
    return new Held() {
      private List<Reading> held = readings;

      @Override
      public Object get(long key) {
        return em.find(Reading.class, key);
      }

      @Override
      public void close() {
        held = List.of();
        em.close();
      }
    };
  }

  private int transact(Function<EntityManager, Integer> work) {
    return factory.callInTransaction(work);
  }
}
