package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.linux.CPath;
import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.Entries;
import dev.dovetail.fileops.internal.linux.Errno;
import dev.dovetail.fileops.internal.linux.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A directory by its descriptor.
final class NativeDirectory extends Directory {
  private static final int FLAGS = Calls.O_RDONLY | Calls.O_DIRECTORY | Calls.O_NONBLOCK;
  private static final byte[] DOT_DOT = {'.', '.'};
  private static final int CLOSED = -1;

  private volatile int descriptor;
  private volatile @Nullable Status status;

  /// Which directory it is.
  record Id(long device, long inode) {}

  private NativeDirectory(Path top, int descriptor) {
    super(top);
    this.descriptor = descriptor;
  }

  private NativeDirectory(NativeDirectory parent, Name name, int descriptor) {
    super(parent, name);
    this.descriptor = descriptor;
  }

  static NativeDirectory openTop(Path top, boolean follow) throws IOException {
    int result = Calls.open(Calls.HERE, CPath.bytes(top), FLAGS | (follow ? 0 : Calls.O_NOFOLLOW), 0);
    if (result < 0) {
      throw refusal(result, top);
    }
    return new NativeDirectory(top, result);
  }

  static void removeTop(Path top) throws IOException {
    int result = Calls.removeDirectory(Calls.HERE, CPath.bytes(top));
    if (result < 0) {
      throw Errno.exception(-result, top, null, "cannot be removed");
    }
  }

  static byte[] raw(Name name) {
    return ((Name.Raw) name).bytes();
  }

  @Override
  public int descriptor() {
    int now = descriptor;
    if (now == CLOSED) {
      throw new IllegalStateException("The directory is closed");
    }
    return now;
  }

  /// Returns what it was like when it was first looked at.
  Status status() throws IOException {
    Status known = status;
    if (known == null) {
      known = Status.of(descriptor());
      if (known.errno() != 0) {
        throw Errno.exception(known.errno(), path(), null, "cannot be looked at");
      }
      status = known;
    }
    return known;
  }

  @Override
  public void forEach(Visitor visitor) throws IOException {
    int errno =
        Entries.forEach(descriptor(), (name, kind) -> visitor.accept(new Name.Raw(name), kind));
    if (errno != 0) {
      throw Errno.exception(errno, path(), null, "cannot be listed");
    }
  }

  @Override
  public FileKind kind(Name entry, boolean follow) throws IOException {
    return status(entry, follow).kind();
  }

  Status status(Name entry, boolean follow) throws IOException {
    Status found = Status.of(descriptor(), raw(entry), follow);
    if (found.errno() != 0) {
      throw Errno.exception(found.errno(), path(entry), null, "cannot be looked at");
    }
    return found;
  }

  @Override
  public NativeDirectory open(Name entry, boolean follow) throws IOException {
    int result = Calls.open(descriptor(), raw(entry), FLAGS | (follow ? 0 : Calls.O_NOFOLLOW), 0);
    if (result < 0) {
      throw refusal(result, path(entry));
    }
    return new NativeDirectory(this, entry, result);
  }

  private static FileSystemException refusal(int result, Path path) {
    return result == -Errno.ELOOP
        ? new NotDirectoryException(path.toString())
        : Errno.exception(-result, path, null, "cannot be opened");
  }

  @Override
  void reopenFrom(Directory child) throws IOException {
    int result = Calls.open(((NativeDirectory) child).descriptor(), DOT_DOT, FLAGS, 0);
    if (result < 0) {
      throw refusal(result, path());
    }
    Status found = Status.of(result);
    if (found.errno() != 0 || !found.isSameFile(status())) {
      var _ = Calls.close(result);
      throw moved();
    }
    descriptor = result;
  }

  /// Opens this directory once more from the top of its tree, so that no other thread can close it.
  ///
  /// @return a descriptor that only leads to names
  int openAgain() throws IOException {
    NativeDirectory top = (NativeDirectory) topDirectory();
    int at = Calls.open(top.descriptor(), new byte[] {'.'}, Calls.O_PATH | Calls.O_DIRECTORY, 0);
    for (Name name : names()) {
      int next = Calls.open(at, raw(name), Calls.O_PATH | Calls.O_DIRECTORY | Calls.O_NOFOLLOW, 0);
      var _ = Calls.close(at);
      at = next;
    }
    if (at < 0) {
      throw refusal(at, path());
    }
    return at;
  }

  @Override
  boolean isOpen() {
    return descriptor != CLOSED;
  }

  @Override
  public Object id() throws IOException {
    Status known = status();
    return new Id(known.device(), known.inode());
  }

  @Override
  public void remove(Name entry) throws IOException {
    check(Calls.unlink(descriptor(), raw(entry)), entry, "cannot be removed");
  }

  @Override
  public void removeDirectory(Name entry) throws IOException {
    check(Calls.removeDirectory(descriptor(), raw(entry)), entry, "cannot be removed");
  }

  private void check(int result, Name entry, String what) throws IOException {
    if (result < 0) {
      throw Errno.exception(-result, path(entry), null, what);
    }
  }

  @Override
  public Path path() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Name step : names()) {
      if (bytes.size() > 0) {
        bytes.write('/');
      }
      bytes.writeBytes(raw(step));
    }
    return bytes.size() == 0 ? top() : top().resolve(CPath.relative(bytes.toByteArray()));
  }

  @Override
  public void close() {
    int open = descriptor;
    if (open != CLOSED) {
      descriptor = CLOSED;
      var _ = Calls.close(open);
    }
  }
}
