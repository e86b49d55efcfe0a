package dev.dovetail.app.desk;

import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.names.RawNames;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the files of a delivery and decides the path that each will have, without reading any of them.
///
/// Symbolic links below the given paths are not followed: what they point to was not delivered, or is delivered already.
/// They and special files are noted and left out. A given path may itself be a link.
final class SourceScanner {
  private final Path desk;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Note> skipped = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> rootNames = new HashSet<>();

  private SourceScanner(Path desk) {
    this.desk = desk;
  }

  /// Scans the given files and folders.
  ///
  /// One folder's content is kept without the folder's own name; of several paths each keeps its name.
  ///
  /// @param roots what the user named
  /// @param desk the folder of the desk, which need not exist
  /// @throws DeskException if something is missing, cannot be read, lies in the desk or contains it, or if there is
  ///     nothing to add
  static Sources scan(List<Path> roots, Path desk) throws IOException {
    SourceScanner scanner = new SourceScanner(real(desk.toAbsolutePath().normalize()));
    for (Path root : roots) {
      scanner.scan(root, roots.size() > 1);
    }
    if (scanner.files.isEmpty()) {
      throw new DeskException(
          roots.stream().map(Path::toString).reduce((a, b) -> a + ", " + b).orElse("The list")
              + " holds no file that can be added" + (scanner.skipped.isEmpty() ? "." : " (only links or special files)."));
    }
    scanner.files.sort(Comparator.comparing(SourceFile::payload));
    scanner.skipped.sort(Comparator.comparing(Note::path));
    return new Sources(scanner.files, scanner.folders, scanner.skipped);
  }

  private void scan(Path given, boolean keepsName) throws IOException {
    Path root = requireApart(given);
    if (root.getFileName() != null && !rootNames.add(PayloadName.of(root).kept())) {
      throw new DeskException("Two of the paths are called " + root.getFileName() + ". Add the folder that contains both.");
    }
    if (Files.isDirectory(root)) {
      String prefix = keepsName ? PayloadName.of(root).kept() + '/' : "";
      Files.walkFileTree(root, new Visitor(root, prefix, keepsName ? parent(root) : root));
    } else if (Files.isRegularFile(root)) {
      add(root, "", parent(root));
    } else {
      throw new DeskException(given + " is neither a file nor a folder; leave it out.");
    }
  }

  private Path requireApart(Path given) throws IOException {
    Path root;
    try {
      root = given.toRealPath();
    } catch (NoSuchFileException e) {
      String advice =
          given.toString().indexOf('\ufffd') < 0
              ? "Check the path; nothing was added."
              : "A name that is not UTF-8 cannot be given here; add the folder that it is in. Nothing was added.";
      throw new DeskException("There is no " + given + ". " + advice, e);
    } catch (IOException e) {
      throw unreadable(given, e);
    }
    if (root.startsWith(desk)) {
      throw new DeskException(given + " lies inside the desk " + desk + ". What is in the desk need not be added.");
    }
    if (desk.startsWith(root)) {
      throw new DeskException(
          "The desk " + desk + " lies inside " + given + ", which is to be added. Name a desk elsewhere with --desk.");
    }
    return root;
  }

  private static Path parent(Path path) {
    return Objects.requireNonNullElse(path.getParent(), path);
  }

  /// @param base the folder that the path it came with is relative to
  private void add(Path file, String prefix, Path base) throws IOException {
    if (!Files.isReadable(file)) {
      throw unreadable(file, null);
    }
    PayloadName name = name(file, prefix);
    Optional<String> deliveredAs =
        base.relativize(file).toString().equals(prefix + name.kept())
            ? Optional.empty()
            : Optional.of(encoded(file, base));
    files.add(new SourceFile(file, prefix + name.kept(), deliveredAs, FileStamp.of(file)));
  }

  /// Returns the name under which a file or folder is kept. One that cannot keep its own name gives way to those that can.
  private PayloadName name(Path entry, String prefix) {
    PayloadName name = PayloadName.of(entry);
    if (name.original().isEmpty()) {
      return name;
    }
    String kept = name.kept();
    for (int copy = 2; isTaken(entry.resolveSibling(kept), prefix + kept); copy++) {
      kept = name.kept() + '~' + copy;
    }
    return new PayloadName(kept, name.original());
  }

  private boolean isTaken(Path sibling, String payload) {
    return Files.exists(sibling, LinkOption.NOFOLLOW_LINKS) || !taken.add(payload);
  }

  private static String encoded(Path file, Path base) {
    String folder = RawNames.encoded(base);
    return RawNames.encoded(file).substring(folder.endsWith("/") ? folder.length() : folder.length() + 1);
  }

  /// Returns the real path of the nearest folder that exists, with the rest appended.
  private static Path real(Path path) throws IOException {
    Path parent = path.getParent();
    if (Files.exists(path) || parent == null) {
      return path.toRealPath();
    }
    return real(parent).resolve(path.getFileName());
  }

  private static DeskException unreadable(Path path, @Nullable IOException e) {
    String permission = "No permission to read " + path + ". Make it readable or leave it out; nothing was added.";
    String message =
        switch (e) {
          case null -> permission;
          case AccessDeniedException _ -> permission;
          case NoSuchFileException _ -> path + " vanished while it was looked at. Nothing was added; try again.";
          case FileSystemException file -> path + " cannot be read (" + file.getReason() + "). Leave it out; nothing was added.";
          default -> path + " cannot be read (" + e.getMessage() + "). Leave it out; nothing was added.";
        };
    return e == null ? new DeskException(message) : new DeskException(message, e);
  }

  /// Walks one folder, keeping beside the paths the names they will have.
  private final class Visitor implements FileVisitor<Path> {
    private final Path root;
    private final Path base;
    private final List<String> prefixes = new ArrayList<>();
    private String prefix;

    Visitor(Path root, String prefix, Path base) {
      this.root = root;
      this.prefix = prefix;
      this.base = base;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      folders.add(folder);
      prefixes.add(prefix);
      if (!folder.equals(root)) {
        prefix = prefix + name(folder, prefix).kept() + '/';
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        add(file, prefix, base);
      } else if (attributes.isSymbolicLink()) {
        skip(file, "symbolic link to " + Files.readSymbolicLink(file) + ", not followed and not stored");
      } else {
        skip(file, "neither a file nor a folder, not stored");
      }
      return FileVisitResult.CONTINUE;
    }

    private void skip(Path file, String why) {
      skipped.add(new Note(prefix + PayloadName.of(file).kept(), OptionalLong.empty(), why));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      throw unreadable(file, e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        throw unreadable(folder, e);
      }
      prefix = prefixes.removeLast();
      return FileVisitResult.CONTINUE;
    }
  }
}
