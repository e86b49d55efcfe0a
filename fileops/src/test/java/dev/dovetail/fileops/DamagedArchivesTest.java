package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A small archive, cut off at every place, and with bytes that are not its own: it is refused, or what comes
/// out is right; nothing hangs, and nothing else is thrown.
class DamagedArchivesTest {
  private static final long SEED = 20261122;

  @TempDir Path folder;

  private byte[] make(String format) throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("a"), "some text, some text, some text");
    Files.createDirectory(tree.resolve("d"));
    Files.writeString(tree.resolve("d/" + "long name".repeat(13)), "b");
    Files.createSymbolicLink(tree.resolve("l"), Path.of("a"));
    return Files.readAllBytes(new Archiver(format).withRootDirectory(tree).make(folder.resolve("made")));
  }

  private boolean isRefused(Extractor extractor, Path archive, byte[] bytes) throws IOException {
    Files.write(archive, bytes);
    try {
      extractor.extract(archive, folder.resolve("out"));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "gztar", "zip", "bztar", "xztar", "zstdtar"})
  void isRefusedWhereverItIsCutOff(String format) throws IOException {
    byte[] whole = make(format);
    Extractor extractor = new Extractor().withFormat(format).withDryRun(true);
    Path archive = folder.resolve("cut");
    int end = format.equals("tar") ? 512 * 10 : whole.length; // what follows the first zeros is but filling
    int step = Math.max(1, end / 400);
    for (int length = 0; length < end; length += step) {
      assertTrue(isRefused(extractor, archive, Arrays.copyOf(whole, length)), format + " of " + length);
    }
    assertEquals(false, isRefused(extractor, archive, whole));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "gztar", "zip", "bztar", "xztar", "zstdtar"})
  void wrongBytesDoNothingWorseThanARefusal(String format) throws IOException {
    byte[] whole = make(format);
    Extractor extractor = new Extractor().withFormat(format).withDryRun(true);
    Path archive = folder.resolve("wrong");
    Random random = new Random(SEED);
    int rounds = Integer.getInteger("rounds", 150);
    for (int round = 0; round < rounds; round++) {
      byte[] wrong = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        wrong[random.nextInt(wrong.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
      }
      isRefused(extractor, archive, wrong);
    }
    Extractor writing = new Extractor().withFormat(format);
    for (int round = 0; round < rounds / 10; round++) {
      byte[] wrong = whole.clone();
      wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
      isRefused(writing, archive, wrong);
    }
    try (Stream<Path> left = Files.list(folder)) {
      List<String> names = left.map(path -> path.getFileName().toString()).toList();
      assertTrue(names.stream().noneMatch(name -> name.endsWith(".unpacking")), names.toString());
    }
  }
}
