package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers that are very long, met again, or do not name the column after the last delimiter.
class HeaderEdgeTest {
  @TempDir private Path directory;

  private static String record(String prefix, String delimiter, int columns) {
    return IntStream.range(0, columns).mapToObj(i -> prefix + i).collect(Collectors.joining(delimiter))
        + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void aHeaderMayBeLongerThanWhatIsLookedAt(String delimiter) throws IOException {
    int columns = 9000;
    TableProfile table = Tables.profile(directory, "x.csv",
        record("a_long_name", delimiter, columns) + record("1", delimiter, columns)
        + record("2", delimiter, columns));
    assertEquals(delimiter, table.dialect().delimited().orElseThrow().delimiter().value().toString());
    assertEquals(columns, table.columns().size());
    assertEquals("a_long_name8999", table.columns().getLast().name());
    assertEquals(2, table.rows());
    assertEquals(0, table.badRowCount());
    assertEquals(ColumnType.INT64, table.columns().getLast().type());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b,\n1,2,\n3,4,\n", "a,b\n1,2,\n3,4,\n"})
  void aColumnAfterTheLastDelimiterIsSaidToBeNone(String content) throws IOException {
    TableProfile table = Tables.profile(directory, "x.csv", content);
    assertEquals(List.of("a", "b", "column_3"), Tables.names(table));
    assertEquals("column 3 has neither a name nor a value: the lines end with a delimiter",
        table.dialect().notes().getLast());
    assertEquals(0, table.badRowCount());
  }

  @Test
  void aColumnThatHasAValueIsOne() throws IOException {
    TableProfile table = Tables.profile(directory, "x.csv", "a,b,\n1,2,\n3,4,5\n");
    assertTrue(table.dialect().notes().stream().noneMatch(n -> n.contains("neither")),
        table.dialect().notes().toString());
  }

  @Test
  void aHeaderMetAgainIsSaid() throws IOException {
    TableProfile table = Tables.profile(directory, "x.csv", "a,b\n1,2\na,b\n3,4\n");
    assertEquals(3, table.rows());
    assertEquals(List.of("the header is met again as row 2"), table.dialect().notes());
  }
}
