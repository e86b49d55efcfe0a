/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings("module") // the test run patches the real module's classes in
open module dev.dovetail.fileops {
  requires transitive dev.dovetail.core;
  requires static transitive org.jspecify; // annotations, read by compilers only
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;

  exports dev.dovetail.fileops;
}
