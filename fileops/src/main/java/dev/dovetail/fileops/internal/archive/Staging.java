package dev.dovetail.fileops.internal.archive;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Extraction;
import dev.dovetail.fileops.ExtractionFilter;
import dev.dovetail.fileops.ExtractionLimits;
import dev.dovetail.fileops.ModeChange;
import dev.dovetail.fileops.TreeAttributes;
import dev.dovetail.fileops.TreeRemover;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.tree.Access;
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
  private final @Nullable Access access;

  /// Describes what to unpack, and how.
  ///
  /// @param access the way to make the tree, or null for the best one
  public Staging(
      Path archive,
      ArchiveFormat format,
      ExtractionFilter filter,
      ExtractionLimits limits,
      Progress progress,
      int threads,
      @Nullable Access access) {
    this.archive = archive;
    this.format = format;
    this.filter = filter;
    this.limits = limits;
    this.progress = progress;
    this.threads = threads;
    this.access = access;
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
    boolean isForeign = !target.getFileSystem().equals(FileSystems.getDefault());
    List<Path> made = isThere ? List.of() : makeParents(target);
    Path staging = null;
    try {
      if (isForeign && !isThere) { // not every provider moves a directory with what is in it
        made.addLast(Files.createDirectory(target));
      }
      boolean merges = isThere || isForeign;
      MoveIn moveIn = merges ? MoveIn.of(target, overwrites) : null;
      staging = makeStaging(merges ? target : parent(target), target);
      return unpackAndMove(staging, target, moveIn);
    } catch (IOException | RuntimeException | Error e) {
      discard(staging, made, e);
      throw e;
    }
  }

  /// Unpacks and moves.
  ///
  /// @param moveIn into the target, or null if it is not there
  private Extraction unpackAndMove(Path staging, Path target, @Nullable MoveIn moveIn) throws IOException {
    Unpacked unpacked;
    Access way = access == null ? Access.of(staging) : access;
    try (NewTree tree = way == Access.NATIVE ? new NativeTree(staging) : new PathTree(staging)) {
      unpacked = unpack(tree, FileStat.hasUnixAttributes(staging) && isRoot(staging));
      if (moveIn == null && unpacked.rootMode() < 0) {
        tree.open();
      }
    }
    if (moveIn == null) {
      Files.move(staging, target); // fails if there is something now
    } else {
      moveIn.check(staging);
      moveIn.move(staging.getFileName(), unpacked.hasRoot());
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

  /// Lets directories be emptied that the archive made read-only.
  private static void unlock(Path staging) throws IOException {
    if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS) && FileStat.hasUnixAttributes(staging)) {
      TreeAttributes patient = new TreeAttributes().withFailureHandler(failure -> {}); // removing tells
      patient.changeMode(staging, ModeChange.parse("u+rwx"));
    }
  }

  private static void discard(@Nullable Path staging, List<Path> parents, Throwable reason) {
    try {
      if (staging != null && Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
        unlock(staging);
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
