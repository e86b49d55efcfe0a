package dev.dovetail.fileops.internal.archive;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Extraction;
import dev.dovetail.fileops.ExtractionFilter;
import dev.dovetail.fileops.ExtractionLimits;
import dev.dovetail.fileops.TreeRemover;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.Linux;
import dev.dovetail.fileops.spi.ArchiveFormat;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Unpacks an archive into a directory of its own, which only the owner may enter, and moves it to its place
/// when all is well.
public final class Staging {
  private final Path archive;
  private final ArchiveFormat format;
  private final ExtractionFilter filter;
  private final ExtractionLimits limits;
  private final Progress progress;
  private final int threads;

  /// Describes what to unpack, and how.
  public Staging(
      Path archive,
      ArchiveFormat format,
      ExtractionFilter filter,
      ExtractionLimits limits,
      Progress progress,
      int threads) {
    this.archive = archive;
    this.format = format;
    this.filter = filter;
    this.limits = limits;
    this.progress = progress;
    this.threads = threads;
  }

  /// Reads and checks all of the archive, and writes nothing.
  public Extraction check() throws IOException {
    return unpack(new NoTree(), false).finished();
  }

  /// Unpacks.
  ///
  /// @param overwrites whether files that are there are replaced
  public Extraction into(Path directory, boolean overwrites) throws IOException {
    boolean isThere = Files.isDirectory(directory);
    if (!isThere && Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(directory.toString());
    }
    Path target = isThere ? directory.toRealPath() : directory.toAbsolutePath().normalize();
    List<Path> parents = isThere ? List.of() : makeParents(target);
    Path staging = null;
    try {
      staging = makeStaging(isThere ? target : parent(target), target);
      return unpackAndMove(staging, target, isThere, overwrites);
    } catch (IOException | RuntimeException | Error e) {
      discard(staging, parents, e);
      throw e;
    }
  }

  private Extraction unpackAndMove(Path staging, Path target, boolean isThere, boolean overwrites)
      throws IOException {
    Unpacked unpacked;
    try (NewTree tree = Linux.handles(staging) ? new NativeTree(staging) : new PathTree(staging)) {
      unpacked = unpack(tree, FileStat.hasUnixAttributes(staging) && isRoot(staging));
      if (!isThere && unpacked.rootMode() < 0) {
        tree.open();
      }
    }
    FileTime modified = Files.getLastModifiedTime(staging, LinkOption.NOFOLLOW_LINKS);
    MoveIn moveIn = new MoveIn(overwrites);
    boolean isForeign = !target.getFileSystem().equals(FileSystems.getDefault());
    if (isForeign && !isThere) {
      Files.createDirectory(target);
    }
    if (isThere || isForeign) {
      moveIn.check(staging, target);
      moveIn.move(staging, target);
      Files.delete(staging);
      if (unpacked.hasRoot()) {
        Files.setLastModifiedTime(target, modified);
      }
    } else {
      Files.move(staging, target); // fails if there is something now
    }
    return unpacked.finished();
  }

  private record Unpacked(Extraction finished, boolean hasRoot, int rootMode) {}

  private Unpacked unpack(NewTree tree, boolean setsOwner) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(archive, StandardOpenOption.READ);
        Workers workers = new Workers(threads)) {
      progress.start("unpacking", channel.size());
      Unpacking unpacking =
          new Unpacking(archive, tree, filter, limits, progress, setsOwner, workers);
      format.unpack(channel, unpacking);
      return new Unpacked(unpacking.finish(), unpacking.hasRoot(), unpacking.rootMode());
    }
  }

  private static boolean isRoot(Path made) throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(made, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }

  private static Path makeStaging(Path place, Path target) throws IOException {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path staging = place.resolve("." + random + ".unpacking");
    if (!target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectory(staging);
    }
    FileAttribute<?> mine =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return Files.createDirectory(staging, mine);
  }

  private static Path parent(Path target) {
    Path parent = target.getParent();
    return parent == null ? target : parent;
  }

  /// Makes the directories that lead to the target.
  ///
  /// @return those that were not there, the deepest last
  private static List<Path> makeParents(Path target) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path p = target.getParent(); p != null && !Files.isDirectory(p); p = p.getParent()) {
      missing.addFirst(p);
    }
    Files.createDirectories(parent(target));
    return missing;
  }

  private static void discard(@Nullable Path staging, List<Path> parents, Throwable reason) {
    try {
      if (staging != null && Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
        new TreeRemover().remove(staging);
      }
      for (Path parent : parents.reversed()) {
        Files.deleteIfExists(parent);
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
