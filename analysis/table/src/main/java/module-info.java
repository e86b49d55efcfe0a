/// Tables: readers, schemas, profiles.
@org.jspecify.annotations.NullMarked
module dev.dovetail.analysis.table {
  requires transitive dev.dovetail.core;
  requires static transitive org.jspecify; // annotations, read by compilers only
}
