/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings("module") // the test run patches the real module's classes in
open module dev.dovetail.analysis.parquet {
  requires dev.dovetail.analysis.table;
  requires dev.hardwood.core;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires static org.jspecify; // annotations, read by compilers only

  uses dev.dovetail.analysis.table.spi.TableFormat;

  provides dev.dovetail.analysis.table.spi.TableFormat with
      dev.dovetail.analysis.parquet.ParquetFormat;
}
