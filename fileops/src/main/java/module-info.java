/// Files: copying with a hash in one read, durability, and transactions over files.
///
/// It never overwrites what it was not told to overwrite, never follows a symbolic link it was not told to
/// follow, and opens neither FIFO nor device. Only [dev.dovetail.fileops.FileTransactions] takes a lock; for
/// all else, keeping other processes away from the same files is the caller's part. It decides nothing about
/// *where* files belong, and logs nothing.
///
/// On Linux it calls the kernel by `java.lang.foreign` where the JDK has no door to it (reflinks, `syncfs`, a
/// rename that never overwrites). That needs `--enable-native-access=dev.dovetail.fileops`; without it, and
/// on other systems, everything works by plain `java.nio`, only slower.
///
/// Start from [dev.dovetail.fileops.FileCopier] and [dev.dovetail.fileops.FileTransactions].
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the friend is compiled later
module dev.dovetail.fileops {
  requires transitive dev.dovetail.core;
  requires static transitive org.jspecify; // annotations, read by compilers only

  exports dev.dovetail.fileops;
  exports dev.dovetail.fileops.names to dev.dovetail.app; // a desk keeps names that are not text; no one else has to
}
