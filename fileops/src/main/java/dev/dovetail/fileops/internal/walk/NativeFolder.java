package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.linux.CPath;
import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.Errno;
import dev.dovetail.fileops.internal.linux.Status;
import dev.dovetail.fileops.internal.tree.Directory;
import dev.dovetail.fileops.internal.tree.Name;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A directory by its descriptor.
final class NativeFolder implements Folder {
  private static final int NANOS = 1_000_000_000;
  private static final int BLOCK = 512;
  private static final int LONGEST_LINK = 1 << 16;

  private final Directory directory;

  NativeFolder(Directory directory) {
    this.directory = directory;
  }

  private int descriptor() {
    return directory.descriptor(); // another one whenever the directory was closed for a while
  }

  @Override
  public Path path() {
    return directory.path();
  }

  @Override
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    directory.forEach(
        (name, kind) -> {
          byte[] bytes = ((Name.Raw) name).bytes();
          Status status = Status.of(descriptor(), bytes, false);
          if (status.errno() == 0) {
            entries.add(entry(NameText.of(bytes), status));
          } else if (status.errno() != Errno.ENOENT) { // gone since it was listed
            throw failure(-status.errno(), NameText.of(bytes), "cannot be looked at");
          }
        });
    return entries;
  }

  @Override
  public Entry entry(String name) throws IOException {
    Status status = Status.of(descriptor(), NameText.bytes(name), false);
    check(-status.errno(), name, "cannot be looked at");
    return entry(name, status);
  }

  static Entry entry(String name, Status s) {
    return new Entry(
        name,
        s.kind(),
        s.permissions(),
        s.links(),
        Integer.toUnsignedLong(s.user()),
        Integer.toUnsignedLong(s.group()),
        s.device(),
        s.inode(),
        s.size(),
        s.blocks() * BLOCK,
        s.modified() * NANOS + s.modifiedNanos());
  }

  @Override
  public Directory enter(String name) throws IOException {
    return directory.open(raw(name), false);
  }

  @Override
  public Reading read(Entry file) throws IOException {
    return NativeReading.open(descriptor(), file, shownPath(file));
  }

  @Override
  public String readLink(String name) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST_LINK);
      int length = Calls.readLink(descriptor(), NameText.bytes(name), buffer);
      check(length, name, "cannot be read");
      return NameText.of(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Override
  public void changeMode(Entry entry, int mode) throws IOException {
    changeMode(entry.name(), mode);
  }

  private void changeMode(String name, int mode) throws IOException {
    byte[] bytes = NameText.bytes(name);
    int result = Calls.changeModeNoFollow(descriptor(), bytes, mode);
    if (result == -Errno.ENOSYS) { // before Linux 6.6
      result = changeModeByPath(bytes, mode);
    }
    check(result, name, "its permissions cannot be set");
  }

  private int changeModeByPath(byte[] name, int mode) {
    int file = Calls.open(descriptor(), name, Calls.O_PATH | Calls.O_NOFOLLOW, 0);
    if (file < 0) {
      return file;
    }
    try {
      if (Status.of(file).kind() == FileKind.SYMBOLIC_LINK) {
        return -Errno.EOPNOTSUPP;
      }
      return Calls.changeMode(Calls.HERE, CPath.bytes(Path.of("/proc/self/fd/" + file)), mode);
    } finally {
      var _ = Calls.close(file);
    }
  }

  @Override
  public void createDirectory(String name) throws IOException {
    check(Calls.makeDirectory(descriptor(), NameText.bytes(name), 0700), name, "cannot be made");
  }

  @Override
  public void createLink(String name, String target) throws IOException {
    int result = Calls.symbolicLink(NameText.bytes(target), descriptor(), NameText.bytes(name));
    check(result, name, "cannot be made");
  }

  @Override
  public void createHardLink(Folder from, String existing, String name) throws IOException {
    int other = ((NativeFolder) from).descriptor(); // both are of one tree
    int result = Calls.link(other, NameText.bytes(existing), descriptor(), NameText.bytes(name));
    check(result, name, "cannot be linked to " + from.path(existing));
  }

  @Override
  public void copy(Folder from, Entry file, String name, boolean keepsOwner, Copying copying)
      throws IOException {
    if (from instanceof NativeFolder source) {
      var copy = new NativeCopy(() -> source.path(file.name()), () -> path(name), keepsOwner);
      copy.file(source.descriptor(), file, descriptor(), NameText.bytes(name), copying.content());
    } else {
      copying.copyPlainly(from, file, access(name));
      copyMetadata(from, file, name, keepsOwner);
    }
  }

  @Override
  public void copyMetadata(Folder from, Entry model, String name, boolean keepsOwner) throws IOException {
    var copy = new NativeCopy(() -> from.path(model.name()), () -> path(name), keepsOwner);
    int source = from instanceof NativeFolder other ? other.descriptor() : -1;
    copy.metadata(source, model, descriptor(), NameText.bytes(name));
    if (model.mode() >= 0 && !model.isLink()) {
      changeMode(name, model.mode());
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    int here = descriptor();
    check(Calls.rename(here, NameText.bytes(from), here, NameText.bytes(to)), to, "cannot be replaced");
  }

  @Override
  public void delete(Entry entry) throws IOException {
    if (entry.isDirectory()) {
      directory.removeDirectory(raw(entry.name()));
    } else {
      directory.remove(raw(entry.name()));
    }
  }

  @Override
  public Path access(String name) {
    return NameText.resolve(Path.of("/proc/self/fd/" + descriptor()), name);
  }

  /// The path is only needed for an error, which may come when the directory is closed.
  private Supplier<Path> shownPath(Entry file) {
    return () -> path(file.name());
  }

  private static Name raw(String name) {
    return new Name.Raw(NameText.bytes(name));
  }

  private void check(int result, String name, String what) throws IOException {
    if (result < 0) {
      throw failure(result, name, what);
    }
  }

  private IOException failure(int result, String name, String what) {
    return Errno.exception(-result, path(name), null, what);
  }
}
