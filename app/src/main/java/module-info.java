/// The desk: what a user can do with deliveries, and the only place that knows every other module.
///
/// It wires the libraries with Guice, speaks to its user through picocli, and opens what those two and the persistence
/// module must reflect on, each to exactly the module that needs it. It exports nothing: an application is run, not called.
///
/// Start from [dev.dovetail.app.Main], then [dev.dovetail.app.wiring.Wiring], which shows how everything hangs together.
@org.jspecify.annotations.NullMarked
module dev.dovetail.app {
  requires com.google.guice;
  requires dev.dovetail.analysis.table;
  requires dev.dovetail.core;
  requires dev.dovetail.fileops;
  requires dev.dovetail.persistence;
  requires info.picocli;
  requires jakarta.inject;
  requires jakarta.persistence;
  requires static org.jspecify; // annotations, read by compilers only
  requires tools.jackson.core;

  opens dev.dovetail.app.catalogue to dev.dovetail.persistence; // entities, read and filled by the session
  opens dev.dovetail.app.command to com.google.guice, info.picocli; // constructed by Guice, filled in by picocli
  opens dev.dovetail.app.wiring to com.google.guice; // @Provides methods
}
