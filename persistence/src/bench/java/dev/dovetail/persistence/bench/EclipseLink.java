package dev.dovetail.persistence.bench;

import dev.dovetail.persistence.bench.jpa.Child;
import dev.dovetail.persistence.bench.jpa.Parent;
import dev.dovetail.persistence.bench.jpa.Reading;
import jakarta.persistence.PersistenceConfiguration;

/// EclipseLink with keys taken a thousand at a time and JDBC batches, without its cache for all sessions. Its
/// classes are woven, for which it comes as a Java agent.
final class EclipseLink {
  private EclipseLink() {}

  static Contender open(Database database) {
    PersistenceConfiguration configuration = new PersistenceConfiguration("bench")
        .provider("org.eclipse.persistence.jpa.PersistenceProvider")
        .managedClass(Reading.class).managedClass(Parent.class).managedClass(Child.class)
        .property("jakarta.persistence.jdbc.url", database.url())
        .property("eclipselink.target-database", database.isPostgres() ? "PostgreSQL" : "Database")
        .property("eclipselink.jdbc.batch-writing", "JDBC")
        .property("eclipselink.jdbc.batch-writing.size", "1000")
        .property("eclipselink.jdbc.cache-statements", "true")
        .property("eclipselink.cache.shared.default", "false")
        .property("eclipselink.persistence-context.flush-mode", "COMMIT")
        .property("eclipselink.logging.level", "SEVERE");
    return new JpaContender(configuration.createEntityManagerFactory());
  }
}
