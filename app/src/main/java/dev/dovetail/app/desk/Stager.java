package dev.dovetail.app.desk;

import dev.dovetail.analysis.table.Examination;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.TableProfiler;
import dev.dovetail.app.profile.Problem;
import dev.dovetail.app.profile.Problems;
import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Checksums;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.FileCopier;
import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Reads the files of a delivery, several at a time: each is copied (or linked, when its content is here already), hashed
/// on the way, and profiled.
final class Stager {
  private static final Set<PosixFilePermission> READ =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  /// Wider tables are stored like any file, but not profiled: they would not fit the image's heap.
  private static final ReadOptions READING = ReadOptions.defaults().withMaxColumns(20_000);

  private final StagingArea staging;
  private final KnownContent known;
  private final Progress progress;
  private final FileCopier copier;
  private final TableProfiler profiler;
  private final boolean isStored;
  private final Map<String, Path> staged = new ConcurrentHashMap<>();
  private final AtomicLong resumed = new AtomicLong();

  /// Prepares to read.
  ///
  /// @param isStored whether copies are made; otherwise files are read where they are
  Stager(StagingArea staging, KnownContent known, Progress progress, boolean isStored) {
    this.staging = staging;
    this.known = known;
    this.progress = progress;
    this.copier = new FileCopier().withProgress(progress);
    this.profiler = new TableProfiler().withProgress(progress);
    this.isStored = isStored;
  }

  /// Reads all files; progress advances by each file's bytes twice, once for the copy and once for the profile.
  void stage(List<SourceFile> files) throws IOException {
    ProfilingRoom room = ProfilingRoom.of(files);
    Parallel.forEach(files, file -> stage(file, room));
  }

  /// Returns how many files were taken over from an earlier run.
  long resumed() {
    return resumed.get();
  }

  private void stage(SourceFile file, ProfilingRoom room) throws IOException {
    progress.checkCancelled();
    Optional<StagedFile> earlier = staging.resume(file, isStored);
    if (earlier.isPresent()) {
      staged.putIfAbsent(earlier.get().sha256(), staging.path(file.payload()));
      resumed.incrementAndGet();
      progress.advance(2 * file.stamp().size());
      return;
    }
    Content content = isStored ? store(file) : read(file);
    staging.add(profiled(file, content, room));
  }

  /// Which content was read, and where it can be read again.
  private record Content(FileStamp source, String sha256, Path copy) {}

  private Content read(SourceFile file) throws IOException {
    String sha256 = Checksums.sha256(file.path(), progress);
    return new Content(unchanged(file, FileStamp.of(file.path())), sha256, file.path());
  }

  /// What was scanned is what is read: the receipt speaks of one state of each file.
  private static FileStamp unchanged(SourceFile file, FileStamp now) throws IOException {
    if (!now.equals(file.stamp())) {
      throw new FileChangedException(file.path(), "changed after it was found; run again when nobody writes to it");
    }
    return now;
  }

  private Content store(SourceFile file) throws IOException {
    Path target = staging.path(file.payload());
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    Content content = linked(file, target).orElse(null);
    return content != null ? content : copied(file, target);
  }

  private Optional<Content> linked(SourceFile file, Path target) throws IOException {
    if (!known.hasSize(file.stamp().size())) {
      return Optional.empty();
    }
    String sha256 = Checksums.sha256(file.path(), Progress.none());
    FileStamp after = unchanged(file, FileStamp.of(file.path()));
    Optional<Path> existing = known.findWhole(sha256, progress);
    if (existing.isEmpty()) {
      return Optional.empty();
    }
    Links.link(existing.get(), target);
    return Optional.of(new Content(after, sha256, target));
  }

  private Content copied(SourceFile file, Path target) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(READ);
    permissions.retainAll(Files.getPosixFilePermissions(file.path()));
    permissions.add(PosixFilePermission.OWNER_READ);
    var copy = copier.withPermissions(PosixFilePermissions.toString(permissions)).copy(file.path(), target);
    Path twin = copy.size() == 0 ? null : staged.putIfAbsent(copy.sha256(), target);
    if (twin != null) {
      Files.delete(target);
      Links.link(twin, target);
    }
    return new Content(unchanged(file, copy.source()), copy.sha256(), target);
  }

  private StagedFile profiled(SourceFile file, Content content, ProfilingRoom room) throws IOException {
    Optional<TableProfile> table = Optional.empty();
    List<Problem> problems = List.of();
    try {
      switch (room.profile(file.stamp().size(), threads -> examine(content.copy(), threads))) {
        case Examination.Table(var profile) -> {
          table = Optional.of(profile);
          problems = Problems.of(profile);
        }
        case Examination.NotATable(var reason) -> problems = Problems.ofOther(file.payload(), reason);
      }
    } catch (TableException e) {
      problems = List.of(Problem.ofUnread(String.valueOf(e.getMessage())));
    }
    return new StagedFile(
        file.payload(),
        file.deliveredAs(),
        content.source(),
        content.source().size(),
        content.sha256(),
        Instant.ofEpochSecond(0, content.source().modifiedNanos()),
        table,
        problems);
  }

  private Examination examine(Path copy, int threads) throws IOException {
    return profiler.withOptions(READING.withThreads(threads)).examine(copy);
  }
}
