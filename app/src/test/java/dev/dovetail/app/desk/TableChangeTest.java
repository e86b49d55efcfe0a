package dev.dovetail.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.table.ProfileChange;
import dev.dovetail.analysis.table.ProfileChange.Kind;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.TableProfiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableChangeTest {
  @TempDir Path folder;

  private TableProfile table(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), csv);
    return new TableProfiler().profile(file).orElseThrow();
  }

  private TableChange change(String before, String after) throws IOException {
    return TableChange.between("t.csv", table(before), table(after));
  }

  private static List<Kind> kinds(List<ProfileChange> changes) {
    return changes.stream().map(ProfileChange::kind).toList();
  }

  @Test
  void whatIsInTheSchemaAndWhatIsNotAreToldApart() throws IOException {
    TableChange change = change("a,b,c\n1,x,7\n2,y,8\n", "c,a,d\n7,1.5,2024-01-02\n8,2.5,\n,3.5,\n");
    assertEquals(List.of(2L, 3L), List.of(change.rowsBefore(), change.rows()));
    assertEquals(List.of(Kind.TYPE_WIDENED, Kind.COLUMN_ADDED, Kind.COLUMN_REMOVED), kinds(change.schema()));
    assertEquals(List.of(Kind.COLUMNS_REORDERED, Kind.NULLS), kinds(change.remarkable()));
    assertEquals(List.of(), kinds(change("a\n1\n2\n", "a\n1\n2\n3\n").remarkable()));
  }

  @Test
  void typesOfOneNameAreOne() throws IOException {
    assertEquals(List.of(), change("a\n1\n", "a\n99999999999999999999\n").schema());
    assertEquals(List.of(), change("a\n1.5\n", "a\n1.5e300\n").schema());
  }

  @Test
  void aColumnThatGaveUpNumbersShowsWhy() throws IOException {
    ProfileChange change = change("zip\n10001\n10002\n", "zip\n10001\n00501\n").schema().getFirst();
    assertEquals(Optional.of("00501"), change.example());
  }
}
