package dev.dovetail.fileops.internal.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.Kit;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One file's content, copied by the kernel and by plain `java.nio`.
class ContentTest {
  @TempDir Path folder;

  enum Way {
    NATIVE,
    PLAIN;

    void copy(Path source, Path target, boolean follow, Progress progress) throws IOException {
      if (this == NATIVE) {
        Content.copy(source, target, follow, progress);
      } else {
        PlainContent.copy(source, target, follow, progress);
      }
    }

    void copy(Path source, Path target) throws IOException {
      copy(source, target, true, Progress.none());
    }
  }

  /// Counts bytes, and asks to stop after some.
  private static final class Meter implements Progress {
    private final AtomicLong count = new AtomicLong();
    private final long limit;

    Meter(long limit) {
      this.limit = limit;
    }

    @Override
    public void start(String stage, long total) {}

    @Override
    public void advance(long amount) {
      count.addAndGet(amount);
    }

    @Override
    public boolean isCancelled() {
      return count.get() >= limit;
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesEverySize(Way way) throws IOException {
    Path target = folder.resolve("target");
    for (int size : new int[] {0, 1, 4095, 4096, 262_143, 262_144, 262_145, 9_000_001}) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      Path source = Files.write(folder.resolve("source"), bytes);
      Meter meter = new Meter(Long.MAX_VALUE);
      way.copy(source, target, true, meter);
      assertArrayEquals(bytes, Files.readAllBytes(target), () -> "size " + size);
      assertEquals(size, meter.count.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void overwritesInPlace(Way way) throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "new");
    Path target = Files.writeString(folder.resolve("target"), "much longer and old");
    Path second = Files.createLink(folder.resolve("second"), target);
    way.copy(source, target);
    assertEquals("new", Files.readString(second));
  }

  @ParameterizedTest
  @EnumSource
  void knowsTheSameFileByEveryName(Way way) throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "precious");
    Path hard = Files.createLink(folder.resolve("hard"), source);
    Path soft = Files.createSymbolicLink(folder.resolve("soft"), source);
    for (Path target :
        new Path[] {source, hard, soft, folder.resolve("../" + folder.getFileName() + "/hard")}) {
      assertThrows(SameFileException.class, () -> way.copy(source, target));
      assertThrows(SameFileException.class, () -> way.copy(target, source));
      assertEquals("precious", Files.readString(source));
    }
  }

  @ParameterizedTest
  @EnumSource
  void specialFilesAreErrorsOnEitherSide(Way way) throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "x");
    Path fifo = folder.resolve("fifo");
    assertEquals(0, Kit.run("mkfifo", fifo.toString()).exit());
    for (Path special : new Path[] {fifo, Path.of("/dev/null"), folder}) {
      FileKind kind = FileStat.of(special).kind();
      Path other = folder.resolve("other");
      assertEquals(
          kind, assertThrows(NotRegularFileException.class, () -> way.copy(special, other)).kind());
      assertFalse(Files.exists(other));
      assertEquals(
          kind, assertThrows(NotRegularFileException.class, () -> way.copy(source, special)).kind());
    }
  }

  @ParameterizedTest
  @EnumSource
  void followsLinksIfToldTo(Way way) throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), source.getFileName());
    Path target = folder.resolve("target");
    assertThrows(
        NotRegularFileException.class, () -> way.copy(link, target, false, Progress.none()));
    assertFalse(Files.exists(target));
    way.copy(link, target);
    assertEquals("x", Files.readString(target));
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("made"));
    way.copy(source, dangling);
    assertEquals("x", Files.readString(folder.resolve("made")));
  }

  @ParameterizedTest
  @EnumSource
  void missingFilesAreNamed(Way way) throws IOException {
    Path missing = folder.resolve("missing");
    Path target = folder.resolve("target");
    var refusal = assertThrows(NoSuchFileException.class, () -> way.copy(missing, target));
    assertEquals(missing.toString(), refusal.getFile());
    Path source = Files.writeString(folder.resolve("source"), "x");
    Path nowhere = folder.resolve("no/where");
    refusal = assertThrows(NoSuchFileException.class, () -> way.copy(source, nowhere));
    assertEquals(nowhere.toString(), refusal.getFile());
  }

  @ParameterizedTest
  @EnumSource
  void stopsSoonWhenCancelled(Way way) throws IOException {
    Path source = Files.write(folder.resolve("source"), new byte[20 << 20]);
    Meter meter = new Meter(1);
    assertThrows(
        CancellationException.class, () -> way.copy(source, folder.resolve("target"), true, meter));
    assertTrue(meter.count.get() <= 8 << 20, meter.count::toString);
  }

  @ParameterizedTest
  @EnumSource
  void readsFilesThatSayTheyAreEmpty(Way way) throws IOException {
    Path target = folder.resolve("target");
    way.copy(Path.of("/proc/self/limits"), target);
    assertEquals(Files.readString(Path.of("/proc/self/limits")), Files.readString(target));
  }

  @Test
  void holesStayHoles() throws IOException {
    Path source = folder.resolve("source");
    try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
      file.seek(10 << 20);
      file.write(new byte[] {1, 2, 3});
      file.setLength(50 << 20);
    }
    Path target = folder.resolve("target");
    Content.copy(source, target, true, Progress.none());
    assertEquals(-1, Files.mismatch(source, target));
    Kit.Run blocks = Kit.run("stat", "-c", "%b", source.toString(), target.toString());
    assertEquals(1, blocks.output().lines().distinct().count(), blocks.output());
    assertTrue(Long.parseLong(blocks.output().lines().findFirst().orElseThrow()) < 100);
  }

  @Test
  void copiesBetweenProviders() throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "x".repeat(500_000));
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      Path inside = zip.getPath("/inside");
      Content.copy(source, inside, true, Progress.none());
      Content.copy(inside, folder.resolve("back"), true, Progress.none());
      assertThrows(SameFileException.class, () -> Content.copy(inside, inside, true, Progress.none()));
    }
    assertEquals(-1, Files.mismatch(source, folder.resolve("back")));
  }
}
