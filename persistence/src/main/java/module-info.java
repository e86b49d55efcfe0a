/// Rows: the Session, a unit of work over a database.
@org.jspecify.annotations.NullMarked
module dev.dovetail.persistence {
  requires transitive dev.dovetail.core;
  requires static transitive org.jspecify; // annotations, read by compilers only
}
