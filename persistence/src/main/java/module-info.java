/// Rows: the Session, a unit of work over a database.
///
/// Objects are loaded once per session, changed as plain Java objects, and written in few statements when the
/// session is flushed or committed. The vocabulary and the semantics are those of SQLAlchemy's `Session`.
///
/// It weaves no bytecode, scans no class path, makes no tables unasked and ships no driver: a JDBC driver is
/// found by `ServiceLoader`, and entities are the classes that are named to the factory, in packages that are
/// `opens … to dev.dovetail.persistence`. Start from [dev.dovetail.persistence.SessionFactory].
@org.jspecify.annotations.NullMarked
module dev.dovetail.persistence {
  requires transitive dev.dovetail.core;
  requires transitive jakarta.persistence;
  requires transitive java.sql;
  requires static transitive org.jspecify; // annotations, read by compilers only

  exports dev.dovetail.persistence;
  exports dev.dovetail.persistence.spi;

  uses dev.dovetail.persistence.spi.Dialect;
}
