/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings("module") // the test run patches the real module's classes in
open module dev.dovetail.analysis.table {
  requires transitive dev.dovetail.core;
  requires transitive java.sql;
  requires net.jqwik.api;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires static transitive org.jspecify; // annotations, read by compilers only
  requires org.xerial.sqlitejdbc;
  requires tools.jackson.core;

  exports dev.dovetail.analysis.table;
  exports dev.dovetail.analysis.table.spi;

  uses dev.dovetail.analysis.table.spi.TableFormat;

  provides dev.dovetail.analysis.table.spi.TableFormat with
      dev.dovetail.analysis.table.internal.csv.CsvFormat,
      dev.dovetail.analysis.table.internal.json.JsonLinesFormat,
      dev.dovetail.analysis.table.internal.json.JsonFormat;
}
