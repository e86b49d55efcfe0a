/// Files: what Python's shutil does, faster and safer; archives; durability; and transactions over files.
///
/// It overwrites nothing and follows no symbolic link unless the method that is called says so, and opens
/// neither FIFO nor device. Only [dev.dovetail.fileops.FileTransactions] takes a lock; for
/// all else, keeping other processes away from the same files is the caller's part. It decides nothing about
/// *where* files belong, and logs nothing.
///
/// On Linux it calls the kernel by `java.lang.foreign` where the JDK has no door to it (reflinks, `syncfs`, a
/// rename that never overwrites). That needs `--enable-native-access=dev.dovetail.fileops`; without it, and
/// on other systems, everything works by plain `java.nio`, only slower.
///
/// Archives are packed and unpacked by formats found as services. Zip, tar and tar.gz need nothing but
/// java.base; the libraries of bz2, xz and zst are optional and not loaded before such an archive is asked for.
/// On the module path they have to be named: `--add-modules org.apache.commons.compress,org.tukaani.xz,…`.
///
/// Start from [dev.dovetail.fileops.Shutil], and for transactions from [dev.dovetail.fileops.FileTransactions].
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the friend is compiled later
module dev.dovetail.fileops {
  requires transitive dev.dovetail.core;
  requires static com.github.luben.zstd_jni; // tar.zst only
  requires static org.apache.commons.compress; // tar.bz2 only
  requires static org.tukaani.xz; // tar.xz only
  requires static transitive org.jspecify; // annotations, read by compilers only

  exports dev.dovetail.fileops;
  exports dev.dovetail.fileops.names to dev.dovetail.app; // a desk keeps names that are not text; no one else has to
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
