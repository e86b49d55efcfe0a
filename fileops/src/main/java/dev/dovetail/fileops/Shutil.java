package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.copy.SingleFile;
import dev.dovetail.fileops.internal.copy.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The functions of Python's `shutil` (3.14) under their names, in camel case and with its meaning.
///
/// {@snippet lang=java :
/// Shutil.copyTree(Path.of("project"), Path.of("backup"));
/// Path archive = Shutil.makeArchive(Path.of("project-1.0"), "gztar", Path.of("project")); // .tar.gz
/// Shutil.unpackArchive(archive, Path.of("unpacked"));
/// Shutil.move(archive, Path.of("archives")); // into archives, if that is a directory
/// Optional<Path> git = Shutil.which("git");
/// Shutil.removeTree(Path.of("unpacked"));
/// }
///
/// | `shutil` | here | options of `shutil` |
/// |---|---|---|
/// | `copyfileobj(fsrc, fdst, length)` | [#copyFileObject(InputStream, OutputStream, int)] | |
/// | `copyfile(src, dst)` | [#copyFile] | `follow_symlinks=False`: [LinkOption#NOFOLLOW_LINKS] |
/// | `copymode(src, dst)` | [#copyMode] | likewise |
/// | `copystat(src, dst)` | [#copyStat] | likewise |
/// | `copy(src, dst)` | [#copy] | likewise |
/// | `copy2(src, dst)` | [#copy2] | likewise |
/// | `copytree(src, dst)` | [#copyTree], [TreeCopier] | `symlinks`: [TreeCopier#withSymbolicLinks]; `ignore`: [TreeCopier#withIgnore]; `copy_function`: [TreeCopier#withCopyFunction]; `ignore_dangling_symlinks`: [TreeCopier#withIgnoreDanglingLinks]; `dirs_exist_ok`: [TreeCopier#withExistingDirectories] |
/// | `ignore_patterns(*patterns)` | [#ignorePatterns] | |
/// | `rmtree(path)` | [#removeTree], [TreeRemover] | `ignore_errors`: [TreeRemover#withIgnoreErrors]; `onexc`: [TreeRemover#withErrorHandler]; `dir_fd`: resolve the path against the directory |
/// | `rmtree.avoids_symlink_attacks` | [TreeRemover#avoidsSymlinkAttacks] | |
/// | `move(src, dst, copy_function)` | [#move(Path, Path)], [#move(Path, Path, CopyFunction)], [FileMover] | |
/// | `disk_usage(path)` | [#diskUsage] | |
/// | `chown(path, user, group)` | [#changeOwner] | `user`, `group`: [Owner]; `follow_symlinks` as above; `dir_fd`: resolve the path against the directory |
/// | `which(cmd, mode, path)` | [#which(String)], [#which(String, Set, String)], [CommandFinder] | `os.X_OK` and so on: [AccessMode]; `os.F_OK`: the empty set |
/// | `make_archive(base_name, format, root_dir, base_dir)` | [#makeArchive(Path, String, Path, Path)], [Archiver] | `owner`, `group`, `dry_run`: [Archiver#withOwner], [Archiver#withGroup], [Archiver#withDryRun] |
/// | `unpack_archive(filename, extract_dir, format, filter)` | [#unpackArchive(Path, Path, String, ExtractionFilter)], [Extractor] | `filter`: [ExtractionFilter] |
/// | `register_archive_format`, `register_unpack_format`, … | [#registerArchiveFormat], [#registerUnpackFormat], … | `extra_args`: what the function closes over |
/// | `get_archive_formats`, `get_unpack_formats` | [#archiveFormats], [#unpackFormats] | |
/// | `get_terminal_size(fallback)` | [#terminalSize()], [#terminalSize(TerminalSize)], [TerminalSize] | |
///
/// | exception of `shutil` | here |
/// |---|---|
/// | `SameFileError` | [SameFileException] |
/// | `SpecialFileError` | [NotRegularFileException] of any kind but a directory |
/// | `IsADirectoryError` | [NotRegularFileException] of the kind [FileKind#DIRECTORY] |
/// | `Error` of `copytree` | [TreeException], with source, target and cause of each failure |
/// | `Error` of `move` | [FileAlreadyExistsException] where the name is taken, [InsideItselfException] |
/// | `ReadError` | [ArchiveException] |
/// | `RegistryError` | [RegistryException] |
/// | `LookupError` of `chown` | [java.nio.file.attribute.UserPrincipalNotFoundException] |
/// | `ValueError` of `chown` | does not compile: an [Owner] has a user or a group |
/// | `FileNotFoundError`, `FileExistsError`, `PermissionError`, `NotADirectoryError` | [NoSuchFileException], [FileAlreadyExistsException], [java.nio.file.AccessDeniedException], [java.nio.file.NotDirectoryException] |
///
/// ## What is different
///
/// - A [Path] has no slash at its end. Where `shutil` tells `name/` from `name` (as the target of `copyfile`,
///   if there is no such directory, that is an error there), the caller has to look before making a path of
///   it.
/// - Sockets and devices are refused as FIFOs are, also as targets.
/// - [#move] never leaves half a copy and removes nothing before the copy is durable; see [FileMover]. A copy
///   function that returns and has made no file fails the move; there, the file is lost.
/// - [#copyTree] into a directory of the source is refused; there, it ends when names get too long.
///
/// All methods may be called by several threads at once. None accepts or returns null.
public final class Shutil {
  private Shutil() {}

  /// Copies what remains in a stream, in pieces of 64 KiB. Neither stream is closed or flushed.
  ///
  /// @throws IOException if reading or writing fails
  public static void copyFileObject(InputStream source, OutputStream target) throws IOException {
    Streams.copy(source, target, 0);
  }

  /// Copies what remains in a stream. Neither stream is closed or flushed.
  ///
  /// @param length how many bytes are read at a time; 0 for 64 KiB; a negative number to read all of them
  ///     before writing any, in memory
  /// @throws IOException if reading or writing fails
  public static void copyFileObject(InputStream source, OutputStream target, int length) throws IOException {
    Streams.copy(source, target, length);
  }

  /// Copies the content of a file, and nothing else about it. An existing target is written over in place:
  /// its permissions, owner and hard links stay, and a symbolic link there is followed, also if it dangles.
  /// Where the file system can, the two share blocks until one is written to; holes in the file stay holes.
  /// After a failure a new target is removed again; an existing one may be written over in part.
  ///
  /// @param options [LinkOption#NOFOLLOW_LINKS] to copy a link at the source as a link, to a name that must
  ///     be free
  /// @return the target
  /// @throws SameFileException if both are one file, by whatever name
  /// @throws NotRegularFileException if either is a directory, FIFO, socket or device
  /// @throws NoSuchFileException if the source, or the target's directory, does not exist
  /// @throws FileAlreadyExistsException if a link is to be copied and the target exists
  /// @throws IOException if reading or writing fails
  public static Path copyFile(Path source, Path target, LinkOption... options) throws IOException {
    return SingleFile.copyFile(source, target, options);
  }

  /// Copies the permissions of a file or directory: the nine bits, set-user-id, set-group-id and sticky. Does
  /// nothing where a file system has none.
  ///
  /// @param options [LinkOption#NOFOLLOW_LINKS] to leave it if both are symbolic links, which have none
  /// @throws NoSuchFileException if either does not exist
  /// @throws IOException if they cannot be read or set
  public static void copyMode(Path source, Path target, LinkOption... options) throws IOException {
    SingleFile.copyMode(source, target, options);
  }

  /// Copies permissions, the times of the last access and modification (in nanoseconds) and extended
  /// attributes of a file or directory; never content or owner. What the target's file system cannot keep, or
  /// this process may not set in the way of extended attributes, is left out.
  ///
  /// @param options [LinkOption#NOFOLLOW_LINKS] to copy those of the links if both are symbolic links
  /// @throws NoSuchFileException if either does not exist
  /// @throws IOException if they cannot be read, or permissions or times cannot be set
  public static void copyStat(Path source, Path target, LinkOption... options) throws IOException {
    SingleFile.copyStat(source, target, options);
  }

  /// Copies content and permissions of a file, as [#copyFile] and [#copyMode] do.
  ///
  /// @param target a file, or a directory in which the copy gets the source's name
  /// @return where the copy is
  /// @throws IOException as there
  public static Path copy(Path source, Path target, LinkOption... options) throws IOException {
    return SingleFile.copy(source, target, options);
  }

  /// Copies content and metadata of a file, as [#copyFile] and [#copyStat] do.
  ///
  /// @param target a file, or a directory in which the copy gets the source's name
  /// @return where the copy is
  /// @throws IOException as there
  public static Path copy2(Path source, Path target, LinkOption... options) throws IOException {
    return SingleFile.copy2(source, target, options);
  }

  /// Moves a file or tree, by a rename if that is possible, else by a copy and, when that is durable, a
  /// removal.
  ///
  /// @param target a name, or a directory into which the source is moved under its own name
  /// @return where it is now
  /// @throws IOException as [FileMover#move] says
  public static Path move(Path source, Path target) throws IOException {
    return new FileMover().move(source, target);
  }

  /// Moves a file or tree. If it has to be copied, each regular file is by this function.
  ///
  /// @return where it is now
  /// @throws IOException as [FileMover#move] says
  /// @see FileMover#withCopyFunction
  public static Path move(Path source, Path target, CopyFunction copyFunction) throws IOException {
    return new FileMover().withCopyFunction(copyFunction).move(source, target);
  }

  /// Tells how full a file system is.
  ///
  /// @param path any file or directory on it
  /// @throws NoSuchFileException if there is no such file
  /// @throws IOException if the file system does not answer
  public static DiskUsage diskUsage(Path path) throws IOException {
    return DiskUsage.of(path);
  }

  /// Gives a file or directory, but not what is in it, to another user or group. For a whole tree, see
  /// [TreeAttributes#changeOwner].
  ///
  /// @param options [LinkOption#NOFOLLOW_LINKS] to give away a symbolic link itself
  /// @throws java.nio.file.attribute.UserPrincipalNotFoundException if there is no such user or group;
  ///     nothing was changed
  /// @throws NoSuchFileException if there is no such file
  /// @throws java.nio.file.AccessDeniedException if this process may not do that
  /// @throws UnsupportedOperationException if the file system has no owners, or no numbers for them
  /// @throws IOException if it cannot be done
  public static void changeOwner(Path path, Owner owner, LinkOption... options) throws IOException {
    owner.give(path, options);
  }

  /// Finds the file that would be run for a command, by the `PATH` of this process.
  ///
  /// @return where it is; empty if no such command would be run
  /// @see CommandFinder
  public static Optional<Path> which(String command) {
    return new CommandFinder().find(command);
  }

  /// Finds a file in a list of directories, as [CommandFinder] says.
  ///
  /// @param mode what this process must be able to do with it; the empty set for any file
  /// @param path directories, separated as in `PATH`
  /// @return where it is; empty if it is not to be found
  public static Optional<Path> which(String command, Set<AccessMode> mode, String path) {
    return new CommandFinder().withAccess(mode).withPath(path).find(command);
  }

  /// Returns the size to write for: that in the variables `COLUMNS` and `LINES`, else that of the terminal,
  /// else 80 columns and 24 lines.
  public static TerminalSize terminalSize() {
    return terminalSize(TerminalSize.DEFAULT);
  }

  /// Returns the size to write for, as [TerminalSize#of] says.
  public static TerminalSize terminalSize(TerminalSize fallback) {
    return TerminalSize.of(System.getenv(), fallback);
  }

  /// Copies a tree; see [TreeCopier], which has all the options.
  public static Path copyTree(Path source, Path target) throws IOException {
    return new TreeCopier().copy(source, target);
  }

  /// Removes a tree; see [TreeRemover], which has all the options.
  public static void removeTree(Path tree) throws IOException {
    new TreeRemover().remove(tree);
  }

  /// Makes an archive of a directory; an [Archiver] has more options.
  ///
  /// @param name its path, without the extension
  /// @param format its format: `zip`, `tar`, `gztar`, `bztar`, `xztar`, `zstdtar`, or a registered one
  /// @param root what names in the archive are relative to
  /// @return where the archive is
  public static Path makeArchive(Path name, String format, Path root) throws IOException {
    return new Archiver(format, SharedFormats.get()).withRootDirectory(root).make(name);
  }

  /// Makes an archive of a part of a directory; an [Archiver] has more options.
  ///
  /// @param base where to start, relative to the root; it begins every name
  /// @return where the archive is
  public static Path makeArchive(Path name, String format, Path root, Path base) throws IOException {
    return new Archiver(format, SharedFormats.get())
        .withRootDirectory(root)
        .withBaseDirectory(base)
        .make(name);
  }

  /// Unpacks an archive of the format that its extension tells; an [Extractor] has more options.
  public static Extraction unpackArchive(Path archive, Path directory) throws IOException {
    return new Extractor(SharedFormats.get()).extract(archive, directory);
  }

  /// Unpacks an archive of a format; an [Extractor] has more options.
  public static Extraction unpackArchive(
      Path archive, Path directory, String format, ExtractionFilter filter) throws IOException {
    return new Extractor(SharedFormats.get())
        .withFormat(format)
        .withFilter(filter)
        .extract(archive, directory);
  }

  /// Registers a format that [#makeArchive] makes archives in, for the whole process. Better give an
  /// [Archiver] an [ArchiveFormats] of one's own.
  public static void registerArchiveFormat(String name, ArchiveFunction function, String description) {
    SharedFormats.change(formats -> formats.withArchiveFormat(name, function, description));
  }

  /// Removes a format that archives are made in, for the whole process.
  ///
  /// @throws IllegalArgumentException if there is none of the name
  public static void unregisterArchiveFormat(String name) {
    SharedFormats.change(formats -> formats.withoutArchiveFormat(name));
  }

  /// Returns the formats that [#makeArchive] makes archives in, by name.
  public static List<ArchiveFormats.Description> archiveFormats() {
    return SharedFormats.get().archiveFormats();
  }

  /// Registers a format that [#unpackArchive] unpacks, for the whole process. Better give an [Extractor] an
  /// [ArchiveFormats] of one's own.
  ///
  /// @throws RegistryException if a format has one of the extensions already
  public static void registerUnpackFormat(
      String name, List<String> extensions, UnpackFunction function, String description) {
    SharedFormats.change(formats -> formats.withUnpackFormat(name, extensions, function, description));
  }

  /// Removes a format that archives are unpacked from, for the whole process.
  ///
  /// @throws IllegalArgumentException if there is none of the name
  public static void unregisterUnpackFormat(String name) {
    SharedFormats.change(formats -> formats.withoutUnpackFormat(name));
  }

  /// Returns the formats that [#unpackArchive] unpacks, by name.
  public static List<ArchiveFormats.Description> unpackFormats() {
    return SharedFormats.get().unpackFormats();
  }

  /// Returns what leaves out of a copy each name that matches one of these [globs][Glob].
  public static Ignore ignorePatterns(String... patterns) {
    List<Glob> globs = Arrays.stream(patterns).map(Glob::compile).toList();
    return (directory, names) ->
        names.stream()
            .filter(name -> globs.stream().anyMatch(glob -> glob.matches(name)))
            .collect(Collectors.toSet());
  }
}
