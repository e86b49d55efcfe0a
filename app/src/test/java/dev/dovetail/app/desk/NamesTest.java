package dev.dovetail.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The names of deliveries, as they are derived and as they are asked for.
class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "hospital, hospital",
    "hospital-2026-10, hospital",
    "hospital_2026, hospital",
    "hospital.20261031, hospital",
    "hospital 2026-10-31, hospital",
    "hospital-v3, hospital",
    "hospital-3, hospital-3",
    "hospital-2026-13, hospital-2026-13",
    "census1990, census1990",
    "2026-10, 2026-10",
    "visits.csv, visits",
    "visits-2026.csv, visits",
    ".csv, .csv",
    "a.b.c.csv, a.b.c",
    "data.2026-10.csv, data"
  })
  void aDeliveryIsNamedAfterItsFolderWithoutItsEdition(String path, String name) {
    assertEquals(name, DeliveryName.of(List.of(Path.of("no-such-folder", path))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a@b", "a\u0007b"})
  void otherNamesAreRefused(String name) {
    assertThrows(DeskException.class, () -> DeliveryName.check(name));
  }

  @Test
  void severalPathsAndTheRootHaveNoName() {
    assertThrows(DeskException.class, () -> DeliveryName.of(List.of(Path.of("a"), Path.of("b"))));
    assertThrows(DeskException.class, () -> DeliveryName.of(List.of(Path.of("/"))));
    assertEquals("x".repeat(200), DeliveryName.check("x".repeat(200)));
    assertThrows(DeskException.class, () -> DeliveryName.check("x".repeat(201)));
  }

  @Test
  void aSelectionIsADeliveryAnImportAndAFile() {
    assertEquals(new Selection("a b", OptionalLong.empty(), Optional.empty()), Selection.parse("a b"));
    assertEquals(new Selection("a", OptionalLong.of(7), Optional.empty()), Selection.parse("a@7"));
    assertEquals(new Selection("a", OptionalLong.of(7), Optional.of("x/y@z\n.csv")), Selection.parse("a@7/x/y@z\n.csv"));
    assertEquals(new Selection("a", OptionalLong.empty(), Optional.of("x")), Selection.parse("a/x"));
    for (String wrong : List.of("", "@7", "/x", "a@", "a@x", "a@7@8", "a/", "a@1234567890123456789")) {
      assertThrows(DeskException.class, () -> Selection.parse(wrong), wrong);
    }
  }
}
