/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings("module") // the test run patches the real module's classes in
open module dev.dovetail.analysis.boundaries {
  requires java.compiler;
  requires java.xml;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires static transitive org.jspecify; // annotations, read by compilers only
  requires tools.jackson.core;

  exports dev.dovetail.analysis.boundaries;

  provides java.util.spi.ToolProvider with
      dev.dovetail.analysis.boundaries.internal.command.BoundariesTool;
}
