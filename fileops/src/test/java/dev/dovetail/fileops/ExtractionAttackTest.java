package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.tree.Access;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// While an archive is unpacked, somebody swaps the directories that it makes or fills up for symbolic links to
/// another place. Nothing in that place may be touched.
class ExtractionAttackTest {
  private static final int TRIALS = 25;
  private static final int DIRECTORIES = 6;
  private static final int FILES = 8;
  @TempDir(factory = MemoryDir.class)
  Path folder;

  private Path target;
  private Path outside;
  private Path archive;
  private Map<String, String> precious;

  @BeforeEach
  void makePlaces() throws IOException {
    target = folder.resolve("target");
    outside = Files.createDirectory(folder.resolve("outside"));
    Files.createDirectory(outside.resolve("e"));
    ArchiveBytes.Tar tar = new ArchiveBytes.Tar();
    for (int i = 0; i < DIRECTORIES; i++) {
      for (int j = 0; j < FILES; j++) {
        tar.file("d" + i + "/f" + j, "new").file("d" + i + "/e/f" + j, "new");
      }
    }
    for (int j = 0; j < FILES; j++) {
      Files.writeString(outside.resolve("f" + j), "precious");
      Files.writeString(outside.resolve("e/f" + j), "precious");
    }
    archive = Files.write(folder.resolve("a.tar"), tar.toBytes());
    precious = outsideNow();
  }

  @AfterEach
  void removeRests() throws IOException {
    clear();
  }

  private void clear() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.filter(p -> !p.equals(outside) && !p.equals(archive)).toList()) {
        if (Files.isSymbolicLink(path)) {
          Files.delete(path);
        } else {
          new TreeRemover().withIgnoreErrors(true).remove(path);
        }
      }
    }
  }

  /// Says each file of the other place, and the times of its directories.
  private Map<String, String> outsideNow() throws IOException {
    Map<String, String> now = new TreeMap<>(Kit.picture(outside));
    for (String directory : new String[] {"", "e"}) {
      now.put(directory + "/", Files.getAttribute(outside.resolve(directory), "unix:ctime").toString());
    }
    return now;
  }

  private void fillTarget() throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      Files.createDirectories(target.resolve("d" + i + "/e"));
      Files.writeString(target.resolve("d" + i + "/f0"), "old");
    }
  }

  private Path staging(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(p -> p.toString().endsWith(".unpacking")).findFirst().orElse(place.resolve("gone"));
    }
  }

  /// Puts links in the place of the directories that are there.
  private void swapAll(Path place, int round) throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      Path directory = place.resolve("d" + i);
      if (Files.isDirectory(directory) && !Files.isSymbolicLink(directory)) {
        Files.move(directory, folder.resolve("aside " + round + " " + i));
        Files.createSymbolicLink(directory, outside);
      }
    }
  }

  private void extract(Extractor extractor) {
    try {
      extractor.extract(archive, target);
    } catch (IOException e) {
      assertTrue(e instanceof FileSystemException || e instanceof FileOpsException, e::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void directoriesJustMadeAreNotEnteredOnceTheyAreLinks(boolean isThere) throws IOException {
    for (int time = 1; time < 2 * DIRECTORIES * FILES; time += 3) {
      if (isThere) {
        Files.createDirectory(target);
      }
      int round = time;
      Progress swapping = Kit.at(time, () -> swapAll(staging(isThere ? target : folder), round));
      extract(new Extractor().withThreads(1).withProgress(swapping));
      assertEquals(precious, outsideNow(), "at " + time);
      clear();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "PLAIN"})
  void directoriesOfTheTargetAreNotFilledUpOnceTheyAreLinks(Access access) throws IOException {
    for (int time = 1; time < 2 * DIRECTORIES * FILES; time += 9) {
      fillTarget();
      int round = time;
      Progress swapping = Kit.at(time, () -> swapAll(target, round));
      extract(new Extractor().withAccess(access).withProgress(swapping));
      assertEquals(precious, outsideNow(), "at " + time);
      clear();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "PLAIN"})
  void aTargetThatBecomesALinkIsNotFilledUp(Access access) throws IOException {
    fillTarget();
    Progress swapping = Kit.at(3, () -> Kit.swap(target, outside));
    Extractor extractor = new Extractor().withAccess(access).withProgress(swapping);
    assertThrows(FileSystemException.class, () -> extractor.extract(archive, target));
    assertEquals(precious, outsideNow());
  }

  @Test
  void nothingIsMovedInFromElsewhereWhenTheStagingDirectoryBecomesALink() throws IOException {
    fillTarget();
    Progress swapping =
        Kit.at(
            3,
            () -> {
              Path staging = staging(target);
              Files.move(staging, folder.resolve("moved aside"));
              Files.createSymbolicLink(staging, outside);
            });
    Extractor extractor = new Extractor().withProgress(swapping);
    assertThrows(FileSystemException.class, () -> extractor.extract(archive, target));
    assertEquals(precious, outsideNow());
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "PLAIN"})
  void aRacingAttackerOfTheTargetGetsNothingWrittenElsewhere(Access access)
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIALS; i++) {
      fillTarget();
      attack(false, new Extractor().withAccess(access));
      assertEquals(precious.keySet(), outsideNow().keySet());
      assertEquals(precious, outsideNow());
      clear();
    }
  }

  @Test
  void aRacingAttackerOfTheStagingDirectoryGetsNothingWrittenElsewhere()
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIALS; i++) {
      Files.createDirectory(target);
      attack(true, new Extractor());
      assertEquals(precious, outsideNow());
      clear();
    }
  }

  private void attack(boolean inStaging, Extractor extractor) throws InterruptedException {
    AtomicBoolean isOver = new AtomicBoolean();
    Thread attacker =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; !isOver.get(); i++) {
                    swapAndBack(inStaging, i);
                  }
                });
    try {
      extract(extractor);
    } finally {
      isOver.set(true);
      attacker.join();
    }
  }

  private void swapAndBack(boolean inStaging, int round) {
    Path aside = folder.resolve("aside " + round);
    try {
      Path directory = (inStaging ? staging(target) : target).resolve("d" + round % DIRECTORIES);
      Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
      Files.createSymbolicLink(directory, outside);
      Thread.onSpinWait();
      Files.deleteIfExists(directory);
      Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return; // not made yet, made again, or gone
    }
  }
}
