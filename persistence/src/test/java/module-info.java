/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings("module") // the test run patches the real module's classes in
open module dev.dovetail.persistence {
  requires com.zaxxer.hikari;
  requires transitive dev.dovetail.core;
  requires transitive jakarta.persistence;
  requires java.compiler;
  requires transitive java.sql;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires org.xerial.sqlitejdbc;
  requires static transitive org.jspecify; // annotations, read by compilers only

  exports dev.dovetail.persistence;
}
