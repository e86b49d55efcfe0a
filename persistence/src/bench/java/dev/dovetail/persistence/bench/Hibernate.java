package dev.dovetail.persistence.bench;

import dev.dovetail.persistence.bench.jpa.Child;
import dev.dovetail.persistence.bench.jpa.Parent;
import dev.dovetail.persistence.bench.jpa.Reading;
import org.hibernate.cfg.Configuration;

/// Hibernate ORM with pooled keys, JDBC batches and ordered inserts; a pool of its own.
final class Hibernate {
  private Hibernate() {}

  static Contender open(Database database) {
    Configuration configuration = new Configuration()
        .addAnnotatedClass(Reading.class).addAnnotatedClass(Parent.class).addAnnotatedClass(Child.class)
        .setProperty("hibernate.connection.url", database.url())
        .setProperty("hibernate.connection.pool_size", "4")
        .setProperty("hibernate.hbm2ddl.auto", "none")
        .setProperty("hibernate.jdbc.batch_size", "1000")
        .setProperty("hibernate.order_inserts", "true")
        .setProperty("hibernate.order_updates", "true")
        .setProperty("hibernate.jdbc.fetch_size", database.isPostgres() ? "1000" : "0");
    if (!database.isPostgres()) {
      configuration.setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
    }
    return new JpaContender(configuration.buildSessionFactory());
  }
}
