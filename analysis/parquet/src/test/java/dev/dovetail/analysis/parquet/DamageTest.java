package dev.dovetail.analysis.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files are tables, or say why not; they do not crash, hang or leave threads behind. (10,800 changes of
/// these kinds over all files of the resources were also tried once.)
class DamageTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final int CHANGES = 60;

  @TempDir private Path directory;

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes[4 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
      case 1 -> bytes[4 + random.nextInt(bytes.length - 8)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      default -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
          .putInt(bytes.length - 8, random.nextInt(2 * bytes.length));
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.parquet", "types.snappy.parquet", "types.gzip.parquet", "types.zstd.parquet",
      "nested.parquet", "parquet-testing/datapage_v2.snappy.parquet",
      "parquet-testing/nested_maps.snappy.parquet"})
  void damageIsSaidWhereverItIs(String name) throws IOException {
    byte[] whole = Files.readAllBytes(RESOURCES.resolve(name));
    Random random = new Random(1);
    TableReader reader = new TableReader();
    for (int i = 0; i < CHANGES; i++) {
      Path file = Files.write(directory.resolve("x.parquet"), damaged(whole, random));
      assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
        try {
          reader.read(file);
        } catch (TableException e) {
          assertNotNull(e.getMessage());
        }
      });
    }
    assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(t ->
        t.getName().startsWith("hardwood")));
  }

  @Test
  void aBlockThatIsLongerThanItsPageIsDamage() throws IOException {
    byte[] bytes = Files.readAllBytes(RESOURCES.resolve("types.snappy.parquet"));
    assertEquals(16, bytes[21]); // the length of the first block
    bytes[21] = 32;
    Path file = Files.write(directory.resolve("x.parquet"), bytes);
    var e = assertThrows(DamagedTableException.class, () -> new TableReader().read(file));
    assertTrue(e.getMessage().contains("Snappy: "), e.getMessage());
  }
}
