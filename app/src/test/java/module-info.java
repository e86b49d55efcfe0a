/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings("module") // the test run patches the real module's classes in
open module dev.dovetail.app {
  requires com.google.guice;
  requires dev.dovetail.analysis.table;
  requires dev.dovetail.core;
  requires dev.dovetail.fileops;
  requires dev.dovetail.persistence;
  requires info.picocli;
  requires jakarta.inject;
  requires jakarta.persistence;
  requires java.sql;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires static org.jspecify; // annotations, read by compilers only
  requires tools.jackson.core;
}
