package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which files are taken for tables, and by whom.
class FormatChoiceTest {
  private static final String TABLE = "a\tb\n1\t2\n3\t4\n5\t6\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "x.csv, csv", "X.CSV, csv", "x.tsv, csv", "x.tab, csv", "x.txt, csv", "x, csv", "x.md, ''", "x.png, ''",
    "x.java, ''"
  })
  void theExtensionDecidesWhoMayReadIt(String name, String format) throws IOException {
    Path file = Tables.write(directory, name, TABLE);
    assertEquals(format, new TableProfiler().profile(file).map(TableProfile::format).orElse(""));
  }

  @Test
  void proseIsNoTable() throws IOException {
    String prose = """
        It was a bright, cold day.
        The clocks, all of them, were
        striking thirteen, said he; or so.

        End.
        """;
    assertEquals(Optional.empty(), new TableProfiler().profile(Tables.write(directory, "x.txt", prose)));
    for (String nist : new String[] {"Lew", "Mavro", "PiDigits"}) {
      assertEquals(Optional.empty(),
          new TableProfiler().profile(Tables.RESOURCES.resolve("nist/" + nist + ".txt")));
    }
  }

  @Test
  void aPictureIsNoTableWhateverItsName() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, ',', ',', '\n'};
    Path file = Files.write(directory.resolve("x.csv"), png);
    assertEquals(Optional.empty(), new TableProfiler().profile(file));
  }

  @Test
  void anEmptyTextIsNoTable() throws IOException {
    assertEquals(Optional.empty(), new TableProfiler().profile(Tables.write(directory, "x.txt", "")));
  }

  @Test
  void aDirectoryIsRefused() {
    assertThrows(FileSystemException.class, () -> new TableProfiler().profile(directory));
  }

  @Test
  void aMissingFileIsAFailure() {
    assertThrows(NoSuchFileException.class, () -> new TableProfiler().profile(directory.resolve("no.csv")));
  }
}
