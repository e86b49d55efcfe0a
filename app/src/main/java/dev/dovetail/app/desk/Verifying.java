package dev.dovetail.app.desk;

import dev.dovetail.app.bag.MalformedManifestException;
import dev.dovetail.app.bag.Manifest;
import dev.dovetail.app.catalogue.Import;
import dev.dovetail.app.catalogue.ImportState;
import dev.dovetail.app.catalogue.StoredFile;
import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Checksums;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Session;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Reads every stored file again and compares it with what was written down when it was taken in, in the catalogue and in
/// the bag's own manifests.
public final class Verifying {
  private record Expected(long importNumber, Path file, String sha256, boolean isPayload) {}

  private final Desk desk;
  private final Progress progress;
  private final List<Damage> damage = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong bytes = new AtomicLong();

  private Verifying(Desk desk, Progress progress) {
    this.desk = desk;
    this.progress = progress;
  }

  /// Verifies all imports that are in the desk. Changes nothing.
  ///
  /// @param imports the numbers of the imports to verify; all when empty
  /// @throws DeskException if one of the numbers is not that of an import in the desk
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static Verification verify(Desk desk, List<Long> imports, Progress progress) throws IOException {
    try (Session session = desk.catalogue().session()) {
      return new Verifying(desk, progress).verify(session, imports);
    }
  }

  private Verification verify(Session session, List<Long> numbers) throws IOException {
    List<Import> imports =
        session.query(Import.class).where(Condition.equal("state", ImportState.IN)).orderBy("number").list();
    for (long number : numbers) {
      if (imports.stream().noneMatch(i -> i.number() == number)) {
        throw new DeskException("There is no import " + number + " in the desk. See dovetail history.");
      }
    }
    List<Import> chosen =
        imports.stream().filter(i -> numbers.isEmpty() || numbers.contains(i.number())).toList();
    verifyCatalogue(session);
    progress.start("verifying", chosen.stream().mapToLong(Import::bytes).sum());
    long files = 0;
    for (Import one : chosen) {
      files += verify(session, one);
    }
    damage.sort(Comparator.comparingLong(Damage::importNumber).thenComparing(Damage::file));
    return new Verification(chosen.size(), files, bytes.get(), damage);
  }

  private void verifyCatalogue(Session session) {
    for (Map<String, ?> row : session.select("PRAGMA integrity_check")) {
      String answer = String.valueOf(row.values().iterator().next());
      if (!answer.equals("ok")) {
        report(0, desk.layout().catalogue(), Damage.Kind.INCONSISTENT, answer);
      }
    }
    for (Map<String, ?> row : session.select("PRAGMA foreign_key_check")) {
      String detail = "a row of " + row.get("table") + " refers to a row of " + row.get("parent") + " that is not there";
      report(0, desk.layout().catalogue(), Damage.Kind.INCONSISTENT, detail);
    }
  }

  private long verify(Session session, Import one) throws IOException {
    Path bag = desk.layout().bag(one.number());
    if (!Files.isDirectory(bag)) {
      report(one.number(), bag, Damage.Kind.MISSING, "the whole import");
      return 0;
    }
    Map<String, String> tags = manifest(one.number(), bag.resolve("tagmanifest-sha256.txt"));
    Map<String, String> payload = manifest(one.number(), bag.resolve("manifest-sha256.txt"));
    List<Expected> expected = new ArrayList<>();
    tags.forEach((path, hash) -> expected.add(new Expected(one.number(), bag.resolve(path), hash, false)));
    Map<String, String> unlisted = new TreeMap<>(payload);
    Condition isOfImport = Condition.equal("importNumber", one.number());
    try (Stream<StoredFile> files = session.query(StoredFile.class).where(isOfImport).orderBy("path").stream()) {
      files.forEach(
          file -> {
            String path = "data/" + file.path();
            expected.add(new Expected(one.number(), bag.resolve(path), file.sha256(), true));
            String listed = unlisted.remove(path);
            if (!payload.isEmpty() && !file.sha256().equals(listed)) {
              report(
                  one.number(), bag.resolve(path), Damage.Kind.INCONSISTENT, "catalogue and manifest disagree about it");
            }
          });
    }
    unlisted.keySet().forEach(
        path -> report(one.number(), bag.resolve(path), Damage.Kind.INCONSISTENT, "in the manifest, not in the catalogue"));
    Parallel.forEach(expected, this::verify);
    findExtra(one.number(), bag, expected);
    return one.files();
  }

  private Map<String, String> manifest(long number, Path file) throws IOException {
    try {
      return Manifest.read(file);
    } catch (NoSuchFileException e) {
      report(number, file, Damage.Kind.MISSING, "the manifest");
    } catch (MalformedManifestException e) {
      report(number, file, Damage.Kind.CHANGED, String.valueOf(e.getMessage()));
    }
    return Map.of();
  }

  private void verify(Expected expected) {
    try {
      String found = Checksums.sha256(expected.file(), expected.isPayload() ? progress : Progress.none());
      if (expected.isPayload()) {
        bytes.addAndGet(Files.size(expected.file()));
      }
      if (!found.equals(expected.sha256())) {
        String detail = "SHA-256 is " + found + ", was " + expected.sha256();
        report(expected.importNumber(), expected.file(), Damage.Kind.CHANGED, detail);
      }
    } catch (NoSuchFileException e) {
      report(expected.importNumber(), expected.file(), Damage.Kind.MISSING, "SHA-256 was " + expected.sha256());
    } catch (IOException e) {
      report(expected.importNumber(), expected.file(), Damage.Kind.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private void findExtra(long number, Path bag, List<Expected> expected) throws IOException {
    var known = new java.util.HashSet<Path>();
    expected.forEach(e -> known.add(e.file()));
    known.add(bag.resolve("tagmanifest-sha256.txt"));
    Files.walkFileTree(
        bag,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!known.contains(file)) {
              report(number, file, Damage.Kind.EXTRA, "not part of the import");
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void report(long number, Path file, Damage.Kind kind, String detail) {
    damage.add(new Damage(number, file, kind, detail));
  }
}
