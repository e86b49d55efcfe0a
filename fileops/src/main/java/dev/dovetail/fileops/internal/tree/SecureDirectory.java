package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.FileKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A directory by the open stream of a provider that offers [SecureDirectoryStream]. It can look and
/// remove, but not make.
final class SecureDirectory extends Directory {
  private volatile @Nullable SecureDirectoryStream<Path> stream;
  private volatile @Nullable Object id;

  private SecureDirectory(Path top, SecureDirectoryStream<Path> stream) {
    super(top);
    this.stream = stream;
  }

  private SecureDirectory(SecureDirectory parent, Name name, SecureDirectoryStream<Path> stream) {
    super(parent, name);
    this.stream = stream;
  }

  /// Opens the top of a tree; returns null if the provider has no such streams.
  @SuppressWarnings("StreamResourceLeak") // it stays open on purpose
  static @Nullable SecureDirectory openTop(Path top, boolean follow) throws IOException {
    if (!follow && Files.isSymbolicLink(top)) {
      throw new NotDirectoryException(top.toString());
    }
    DirectoryStream<Path> opened = Files.newDirectoryStream(top);
    if (opened instanceof SecureDirectoryStream<Path> secure) {
      SecureDirectory directory = new SecureDirectory(top, secure);
      Object there = attributes(top, follow).fileKey();
      if (!directory.id().equals(there)) { // a link came in between
        directory.close();
        throw new NotDirectoryException(top.toString());
      }
      return directory;
    }
    opened.close();
    return null;
  }

  private static BasicFileAttributes attributes(Path path, boolean follow) throws IOException {
    return follow
        ? Files.readAttributes(path, BasicFileAttributes.class)
        : Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private SecureDirectoryStream<Path> stream() {
    return Objects.requireNonNull(stream, "The directory is closed");
  }

  private Path path(String name) {
    return top().getFileSystem().getPath(name);
  }

  @Override
  public void forEach(Visitor visitor) throws IOException {
    try (DirectoryStream<Path> entries = stream().newDirectoryStream(path("."))) { // one can be read once
      for (Path entry : entries) {
        visitor.accept(new Name.Given(entry.getFileName()), null);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  @Override
  public FileKind kind(Name entry, boolean follow) throws IOException {
    BasicFileAttributes found = look(entry, follow);
    return found.isRegularFile() ? FileKind.REGULAR
        : found.isDirectory() ? FileKind.DIRECTORY
        : found.isSymbolicLink() ? FileKind.SYMBOLIC_LINK
        : FileKind.OTHER;
  }

  private BasicFileAttributes look(Name entry, boolean follow) throws IOException {
    LinkOption[] options = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    try {
      return stream()
          .getFileAttributeView(entry.toPath(), BasicFileAttributeView.class, options)
          .readAttributes();
    } catch (FileSystemException e) {
      throw named(e, entry);
    }
  }

  @Override
  public SecureDirectory open(Name entry, boolean follow) throws IOException {
    LinkOption[] options = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    try {
      return new SecureDirectory(this, entry, stream().newDirectoryStream(entry.toPath(), options));
    } catch (FileSystemException e) {
      throw named(e, entry);
    }
  }

  @Override
  void reopenFrom(Directory child) throws IOException {
    Object expected = id();
    stream = ((SecureDirectory) child).stream().newDirectoryStream(path(".."), LinkOption.NOFOLLOW_LINKS);
    id = null;
    if (!id().equals(expected)) {
      close();
      throw moved();
    }
  }

  @Override
  boolean isOpen() {
    return stream != null;
  }

  @Override
  public Object id() throws IOException {
    Object known = id;
    if (known == null) {
      BasicFileAttributes found =
          stream().getFileAttributeView(BasicFileAttributeView.class).readAttributes();
      known = Objects.requireNonNull(found.fileKey(), "A provider with secure streams has file keys");
      id = known;
    }
    return known;
  }

  @Override
  public void remove(Name entry) throws IOException {
    try {
      stream().deleteFile(entry.toPath());
    } catch (FileSystemException e) {
      throw named(e, entry);
    }
  }

  @Override
  public void removeDirectory(Name entry) throws IOException {
    try {
      stream().deleteDirectory(entry.toPath());
    } catch (FileSystemException e) {
      throw named(e, entry);
    }
  }

  /// Returns the exception with the whole path: the streams know the name alone.
  private FileSystemException named(FileSystemException e, Name entry) {
    String file = path(entry).toString();
    FileSystemException named =
        switch (e) {
          case NoSuchFileException _ -> new NoSuchFileException(file);
          case DirectoryNotEmptyException _ -> new DirectoryNotEmptyException(file);
          case NotDirectoryException _ -> new NotDirectoryException(file);
          case AccessDeniedException _ -> new AccessDeniedException(file, null, e.getReason());
          default -> new FileSystemException(file, null, e.getReason());
        };
    named.initCause(e);
    return named;
  }

  @Override
  public void close() {
    SecureDirectoryStream<Path> open = stream;
    if (open != null) {
      stream = null;
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e); // nothing was written through it
      }
    }
  }
}
