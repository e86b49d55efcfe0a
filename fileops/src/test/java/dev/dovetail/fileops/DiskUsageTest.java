package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUsageTest {
  @TempDir Path folder;

  @Test
  void tellsHowFullASmallFileSystemIs() throws IOException {
    try (LoopMount mount = LoopMount.of("tmpfs", folder)) {
      DiskUsage before = Shutil.diskUsage(mount.root());
      assertEquals(1 << 20, before.total());
      Path file = Files.write(mount.root().resolve("file"), new byte[512 << 10]);
      DiskUsage after = Shutil.diskUsage(file);
      assertEquals(512 << 10, after.used() - before.used());
      assertEquals(512 << 10, before.free() - after.free());
      assertEquals(after.total(), after.used() + after.free());
    }
  }

  @Test
  void aReserveIsNeitherUsedNorFree() throws IOException {
    try (LoopMount mount = LoopMount.of("ext4", folder)) {
      DiskUsage usage = Shutil.diskUsage(mount.root());
      assertTrue(usage.used() + usage.free() < usage.total(), usage.toString());
    }
  }

  @Test
  void needsAFile() {
    assertThrows(NoSuchFileException.class, () -> Shutil.diskUsage(folder.resolve("missing")));
  }
}
