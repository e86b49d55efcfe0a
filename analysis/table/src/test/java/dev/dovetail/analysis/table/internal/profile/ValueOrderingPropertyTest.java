package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The order is that of comparing each two neighbours, as text and as what else they are.
class ValueOrderingPropertyTest {
  private static final String NULL = "-";

  private final ValueParser parser = new ValueParser(NumberSpelling.PLAIN, Optional.empty());

  /// Mostly ascending or descending, so that every order turns up; with spellings of null in between.
  private static Arbitrary<List<String>> values(Function<Integer, String> spelling) {
    return Arbitraries
        .of(List.of(0, 1), List.of(1, 2), List.of(0, -1), List.of(-1, -3), List.of(-1, 0, 1), List.of(0))
        .flatMap(Arbitraries::of).list().ofMaxSize(8)
        .flatMap(walk -> Arbitraries.of(0, 1, -1).map(direction -> {
          List<String> values = new ArrayList<>();
          int at = 100;
          for (int step : walk) {
            at += direction == 0 ? step : direction * Math.abs(step);
            values.add(spelling.apply(at));
            if ((at + step) % 5 == 0) {
              values.add(NULL);
            }
          }
          return values;
        }));
  }

  @Provide
  Arbitrary<List<String>> numbers() {
    Function<Integer, String> large =
        n -> BigDecimal.valueOf(n).add(new BigDecimal("18446744073709551616")) + "";
    Function<Integer, String> beyondDoubles = n -> 9_007_199_254_740_900L + n + "";
    Function<Integer, String> scales = n -> "0.1" + "0".repeat(20) + n + (n % 2 == 0 ? "0" : "");
    Function<Integer, String> ends = n -> n > 101 ? "inf" : n < 99 ? "-inf" : n + ".0";
    return Arbitraries.of(large, beyondDoubles, scales, ends, n -> n + "", n -> n - 100 + ".50")
        .flatMap(spelling -> values(spelling));
  }

  @Property(tries = 300)
  void numbersAreComparedExactly(@ForAll @From("numbers") List<String> values) {
    check(values, Kinds.NUMBERS, false, Comparator.comparing(ValueOrderingPropertyTest::number));
  }

  private static BigDecimal number(String value) {
    return switch (value) {
      case "inf" -> new BigDecimal("1e400");
      case "-inf" -> new BigDecimal("-1e400");
      default -> new BigDecimal(value);
    };
  }

  @Provide
  Arbitrary<List<String>> timestamps() {
    return values(n -> LocalDateTime.of(2024, 2, 29, 12, 30).plusNanos(n - 100)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
  }

  @Property(tries = 100)
  void timestampsAreComparedByNanoseconds(@ForAll @From("timestamps") List<String> values) {
    check(values, Kinds.LOCAL_TIMESTAMP, false, Comparator.comparing(LocalDateTime::parse));
  }

  /// Every day can be read in both orders.
  @Provide
  Arbitrary<List<String>> days() {
    return values(n -> "%02d/%02d/2024".formatted(Math.floorMod(n * 5, 12) + 1, Math.floorMod(n, 12) + 1));
  }

  @Property(tries = 150)
  void daysAreComparedInBothOrders(@ForAll @From("days") List<String> values) {
    int both = Kinds.DAY_MONTH_DATE | Kinds.MONTH_DAY_DATE;
    check(values, both, false, Comparator.comparing(day -> LocalDate.parse(day, format("dd/MM/yyyy"))));
    check(values, both, true, Comparator.comparing(day -> LocalDate.parse(day, format("MM/dd/yyyy"))));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  private void check(List<String> values, int kinds, boolean isMonthFirst, Comparator<String> comparator) {
    ValueOrdering ordering = new ValueOrdering();
    List<String> filled = new ArrayList<>();
    for (String value : values) {
      byte[] bytes = value.getBytes(US_ASCII);
      if (value.equals(NULL)) {
        ordering.addNull(bytes, 0, bytes.length);
      } else {
        ordering.add(bytes, 0, bytes.length, parser, kinds);
        filled.add(value);
      }
    }
    assertEquals(order(filled, comparator), ordering.order(false, isMonthFirst));
    assertEquals(order(values, Comparator.naturalOrder()), ordering.order(true, isMonthFirst));
  }

  private static ValueOrder order(List<String> values, Comparator<String> comparator) {
    boolean isRising = false;
    boolean isFalling = false;
    boolean isRepeating = false;
    for (int i = 1; i < values.size(); i++) {
      int step = comparator.compare(values.get(i), values.get(i - 1));
      isRising |= step > 0;
      isFalling |= step < 0;
      isRepeating |= step == 0;
    }
    if (isRising && isFalling) {
      return ValueOrder.UNORDERED;
    }
    if (isRising) {
      return isRepeating ? ValueOrder.INCREASING : ValueOrder.STRICTLY_INCREASING;
    }
    return !isFalling ? ValueOrder.NONE
        : isRepeating ? ValueOrder.DECREASING : ValueOrder.STRICTLY_DECREASING;
  }
}
