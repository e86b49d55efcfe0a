/// Tables in Parquet files, read batch by batch with Hardwood, in bounded memory.
///
/// It exports nothing: put it on the module path, and [dev.dovetail.analysis.table.TableReader] and
/// [dev.dovetail.analysis.table.TableProfiler] find it. Reads files that are not compressed or by gzip or
/// Snappy, and by zstd where zstd-jni is there; LZ4, Brotli, LZO and encryption are refused with a reason.
/// Columns of structures, lists and maps are text, their JSON.
@org.jspecify.annotations.NullMarked
module dev.dovetail.analysis.parquet {
  requires dev.dovetail.analysis.table;
  requires dev.hardwood.core;
  requires static org.jspecify; // annotations, read by compilers only

  provides dev.dovetail.analysis.table.spi.TableFormat with
      dev.dovetail.analysis.parquet.ParquetFormat;
}
