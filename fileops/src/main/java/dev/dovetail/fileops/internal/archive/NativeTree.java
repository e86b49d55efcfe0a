package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.internal.linux.CPath;
import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.Entries;
import dev.dovetail.fileops.internal.linux.Errno;
import dev.dovetail.fileops.internal.linux.Status;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// A new tree by descriptors: each directory is opened by its name in its parent, and never through a
/// symbolic link, so that nothing is made elsewhere whatever anybody puts in the place of a directory.
final class NativeTree implements NewTree {
  private static final int DIRECTORY = Calls.O_RDONLY | Calls.O_DIRECTORY | Calls.O_NOFOLLOW;
  private static final int NEW = Calls.O_WRONLY | Calls.O_CREAT | Calls.O_EXCL | Calls.O_NOFOLLOW;
  private static final int MOST_OPEN = 128;
  private static final int LONGEST_TARGET = 1 << 12;

  private final Path root;
  private final int top;
  private final int umask;
  private final Accounts accounts = new Accounts();
  private final Map<List<String>, Integer> directories = new HashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock(); // written to open and close directories

  /// A call on a directory and a name in it.
  @FunctionalInterface
  private interface Call {
    int call(int directory, byte[] name);
  }

  /// Uses an empty directory.
  NativeTree(Path root) throws IOException {
    this.root = root;
    this.top = Calls.open(Calls.HERE, CPath.bytes(root), DIRECTORY, 0);
    if (top < 0) {
      throw Errno.exception(-top, root, null, "cannot be opened");
    }
    byte[] probe = {'p'};
    int made = Calls.makeDirectory(top, probe, 0777); // the one way to learn the umask without changing it
    this.umask = made < 0 ? 0 : ~Status.of(top, probe, false).permissions() & 0777;
    Calls.removeDirectory(top, probe);
  }

  @Override
  public void open() throws IOException {
    checked(Calls.changeMode(top, 0777 & ~umask), List.of());
  }

  @Override
  public void close() {
    closeAll();
    Calls.close(top);
  }

  private void closeAll() {
    directories.values().forEach(Calls::close);
    directories.clear();
  }

  private Path path(List<String> name) {
    Path path = root;
    for (String part : name) {
      path = EntryNames.resolve(path, part);
    }
    return path;
  }

  private int checked(int result, List<String> name) throws IOException {
    if (result < 0) {
      throw Errno.exception(-result, path(name), null, "cannot be unpacked");
    }
    return result;
  }

  /// Calls with the directory that a name is in.
  private int at(List<String> name, Call call) throws IOException {
    if (name.isEmpty()) {
      return call.call(top, new byte[] {'.'});
    }
    byte[] last = EntryNames.encoded(name.getLast());
    List<String> parent = name.subList(0, name.size() - 1);
    lock.readLock().lock();
    try {
      Integer directory = parent.isEmpty() ? Integer.valueOf(top) : directories.get(parent);
      if (directory != null) {
        return call.call(directory, last);
      }
    } finally {
      lock.readLock().unlock();
    }
    lock.writeLock().lock();
    try {
      return call.call(opened(parent), last);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private int opened(List<String> name) throws IOException {
    Integer known = name.isEmpty() ? Integer.valueOf(top) : directories.get(name);
    if (known != null) {
      return known;
    }
    if (directories.size() >= MOST_OPEN) {
      closeAll();
    }
    int directory = top;
    for (int i = 0; i < name.size(); i++) {
      int next = Calls.open(directory, EntryNames.encoded(name.get(i)), DIRECTORY, 0);
      if (i > 0) {
        Calls.close(directory);
      }
      directory = checked(next, name.subList(0, i + 1));
    }
    directories.put(List.copyOf(name), directory);
    return directory;
  }

  @Override
  public void makeDirectory(List<String> name) throws IOException {
    checked(at(name, (directory, last) -> Calls.makeDirectory(directory, last, 0777)), name);
  }

  @Override
  public SeekableByteChannel makeFile(List<String> name, int mode) throws IOException {
    int wanted = mode < 0 ? 0666 : mode & 0777;
    int file = checked(at(name, (directory, last) -> Calls.open(directory, last, NEW, wanted)), name);
    if (mode >= 0 && (mode & umask) != 0) {
      Calls.changeMode(file, wanted);
    }
    return new NativeFile(file, () -> path(name));
  }

  @Override
  public void makeSymbolicLink(List<String> name, String target) throws IOException {
    byte[] content = EntryNames.encoded(target);
    checked(at(name, (directory, last) -> Calls.symbolicLink(content, directory, last)), name);
  }

  @Override
  public void makeHardLink(List<String> name, List<String> existing) throws IOException {
    int from = lookUp(existing);
    try {
      byte[] old = EntryNames.encoded(existing.getLast());
      checked(at(name, (directory, last) -> Calls.link(from, old, directory, last)), name);
    } finally {
      Calls.close(from);
    }
  }

  /// Opens the directory that a name is in, for one call.
  private int lookUp(List<String> name) throws IOException {
    byte[] itself = {'.'};
    List<String> inside = List.copyOf(name.subList(0, name.size() - 1));
    lock.writeLock().lock();
    try {
      return checked(Calls.open(opened(inside), itself, DIRECTORY, 0), inside);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public @Nullable Kind kindOf(List<String> name) throws IOException {
    Status[] status = new Status[1];
    at(
        name,
        (directory, last) -> {
          status[0] = Status.of(directory, last, false);
          return 0;
        });
    if (status[0].errno() == Errno.ENOENT) {
      return null;
    }
    checked(-status[0].errno(), name);
    return switch (status[0].kind()) {
      case REGULAR -> Kind.FILE;
      case DIRECTORY -> Kind.DIRECTORY;
      case SYMBOLIC_LINK -> Kind.SYMBOLIC_LINK;
      default -> Kind.SPECIAL;
    };
  }

  @Override
  public String targetOf(List<String> name) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST_TARGET);
      int length =
          checked(at(name, (directory, last) -> Calls.readLink(directory, last, buffer)), name);
      return EntryNames.decoded(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Override
  public String spellingOf(List<String> name) throws IOException {
    byte[] wanted = EntryNames.encoded(name.getLast());
    boolean[] isFound = new boolean[1];
    int directory = lookUp(name);
    try {
      Entries.forEach(directory, (other, kind) -> isFound[0] |= Arrays.equals(other, wanted));
    } finally {
      Calls.close(directory);
    }
    return isFound[0] ? name.getLast() : path(name).toRealPath(LinkOption.NOFOLLOW_LINKS).toString();
  }

  @Override
  public void remove(List<String> name) throws IOException {
    checked(at(name, Calls::unlink), name);
  }

  @Override
  public void setMode(List<String> name, int mode) throws IOException {
    if (mode >= 0) {
      int result = at(name, (directory, last) -> Calls.changeModeNoFollow(directory, last, mode));
      boolean isUnknown = result == -Errno.ENOSYS; // before Linux 6.6
      checked(isUnknown ? at(name, (directory, last) -> changeMode(directory, last, mode)) : result, name);
    }
  }

  private static int changeMode(int directory, byte[] name, int mode) {
    int file = Calls.open(directory, name, Calls.O_PATH | Calls.O_NOFOLLOW, 0);
    if (file < 0) {
      return file;
    }
    int result = Calls.changeMode(Calls.HERE, CPath.bytes(Path.of("/proc/self/fd/" + file)), mode);
    Calls.close(file);
    return result;
  }

  @Override
  public void setAttributes(List<String> name, Attributes attributes) throws IOException {
    if (attributes.uid() >= 0) {
      int user = (int) accounts.user(attributes.user(), attributes.uid());
      int group = (int) accounts.group(attributes.group(), attributes.gid());
      checked(
          at(name, (directory, last) -> Calls.changeOwner(directory, last, user, group, false)), name);
    }
    if (attributes.modified() != null) {
      Instant time = attributes.modified().toInstant();
      long seconds = time.getEpochSecond();
      int nanos = time.getNano();
      Status times = new Status(0, 0, 0, 0, 0, 0, 0, 0, 0, seconds, nanos, seconds, nanos);
      checked(at(name, (directory, last) -> Calls.setTimes(directory, last, times, false)), name);
    }
  }
}
