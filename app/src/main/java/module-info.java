/// The desk: commands, use cases, wiring.
@org.jspecify.annotations.NullMarked
module dev.dovetail.app {
  requires static transitive org.jspecify; // annotations, read by compilers only
}
