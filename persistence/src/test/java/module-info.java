/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings({"module", "requires-automatic"}) // the test run patches the real classes in; the server has no descriptor
open module dev.dovetail.persistence {
  requires com.h2database; // an automatic module
  requires com.zaxxer.hikari;
  requires embedded.postgres; // a server for tests, an automatic module
  requires transitive dev.dovetail.core;
  requires transitive jakarta.persistence;
  requires java.compiler;
  requires java.logging;
  requires transitive java.sql;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires org.postgresql.jdbc;
  requires org.xerial.sqlitejdbc;
  requires static transitive org.jspecify; // annotations, read by compilers only

  exports dev.dovetail.persistence;
  exports dev.dovetail.persistence.spi;

  uses dev.dovetail.persistence.spi.Dialect;
}
