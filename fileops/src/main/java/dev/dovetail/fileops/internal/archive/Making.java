package dev.dovetail.fileops.internal.archive;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Ignore;
import dev.dovetail.fileops.spi.ArchiveFormat;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Makes one archive: beside its place first, then under its name.
///
/// @param start where to start
/// @param base the same, relative to the root
public record Making(
    Path start,
    Path base,
    @Nullable String owner,
    @Nullable String group,
    int level,
    int threads,
    Ignore ignore,
    Progress progress,
    @Nullable FileTime fixedTime) {

  /// Makes it.
  public void make(ArchiveFormat format, Path archive) throws IOException {
    Files.readAttributes(start, "isDirectory", LinkOption.NOFOLLOW_LINKS); // throws if there is nothing
    Path directory = archive.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path temporary = temporary(archive);
    boolean isDone = false;
    try {
      write(format, temporary, archive);
      if (!temporary.getFileSystem().equals(archive.getFileSystem())) {
        Files.move(temporary, archive, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(temporary, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      isDone = true;
    } finally {
      if (!isDone) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /// A name beside the archive's; elsewhere if that is in a file system that cannot write at any position.
  private static Path temporary(Path archive) throws IOException {
    if (!archive.getFileSystem().equals(FileSystems.getDefault())) {
      return Files.createTempFile("archive", null);
    }
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return archive.resolveSibling("." + random + ".packing");
  }

  private void write(ArchiveFormat format, Path temporary, Path archive) throws IOException {
    Set<StandardOpenOption> options =
        temporary.getFileSystem().equals(archive.getFileSystem())
            ? Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)
            : Set.of(StandardOpenOption.WRITE);
    try (SeekableByteChannel channel = Files.newByteChannel(temporary, options)) {
      Stats stats = new Stats(fixedTime, new Accounts().owners(owner, group));
      Set<Object> excluded = new HashSet<>();
      excluded.add(stats.look(temporary).key());
      try {
        excluded.add(stats.look(archive).key());
      } catch (NoSuchFileException e) {
        // there was none before
      }
      TreeSource source =
          new TreeSource(start, name(), ignore, stats, excluded, level, threads, progress);
      progress.start("packing", progress.equals(Progress.none()) ? -1 : source.size());
      format.make(source, channel);
    }
  }

  /// As tar names things: `.` for the root itself.
  private String name() {
    StringBuilder name = new StringBuilder();
    for (Path part : base) {
      name.append(name.isEmpty() ? "" : "/").append(EntryNames.of(part));
    }
    return name.isEmpty() ? "." : name.toString();
  }
}
