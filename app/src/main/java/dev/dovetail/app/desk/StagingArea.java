package dev.dovetail.app.desk;

import dev.dovetail.analysis.table.MalformedProfileException;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Checksums;
import dev.dovetail.fileops.FileStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a delivery is put together before it is taken in: a bag that grows, and the log of what is in it. It outlives an
/// interrupted run, and the next run of the same request takes over what still holds.
///
/// A file is taken over only if its source is exactly as it was, and if the staged copy is known to be whole: after a mere
/// crash of the process the operating system has kept every byte written; after a restart of the machine the copy is
/// read and hashed again.
final class StagingArea implements AutoCloseable {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private record Entry(long position, Optional<String> boot) {}

  private final Path folder;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Optional<String> boot = bootId();
  private final StagingLog log;
  private Optional<String> entriesBoot = Optional.empty();

  private StagingArea(Path folder) throws IOException {
    this.folder = folder;
    this.log = StagingLog.open(logFile(folder), this::load);
  }

  /// Opens the area of a request, which is known by the delivery's name and the paths that are added.
  ///
  /// @param staging the desk's folder of work in progress
  static StagingArea open(Path staging, String delivery, List<Path> roots) throws IOException {
    StringBuilder request = new StringBuilder(delivery);
    roots.forEach(root -> request.append('\0').append(root.toUri().getRawPath()));
    Path folder = staging.resolve("add-" + hash(request.toString()).substring(0, 16));
    Files.createDirectories(data(folder));
    return new StagingArea(folder);
  }

  /// Opens an area that is used once and keeps nothing of what came before.
  static StagingArea scratch() throws IOException {
    Path folder = Files.createTempDirectory("dovetail-");
    Files.createDirectories(data(folder));
    return new StagingArea(folder);
  }

  /// What an interrupted run has left.
  ///
  /// @param plan what it set out to do
  /// @param staged how many files it had read
  record Left(Plan plan, long staged) {}

  /// Tells what an interrupted run has left in a folder, without taking it over; nothing if it never began.
  static Optional<Left> left(Path folder) throws IOException {
    if (!Files.isRegularFile(logFile(folder))) {
      return Optional.empty();
    }
    Set<String> staged = new HashSet<>();
    List<Plan> plans = new ArrayList<>();
    StagingLog.scan(
        logFile(folder),
        (position, object) -> {
          if (object.find("plan").isPresent()) {
            plans.add(Plan.of(object));
          } else {
            staged.add(object.text("payload"));
          }
        });
    return plans.isEmpty() ? Optional.empty() : Optional.of(new Left(plans.getLast(), staged.size()));
  }

  private void load(long position, JsonObject object) {
    if (object.find("plan").isPresent()) {
      entriesBoot = object.findText("boot");
    } else {
      entries.put(object.text("payload"), new Entry(position, entriesBoot));
    }
  }

  /// Notes what is about to be done, so that an interrupted run can be told of.
  void begin(Plan plan) throws IOException {
    log.append(plan.toJson().putIfPresent("boot", boot));
  }

  /// Returns the staged file for a source, if one can be taken over.
  ///
  /// @param isStored whether a staged copy must be there, not only what was learnt of the file
  Optional<StagedFile> resume(SourceFile source, boolean isStored) throws IOException {
    Entry entry = entries.get(source.payload());
    if (entry == null) {
      return Optional.empty();
    }
    try {
      StagedFile staged = StagedFile.of(log.read(entry.position()));
      boolean isWhole =
          staged.source().equals(source.stamp()) && (!isStored || holds(path(source.payload()), staged, entry));
      if (isWhole) {
        return Optional.of(staged);
      }
    } catch (MalformedProfileException e) {
      // begun by another version of this program: what it learnt is learnt again
    }
    entries.remove(source.payload());
    return Optional.empty();
  }

  private boolean holds(Path copy, StagedFile staged, Entry entry) throws IOException {
    if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS) || Files.size(copy) != staged.bytes()) {
      return false;
    }
    boolean isSameBoot = boot.isPresent() && boot.equals(entry.boot());
    return isSameBoot || Checksums.sha256(copy, Progress.none()).equals(staged.sha256());
  }

  /// Notes that a file is staged.
  void add(StagedFile file) throws IOException {
    long position = log.append(file.toJson());
    synchronized (entries) {
      entries.put(file.payload(), new Entry(position, boot));
    }
  }

  /// Returns all that was learnt of a staged file.
  StagedFile get(String payload) throws IOException {
    Entry entry;
    synchronized (entries) {
      entry = entries.get(payload);
    }
    if (entry == null) {
      throw new IllegalArgumentException(payload + " is not staged");
    }
    return StagedFile.of(log.read(entry.position()));
  }

  /// Removes from the bag whatever is not among the given payload paths: copies that were cut short, files that are no
  /// longer delivered.
  void retain(Set<String> payloads) throws IOException {
    Path data = data(folder);
    Files.walkFileTree(
        bag(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!file.startsWith(data) || !payloads.contains(data.relativize(file).toString())) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            if (!directory.equals(bag()) && !directory.equals(data)) {
              String[] left = directory.toFile().list();
              if (left != null && left.length == 0) {
                Files.delete(directory);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Forgets and removes everything.
  void clear() throws IOException {
    retain(Set.of());
    entries.clear();
  }

  /// Returns the area's folder.
  Path folder() {
    return folder;
  }

  /// Returns the log's file.
  Path logFile() {
    return logFile(folder);
  }

  /// Returns the bag under construction.
  Path bag() {
    return bag(folder);
  }

  /// Returns where a file with the given payload path is staged.
  Path path(String payload) {
    return data(folder).resolve(payload);
  }

  /// Removes the area and all that is in it.
  void delete() throws IOException {
    close();
    clear();
    Files.deleteIfExists(data(folder));
    Files.deleteIfExists(bag());
    Files.deleteIfExists(logFile());
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  private static Path bag(Path folder) {
    return folder.resolve("bag");
  }

  private static Path data(Path folder) {
    return bag(folder).resolve("data");
  }

  private static Path logFile(Path folder) {
    return folder.resolve("log");
  }

  private static Optional<String> bootId() throws IOException {
    return Files.isReadable(BOOT_ID) ? Optional.of(Files.readString(BOOT_ID).strip()) : Optional.empty();
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /// What a run set out to do.
  ///
  /// @param delivery the delivery's name
  /// @param files how many files there are
  /// @param bytes how many bytes they have
  /// @param startedAt when the run began
  record Plan(String delivery, long files, long bytes, Instant startedAt) {
    JsonObject toJson() {
      return new JsonObject()
          .put("plan", delivery)
          .put("files", files)
          .put("bytes", bytes)
          .put("startedAt", startedAt.toString());
    }

    static Plan of(JsonObject object) {
      return new Plan(
          object.text("plan"),
          object.integer("files"),
          object.integer("bytes"),
          Instant.parse(object.text("startedAt")));
    }
  }
}
