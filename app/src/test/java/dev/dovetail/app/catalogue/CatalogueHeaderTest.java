package dev.dovetail.app.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueHeaderTest {
  @TempDir Path folder;
  private Path file;
  private byte[] whole = {};

  @BeforeEach
  void makeCatalogue() throws IOException {
    file = folder.resolve("a ?b#c%41.sqlite");
    Catalogue.create(file).close();
    whole = Files.readAllBytes(file);
    assertEquals(2, CatalogueHeader.check(file));
  }

  private String refused(byte[] content) throws IOException {
    Files.write(file, content);
    return String.valueOf(assertThrows(CatalogueException.class, () -> CatalogueHeader.check(file)).getMessage());
  }

  @Test
  void whereverItIsCutItIsCalledCutShort() throws IOException {
    for (int length = 1; length < whole.length; length += length < 110 ? 1 : 509) {
      assertTrue(refused(Arrays.copyOf(whole, length)).contains("is cut short (" + length), "cut after " + length);
    }
    assertTrue(refused(new byte[0]).contains("is empty"));
  }

  @Test
  void othersAreCalledWhatTheyAre() throws IOException {
    assertTrue(refused("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).contains("is not a SQLite database"));
    assertTrue(refused(ByteBuffer.wrap(whole.clone()).putInt(68, 7).array()).contains("not the catalogue of a desk"));
    assertTrue(refused(ByteBuffer.wrap(whole.clone()).putInt(60, 3).array()).contains("newer dovetail"));
    assertTrue(refused(ByteBuffer.wrap(whole.clone()).putInt(60, 0).array()).contains("has no version"));
    Files.delete(file);
    Files.createDirectory(file);
    assertTrue(
        String.valueOf(assertThrows(CatalogueException.class, () -> CatalogueHeader.check(file)).getMessage())
            .contains("is a folder"));
  }
}
