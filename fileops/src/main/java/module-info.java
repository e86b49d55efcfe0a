/// Files: copying with a hash in one read, and transactions over files.
@org.jspecify.annotations.NullMarked
module dev.dovetail.fileops {
  requires transitive dev.dovetail.core;
  requires static transitive org.jspecify; // annotations, read by compilers only
}
