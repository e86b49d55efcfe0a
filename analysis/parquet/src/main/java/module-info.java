/// Tables in Parquet files, read batch by batch with Hardwood, in bounded memory.
///
/// It exports nothing: put it on the module path, and [dev.dovetail.analysis.table.TableReader] and
/// [dev.dovetail.analysis.table.TableProfiler] find it. Reads files that are not compressed or by gzip or
/// Snappy, and by zstd where zstd-jni is there; LZ4, Brotli, LZO and encryption are refused with a reason.
/// Columns of structures, lists and maps are text, their JSON.
///
/// A damaged file ends in a [dev.dovetail.analysis.table.TableException], not in a crash or an endless loop:
/// no native code but that of zstd-jni touches it, and what is read is limited to a multiple of the file's
/// size. Lengths in a file are believed up to 2 GB for one array, so that a file made to do harm can take
/// that much memory for a moment; where there is less, that is said. All rows have the fields that the
/// schema names, so that no row is bad, and [dev.dovetail.analysis.table.BadRowPolicy] makes no difference.
///
/// Hardwood logs which codecs it uses, once, as `INFO` of the loggers under `dev.hardwood`; where this is not
/// wanted on the standard error, give these loggers a higher level.
@org.jspecify.annotations.NullMarked
module dev.dovetail.analysis.parquet {
  requires dev.dovetail.analysis.table;
  requires dev.hardwood.core;
  requires static org.jspecify; // annotations, read by compilers only

  provides dev.dovetail.analysis.table.spi.TableFormat with
      dev.dovetail.analysis.parquet.ParquetFormat;
}
