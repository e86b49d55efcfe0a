package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.NameText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A directory by its path, for providers that have nothing better: who can swap a directory for a link while
/// it is worked on can lead the work elsewhere.
final class PlainDirectory extends Directory {
  private final Path path;

  private PlainDirectory(Path top) {
    super(top);
    this.path = top;
  }

  private PlainDirectory(Directory parent, Name name) {
    super(parent, name);
    this.path = parent.path(name);
  }

  static PlainDirectory openTop(Path top, boolean follow) throws IOException {
    requireDirectory(top, follow);
    return new PlainDirectory(top);
  }

  /// Returns a directory that would be.
  static PlainDirectory imagine(Path top) {
    return new PlainDirectory(top);
  }

  /// Returns a subdirectory that would be.
  static PlainDirectory imagine(Directory parent, Name name) {
    return new PlainDirectory(parent, name);
  }

  private static void requireDirectory(Path path, boolean follow) throws IOException {
    LinkOption[] options = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    if (!Files.readAttributes(path, BasicFileAttributes.class, options).isDirectory()) {
      throw new NotDirectoryException(path.toString());
    }
  }

  @Override
  public void forEach(Visitor visitor) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
      for (Path entry : stream) {
        visitor.accept(new Name.Given(nameOf(entry)), null);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /// Returns the last name; some providers end those of directories with a separator.
  static Path nameOf(Path entry) {
    Path name = entry.getFileName();
    String text = name.toString();
    return text.length() > 1 && text.endsWith("/")
        ? name.getFileSystem().getPath(text.substring(0, text.length() - 1))
        : name;
  }

  @Override
  public FileKind kind(Name entry, boolean follow) throws IOException {
    Path file = path(entry);
    return FileStat.of(follow ? file.toRealPath() : file).kind();
  }

  @Override
  public PlainDirectory open(Name entry, boolean follow) throws IOException {
    PlainDirectory child = new PlainDirectory(this, entry);
    requireDirectory(child.path, follow);
    return child;
  }

  @Override
  void reopenFrom(Directory child) {}

  @Override
  void suspend() {}

  @Override
  boolean isOpen() {
    return true;
  }

  @Override
  public Object id() throws IOException {
    @Nullable Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path.toRealPath() : key;
  }

  @Override
  public void remove(Name entry) throws IOException {
    Path file = path(entry);
    requireNoDirectory(file);
    Files.delete(file);
  }

  /// `Files.delete` would also remove an empty directory.
  private static void requireNoDirectory(Path file) throws IOException {
    if (FileStat.of(file).isDirectory()) {
      throw new FileSystemException(file.toString(), null, "is a directory");
    }
  }

  @Override
  public void removeDirectory(Name entry) throws IOException {
    Files.delete(path(entry));
  }

  @Override
  public Path path() {
    return path;
  }

  /// Takes names of other providers as well: those of a source are those of its copy.
  @Override
  public Path path(Name entry) {
    Path name = entry.toPath();
    boolean isOurs = name.getFileSystem().equals(path.getFileSystem());
    Path own = isOurs ? name : translated(name);
    if (own.isAbsolute() || own.getNameCount() != 1 || !own.normalize().equals(own)) {
      throw new InvalidPathException(name.toString(), "no name of one file in a directory");
    }
    return path.resolve(own);
  }

  private Path translated(Path name) {
    try {
      return NameText.resolve(path.getFileSystem().getPath(""), NameText.of(name));
    } catch (InvalidPathException e) {
      throw e;
    } catch (IllegalArgumentException e) { // how the zip file system refuses what it cannot encode
      throw new InvalidPathException(name.toString(), "its bytes are no text");
    }
  }

  @Override
  public void close() {}
}
