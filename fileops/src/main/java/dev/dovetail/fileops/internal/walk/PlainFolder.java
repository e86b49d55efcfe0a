package dev.dovetail.fileops.internal.walk;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.Metadata;
import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.tree.Access;
import dev.dovetail.fileops.internal.tree.Directory;
import dev.dovetail.fileops.internal.tree.Name;
import dev.dovetail.fileops.internal.tree.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A directory by its path, for any provider.
final class PlainFolder implements Folder {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final String UNIX_ATTRIBUTES = "unix:mode,dev,ino,nlink,uid,gid,size,lastModifiedTime";

  private final Directory opened;
  private final Path directory;
  private final boolean isUnix;

  PlainFolder(Directory directory) {
    this.opened = directory;
    this.directory = directory.path();
    this.isUnix = FileStat.hasUnixAttributes(this.directory);
  }

  @Override
  public Path path() {
    return directory;
  }

  @Override
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        Entry entry = find(path);
        if (entry != null) {
          entries.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  @Override
  public Entry entry(String name) throws IOException {
    return entry(access(name), name);
  }

  @Override
  public Directory enter(String name) throws IOException {
    Path path = NameText.resolve(directory.getFileSystem().getPath(""), name);
    return name.equals(".") ? Access.PLAIN.open(directory, true) : opened.open(new Name.Given(path), false);
  }

  @Override
  public Reading read(Entry file) throws IOException {
    Path path = access(file.name());
    requireUnchanged(file); // opening what is a FIFO now would wait
    Set<OpenOption> options =
        isUnix
            ? Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
            : Set.of(StandardOpenOption.READ);
    SeekableByteChannel channel = Files.newByteChannel(path, options);
    return new Reading() {
      @Override
      public long size() {
        return file.size();
      }

      @Override
      public int read(ByteBuffer buffer) throws IOException {
        return channel.read(buffer);
      }

      @Override
      public void requireUnchanged() throws IOException {
        PlainFolder.this.requireUnchanged(file);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  private void requireUnchanged(Entry file) throws IOException {
    if (!entry(file.name()).isUnchangedSince(file)) {
      throw Reading.changed(path(file.name()));
    }
  }

  @Override
  public String readLink(String name) throws IOException {
    return NameText.ofPath(Files.readSymbolicLink(access(name)));
  }

  @Override
  public void changeMode(Entry entry, int mode) throws IOException {
    Plain.changeMode(access(entry.name()), mode);
  }

  @Override
  public void createDirectory(String name) throws IOException {
    Path path = access(name);
    Files.createDirectory(path, isUnix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
  }

  @Override
  public void createLink(String name, String target) throws IOException {
    Files.createSymbolicLink(access(name), NameText.path(directory, target));
  }

  @Override
  public void createHardLink(Folder from, String existing, String name) throws IOException {
    Files.createLink(access(name), from.access(existing));
  }

  @Override
  public void copy(Folder from, Entry file, String name, boolean keepsOwner, Copying copying)
      throws IOException {
    copying.copyPlainly(from, file, access(name));
    copyMetadata(from, file, name, keepsOwner);
  }

  @Override
  public void copyMetadata(Folder from, Entry model, String name, boolean keepsOwner) throws IOException {
    Entry there = entry(name);
    if (keepsOwner && there.user() >= 0 && model.user() >= 0) {
      Plain.changeOwner(access(name), (int) model.user(), (int) model.group());
    }
    Metadata.copyAllPlainly(from.access(model.name()), access(name), model.isLink());
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        access(from), access(to), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Entry entry) throws IOException {
    Files.delete(access(entry.name()));
  }

  @Override
  public Path access(String name) {
    return NameText.resolve(directory, name);
  }

  private @Nullable Entry find(Path path) throws IOException {
    try {
      return entry(path, NameText.of(requireNonNull(path.getFileName())));
    } catch (NoSuchFileException e) {
      return null; // gone since it was listed
    }
  }

  private Entry entry(Path path, String name) throws IOException {
    return isUnix ? unix(path, name) : basic(path, name);
  }

  private static Entry unix(Path path, String name) throws IOException {
    Map<String, Object> values = Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(values, "mode");
    long size = number(values, "size");
    FileTime time = (FileTime) requireNonNull(values.get("lastModifiedTime"));
    return new Entry(
        name,
        FileStat.kindOf(mode),
        mode & 07777,
        (int) number(values, "nlink"),
        number(values, "uid"),
        number(values, "gid"),
        number(values, "dev"),
        number(values, "ino"),
        size,
        size,
        time.to(NANOSECONDS));
  }

  private static long number(Map<String, Object> values, String name) {
    return ((Number) requireNonNull(values.get(name))).longValue();
  }

  private static Entry basic(Path path, String name) throws IOException {
    var values = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    FileKind kind =
        values.isRegularFile() ? FileKind.REGULAR
        : values.isDirectory() ? FileKind.DIRECTORY
        : values.isSymbolicLink() ? FileKind.SYMBOLIC_LINK
        : FileKind.OTHER;
    long nanos = values.lastModifiedTime().to(NANOSECONDS);
    return new Entry(name, kind, mode(path), 1, -1, -1, -1, -1, values.size(), values.size(), nanos);
  }

  private static int mode(Path path) throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null ? -1 : Plain.bits(view.readAttributes().permissions());
  }
}
