/// The module with its tests inside: what JUnit may see is decided here, not in the real descriptor.
@SuppressWarnings("module") // the test run patches the real module's classes in
open module dev.dovetail.fileops {
  requires transitive dev.dovetail.core;
  requires com.github.luben.zstd_jni;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires static transitive org.jspecify; // annotations, read by compilers only
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;

  exports dev.dovetail.fileops;
  exports dev.dovetail.fileops.spi;

  uses dev.dovetail.fileops.spi.ArchiveFormat;

  provides dev.dovetail.fileops.spi.ArchiveFormat with
      dev.dovetail.fileops.internal.archive.Bzip2Tar,
      dev.dovetail.fileops.internal.archive.GzipTar,
      dev.dovetail.fileops.internal.archive.PlainTar,
      dev.dovetail.fileops.internal.archive.XzTar,
      dev.dovetail.fileops.internal.archive.ZipArchive,
      dev.dovetail.fileops.internal.archive.ZstdTar;
}
