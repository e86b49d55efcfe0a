package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.Path;

/// Makes everything written since it was opened durable, with one flush of the file system instead of one for
/// each file: 40 ms instead of 3 s for 2,000 small files on the machine this was first measured on.
///
/// {@snippet lang=java :
/// try (SyncPoint point = SyncPoint.open(staging)) {
///   ... // write any number of files below staging
///   point.sync(staging);
/// }
/// }
///
/// Open it *before* the writing begins: the kernel reports a failed write-back to those who had the file
/// system open when it failed, and nobody else (syncfs(2), Linux 5.8 and later). It is used by one thread.
public final class SyncPoint implements AutoCloseable {
  private static final int NO_DESCRIPTOR = -1;

  private final Path directory;
  private int descriptor;
  private boolean isClosed;

  private SyncPoint(Path directory, int descriptor) {
    this.directory = directory;
    this.descriptor = descriptor;
  }

  /// Opens a point on the file system that a directory is on.
  ///
  /// @param directory any existing directory of that file system
  /// @throws java.nio.file.NoSuchFileException if it does not exist
  /// @throws IOException if it cannot be opened
  public static SyncPoint open(Path directory) throws IOException {
    var _ = FileStat.of(directory); // also where nothing is opened
    int descriptor = Linux.handles(directory) ? Linux.openDirectory(directory) : NO_DESCRIPTOR;
    return new SyncPoint(directory, descriptor);
  }

  /// Makes what was written durable.
  ///
  /// On Linux with native access this is one `syncfs` of the whole file system, whatever the arguments.
  /// Elsewhere each regular file and directory of the given trees is flushed by itself, then the directories
  /// that the trees are in, up to the first that also holds the one that this point was opened on.
  ///
  /// @param trees files and directories that were written, each on this file system; none stands for the
  ///     directory this point was opened on
  /// @throws NotDurableException if something could not be written to the device
  /// @throws IllegalStateException if this point is closed
  public void sync(Path... trees) throws NotDurableException {
    if (isClosed) {
      throw new IllegalStateException("The sync point of " + directory + " is closed; sync before that");
    }
    try {
      flush(trees);
    } catch (IOException e) {
      throw new NotDurableException(directory, e);
    }
  }

  private void flush(Path... trees) throws IOException {
    if (descriptor != NO_DESCRIPTOR) {
      Linux.syncFileSystem(descriptor, directory);
      return;
    }
    for (Path tree : trees.length == 0 ? new Path[] {directory} : trees) {
      Durability.syncTree(tree);
      syncNames(tree);
    }
  }

  private void syncNames(Path tree) throws IOException {
    for (Path p = tree.getParent(); p != null && !tree.equals(directory); p = p.getParent()) {
      Durability.syncDirectory(p);
      if (directory.startsWith(p)) {
        return;
      }
    }
  }

  /// Lets the file system go. Does nothing the second time.
  @Override
  public void close() {
    isClosed = true;
    if (descriptor != NO_DESCRIPTOR) {
      Linux.close(descriptor);
      descriptor = NO_DESCRIPTOR;
    }
  }
}
