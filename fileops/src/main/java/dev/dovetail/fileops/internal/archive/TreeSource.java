package dev.dovetail.fileops.internal.archive;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.Ignore;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveSource;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files of a tree, as entries. Each directory comes before what is in it, names in order; FIFOs, sockets
/// and devices are left out.
public final class TreeSource implements ArchiveSource {
  private final Path start;
  private final String name;
  private final Ignore ignore;
  private final Stats stats;
  private final Set<Object> excluded;
  private final int level;
  private final int threads;
  private final Progress progress;
  private final Map<Object, String> linked = new HashMap<>();

  /// Describes what goes in.
  ///
  /// @param start where to start: a directory, or anything else
  /// @param name the name that it gets
  /// @param excluded the keys of files that are left out: the archive itself
  public TreeSource(
      Path start,
      String name,
      Ignore ignore,
      Stats stats,
      Set<Object> excluded,
      int level,
      int threads,
      Progress progress) {
    this.start = start;
    this.name = name;
    this.ignore = ignore;
    this.stats = stats;
    this.excluded = excluded;
    this.level = level;
    this.threads = threads;
    this.progress = progress;
  }

  @Override
  public boolean isReproducible() {
    return stats.isFixed();
  }

  @Override
  public int level() {
    return level;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  /// Returns how many bytes the files have together.
  public long size() throws IOException {
    long[] size = {0};
    forEach((entry, content) -> size[0] += entry.kind() == Kind.FILE ? entry.size() : 0);
    return size[0];
  }

  @Override
  public void forEach(Visitor visitor) throws IOException {
    linked.clear();
    visit(start, name, visitor);
  }

  private void visit(Path path, String entryName, Visitor visitor) throws IOException {
    progress.checkCancelled();
    Stats.Found found = stats.look(path);
    if (excluded.contains(found.key()) || found.kind() == Kind.SPECIAL) {
      return;
    }
    Kind kind = found.kind();
    String link = kind == Kind.SYMBOLIC_LINK ? EntryNames.ofLink(Files.readSymbolicLink(path)) : "";
    if (kind == Kind.FILE && found.links() > 1) {
      String first = linked.putIfAbsent(found.key(), entryName);
      kind = first == null ? kind : Kind.HARD_LINK;
      link = first == null ? link : first;
    }
    long size = found.kind() == Kind.FILE ? found.size() : 0;
    visitor.visit(
        new ArchiveEntry(entryName, kind, size, found.mode(), found.modified(), link, found.owner()),
        new FileContent(path));
    if (kind == Kind.DIRECTORY) {
      for (Path child : children(path)) {
        visit(path.resolve(child), entryName + "/" + EntryNames.of(child), visitor);
      }
    }
  }

  private List<Path> children(Path directory) throws IOException {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(path -> names.add(path.getFileName()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    Set<Path> ignored = ignore.ignored(directory, Set.copyOf(names));
    names.removeIf(ignored::contains);
    return names;
  }

  private record FileContent(Path file) implements Content {
    @Override
    public SeekableByteChannel open() throws IOException {
      return FileStat.hasUnixAttributes(file)
          ? Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
          : Files.newByteChannel(file, StandardOpenOption.READ); // others refuse to know of links
    }

    @Override
    public IOException changed() {
      return new FileChangedException(
          file, "became shorter while it was read: another process writes to it; stop it");
    }
  }
}
