package dev.dovetail.persistence.bench;

import dev.dovetail.persistence.bench.jpa.Parent;
import dev.dovetail.persistence.bench.jpa.Reading;
import io.ebean.Database;
import io.ebean.DatabaseBuilder;
import io.ebean.Transaction;
import io.ebean.annotation.PersistBatch;
import io.ebean.datasource.DataSourceBuilder;
import java.util.List;

/// Ebean with batches and keys taken a thousand at a time. Its classes are enhanced, for which it comes as a
/// Java agent.
final class EbeanContender implements Contender {
  private final Database database;
  private final boolean isPostgres;

  EbeanContender(dev.dovetail.persistence.bench.Database where) {
    isPostgres = where.isPostgres();
    DatabaseBuilder builder = Database.builder()
        .name("bench").defaultDatabase(false).loadFromProperties()
        .addClass(Reading.class).addClass(Parent.class)
        .addClass(dev.dovetail.persistence.bench.jpa.Child.class)
        .persistBatch(PersistBatch.ALL).persistBatchSize(1000)
        .dataSourceBuilder(DataSourceBuilder.create().url(where.url())
            .driver(isPostgres ? "org.postgresql.Driver" : "org.sqlite.JDBC")
            .username("postgres").password("").minConnections(1).maxConnections(4));
    database = builder.build();
  }

  @Override
  public void close() {
    database.shutdown();
  }

  @Override
  public void insert(int count) {
    List<Reading> readings = Reading.make(count);
    transact(() -> database.insertAll(readings));
  }

  @Override
  public int load() {
    try (Transaction transaction = database.beginTransaction()) {
      return database.find(Reading.class).findList().size();
    }
  }

  @Override
  public void get(long[] keys) {
    transact(() -> {
      for (long key : keys) {
        database.find(Reading.class, key).id();
      }
    });
  }

  @Override
  public void update(int count) {
    transact(() -> {
      List<Reading> some = some(count);
      some.forEach(Reading::increment);
      database.updateAll(some);
    });
  }

  @Override
  public void graph(int count) {
    List<Parent> parents = Parent.make(count, Child.EACH);
    try (Transaction transaction = database.beginTransaction()) {
      if (isPostgres) {
        database.insertAll(parents, transaction);
      } else { // which tells no keys of a batch
        transaction.setBatchMode(false);
        transaction.setBatchOnCascade(false);
        parents.forEach(parent -> database.insert(parent, transaction));
      }
      transaction.commit();
    }
  }

  @Override
  public void delete(int count) {
    transact(() -> database.deleteAll(some(count)));
  }

  private List<Reading> some(int count) {
    return database.find(Reading.class).orderBy("id").setMaxRows(count).findList();
  }

  @Override
  public Held hold() {
    Transaction transaction = database.beginTransaction();
    List<Reading> readings = database.find(Reading.class).findList();
    return new Held() {
      private List<Reading> held = readings;

      @Override
      public Object get(long key) {
        return database.find(Reading.class, key);
      }

      @Override
      public void close() {
        held = List.of();
        transaction.close();
      }
    };
  }

  private void transact(Runnable work) {
    try (Transaction transaction = database.beginTransaction()) {
      work.run();
      transaction.commit();
    }
  }
}
