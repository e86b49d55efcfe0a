package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.table.ProfileChange.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Laws of comparing profiles.
class ProfileDifferencePropertyTest {
  private static final List<ColumnType> TYPES = List.of(ColumnType.values());

  @Provide
  Arbitrary<TableProfile> tables() {
    return Arbitraries.longs().map(ProfileDifferencePropertyTest::table);
  }

  private static TableProfile table(long seed) {
    Random random = new Random(seed);
    return ColumnMaker.table(Stream.of("a", "b", "A b", "c", "d-e", "D_E")
        .filter(name -> random.nextInt(3) > 0)
        .map(name -> column(name, random))
        .toArray(ColumnMaker[]::new));
  }

  private static ColumnMaker column(String name, Random random) {
    ColumnType type = TYPES.get(random.nextInt(TYPES.size()));
    ColumnMaker column = new ColumnMaker(name, type)
        .count(15L * random.nextInt(3), 7L * random.nextInt(2))
        .distinct(random.nextInt(1, 4), random.nextBoolean())
        .uniqueness(List.of(Uniqueness.values()).get(random.nextInt(3)))
        .range("" + random.nextInt(3), "" + (3 + random.nextInt(3)));
    for (int i = 0; i < random.nextInt(4); i++) {
      column.value("v" + (i + random.nextInt(2) * 3), 9 - i);
    }
    if (type.isNumeric()) {
      column.numbers(random.nextInt(3), 3 + random.nextInt(3), 0, 0);
      column.histogram(random.nextInt(3), 1 + random.nextInt(2), random.nextInt(9), 5, 9, random.nextInt(30));
      if (random.nextBoolean()) {
        int shift = random.nextInt(3);
        column.quantiles(shift, shift, 1 + shift, 1 + shift, 2 + shift, 2 + shift, 3 + shift);
      }
    }
    return column;
  }

  @Property
  void nothingDiffersFromItself(@ForAll @From("tables") TableProfile table) {
    assertEquals(List.of(), ProfileDifference.between(table, table).changes());
  }

  @Property
  void theOtherWayRoundTheKindsAreReversed(
      @ForAll @From("tables") TableProfile first, @ForAll @From("tables") TableProfile second) {
    List<Kind> there = ProfileDifference.between(first, second).changes().stream()
        .map(change -> change.kind().reversed()).sorted().toList();
    List<Kind> back = ProfileDifference.between(second, first).changes().stream()
        .map(ProfileChange::kind).sorted().toList();
    assertEquals(there, back);
  }
}
