package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.archive.Making;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Makes archives, as `shutil.make_archive`.
///
/// {@snippet lang=java :
/// Path archive = new Archiver("gztar").withRootDirectory(project).withProgress(progress).make(backup);
/// }
///
/// An archive has permissions, times of modification, symbolic links as such, and empty directories; a tar
/// archive also owners, fractions of seconds, and hard links among its files. FIFOs, sockets and devices are
/// left out, and so is the archive itself. Names come in order, so that the same tree gives the same archive.
/// Zip archives have times in whole seconds, and content once for each hard link. Holes of sparse files are
/// packed as zeros.
///
/// The archive is written beside its place under another name and then renamed: there is never half an
/// archive under its own name, and an older one is replaced in one step. An archiver is immutable and used by
/// any number of threads at once. Memory does not grow with the files: some 20 MiB, for `xztar` some 50 for
/// each thread. The names of one directory at a time are in memory, and those of files that have several.
public final class Archiver {
  private final String format;
  private final ArchiveFormats formats;
  private final Options options;

  private record Options(
      @Nullable Path root,
      Path base,
      @Nullable String owner,
      @Nullable String group,
      int level,
      int threads,
      Ignore ignore,
      Progress progress,
      boolean isDryRun,
      @Nullable FileTime fixedTime) {

    Options withWhom(@Nullable String user, @Nullable String byGroup) {
      return new Options(
          root, base, user, byGroup, level, threads, ignore, progress, isDryRun, fixedTime);
    }

    Options withWhat(@Nullable Path from, Path start, Ignore without) {
      return new Options(
          from, start, owner, group, level, threads, without, progress, isDryRun, fixedTime);
    }

    Options withHow(int hard, int many, Progress shown, boolean isDry, @Nullable FileTime time) {
      return new Options(root, base, owner, group, hard, many, ignore, shown, isDry, time);
    }
  }

  /// Makes an archiver for a format, with the current directory as root, two threads, or one where there is
  /// but one processor, and the usual level of compression.
  ///
  /// @param format its name (`zip`, `tar`, `gztar`, `bztar`, `xztar`, `zstdtar`), or its extension (`tar.gz`)
  /// @throws IllegalArgumentException if there is no such format
  /// @throws UnsupportedOperationException if it needs a library that is missing; the message says which
  public Archiver(String format) {
    this(format, ArchiveFormats.installed());
  }

  /// Makes an archiver for a format of a registry.
  ///
  /// @throws IllegalArgumentException if there is no such format
  /// @throws UnsupportedOperationException if it needs a library that is missing; the message says which
  public Archiver(String format, ArchiveFormats formats) {
    this(
        format,
        formats,
        new Options(
            null,
            Path.of(""),
            null,
            null,
            -1,
            Math.min(2, Runtime.getRuntime().availableProcessors()),
            (directory, names) -> Set.of(),
            Progress.none(),
            false,
            null));
    formats.maker(format);
  }

  private Archiver(String format, ArchiveFormats formats, Options options) {
    this.format = format;
    this.formats = formats;
    this.options = options;
  }

  private Archiver with(Options value) {
    return new Archiver(format, formats, value);
  }

  /// Returns an archiver whose names are relative to this directory.
  public Archiver withRootDirectory(Path value) {
    return with(options.withWhat(value, options.base, options.ignore));
  }

  /// Returns an archiver that starts here: the path, relative to the root directory, begins every name.
  ///
  /// @throws IllegalArgumentException if it has `..`
  public Archiver withBaseDirectory(Path value) {
    Path base = value.normalize();
    if (base.startsWith("..")) {
      throw new IllegalArgumentException(value + " is not below the root directory; name another root");
    }
    return with(options.withWhat(options.root, base, options.ignore));
  }

  /// Returns an archiver that leaves out what this chooses.
  public Archiver withIgnore(Ignore value) {
    return with(options.withWhat(options.root, options.base, value));
  }

  /// Returns an archiver that says that all files belong to this user; only tar tells. A user that the system
  /// does not know changes nothing.
  public Archiver withOwner(String value) {
    return with(options.withWhom(value, options.group));
  }

  /// Returns an archiver that says that all files belong to this group; only tar tells. A group that the
  /// system does not know changes nothing.
  public Archiver withGroup(String value) {
    return with(options.withWhom(options.owner, value));
  }

  /// Returns an archiver that compresses this hard: 0 not at all, 9 for as small as can be, up to 22 for
  /// zstd.
  ///
  /// @throws IllegalArgumentException if it is not from 0 to 22
  public Archiver withLevel(int value) {
    if (value < 0 || value > 22) {
      throw new IllegalArgumentException("A level is from 0 to 22, not " + value);
    }
    return with(
        options.withHow(value, options.threads, options.progress, options.isDryRun, options.fixedTime));
  }

  /// Returns an archiver that compresses by so many threads. The archive is the same whatever their number.
  ///
  /// @throws IllegalArgumentException if it is less than 1
  public Archiver withThreads(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("There has to be a thread, not " + value);
    }
    return with(
        options.withHow(options.level, value, options.progress, options.isDryRun, options.fixedTime));
  }

  /// Returns an archiver that shows the stage "packing", in bytes read, and asks whether to stop.
  public Archiver withProgress(Progress value) {
    return with(
        options.withHow(options.level, options.threads, value, options.isDryRun, options.fixedTime));
  }

  /// Returns an archiver that does or does not only say where the archive would be.
  public Archiver withDryRun(boolean value) {
    return with(
        options.withHow(options.level, options.threads, options.progress, value, options.fixedTime));
  }

  /// Returns an archiver that gives all entries this time and no owner, so that trees of the same content
  /// give the same bytes, whoever made them.
  public Archiver withFixedTime(FileTime value) {
    return with(
        options.withHow(options.level, options.threads, options.progress, options.isDryRun, value));
  }

  /// Makes an archive. Directories that lead to it are made too; an archive of that name is replaced.
  ///
  /// @param name its path, without the extension
  /// @return where it is: the name with its extension, absolute if there is a root directory
  /// @throws NoSuchFileException if root or base do not exist, or a file vanishes
  /// @throws NotDirectoryException if the root is not a directory
  /// @throws FileChangedException if a file becomes shorter while it is read
  /// @throws CancellationException if the progress says so; nothing is left of the archive then
  /// @throws IOException if reading or writing fails; likewise
  public Path make(Path name) throws IOException {
    Path root = options.root == null ? Path.of("") : options.root;
    if (!Files.readAttributes(root, BasicFileAttributes.class).isDirectory()) {
      throw new NotDirectoryException(root.toString());
    }
    ArchiveFormats.Maker maker = formats.maker(format);
    Path base = options.root == null ? name : name.toAbsolutePath();
    if (maker.function() != null) {
      return maker
          .function()
          .make(
              base,
              new ArchiveFunction.Request(
                  root, options.base, options.owner, options.group, options.isDryRun));
    }
    Path archive = base.resolveSibling(base.getFileName() + maker.info().extensions().getFirst());
    if (Files.isDirectory(archive, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(archive.toString(), null, "is a directory");
    }
    if (!options.isDryRun && maker.format() != null) {
      new Making(
              root.resolve(options.base.toString()), // which may be of another file system
              options.base,
              options.owner,
              options.group,
              options.level,
              options.threads,
              options.ignore,
              options.progress,
              options.fixedTime)
          .make(maker.format(), archive);
    }
    return archive;
  }
}
