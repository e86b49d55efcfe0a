package dev.dovetail.analysis.table.internal.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.DateOrder;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What the JDK prints is read as the same value, and no text as anything that the JDK does not read in it.
class ValueParserPropertyTest {
  private final ValueParser parser = new ValueParser(NumberSpelling.PLAIN, Optional.empty());

  /// Parses a text that stands somewhere in an array, as fields do.
  private static int parse(ValueParser parser, String text, int wanted) {
    byte[] bytes = ("12,\"" + text + "\",9").getBytes(UTF_8);
    int kinds = parser.parse(bytes, 4, bytes.length - 3, wanted);
    byte[] alone = text.getBytes(UTF_8);
    assertEquals(kinds, parser.parse(alone, 0, alone.length, wanted), text);
    return kinds;
  }

  private int parse(String text) {
    return parse(parser, text, Kinds.ALL);
  }

  @Property
  void longsAreRead(@ForAll long value) {
    assertEquals(Kinds.NUMBERS, parse(Long.toString(value)));
    assertEquals(value, parser.unscaled());
    assertTrue(parser.isLong());
    assertEquals(0, parser.scale());
    assertEquals((double) value, parser.number());
  }

  @Provide
  Arbitrary<BigInteger> bigIntegers() {
    BigInteger bound = BigInteger.TEN.pow(40).subtract(BigInteger.ONE);
    return Arbitraries.bigIntegers().between(bound.negate(), bound);
  }

  @Property
  void bigIntegersAreReadAndTellLongs(@ForAll @From("bigIntegers") BigInteger value) {
    int kinds = parse(value.toString());
    assertTrue((kinds & Kinds.BIG_INTEGER) != 0);
    assertEquals(value.bitLength() < 64, (kinds & Kinds.INT64) != 0);
    assertEquals(value.bitLength() < 64, parser.isLong());
    assertEquals(value.doubleValue(), parser.number());
    assertEquals(new BigDecimal(value), parser.exact(value.toString()));
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    BigInteger bound = BigInteger.TEN.pow(37);
    return Combinators.combine(
            Arbitraries.bigIntegers().between(bound.negate(), bound), Arbitraries.integers().between(1, 37))
        .as(BigDecimal::new);
  }

  @Property(tries = 3000)
  void decimalsAreReadExactly(@ForAll @From("decimals") BigDecimal value) {
    String text = value.toPlainString();
    assertEquals(Kinds.DECIMAL | Kinds.FLOAT64, parse(text));
    assertEquals(value, parser.exact(text));
    assertEquals(value.doubleValue(), parser.number());
    if (parser.isLong()) {
      assertEquals(value, BigDecimal.valueOf(parser.unscaled(), parser.scale()));
    }
  }

  @Property(tries = 3000)
  void shortDecimalsAreReadExactly(@ForAll long unscaled, @ForAll @IntRange(min = 1, max = 18) int scale) {
    BigDecimal value = BigDecimal.valueOf(unscaled / 10, scale);
    parse(value.toPlainString());
    assertTrue(parser.isLong());
    assertEquals(value, BigDecimal.valueOf(parser.unscaled(), parser.scale()));
    assertEquals(value.doubleValue(), parser.number());
  }

  @Property(tries = 20_000)
  void doublesOfAnyBitsAreRead(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value)) {
      assertEquals(Kinds.NONE, parse("NaN"));
      return;
    }
    assertTrue((parse(Double.toString(value)) & Kinds.FLOAT64) != 0);
    assertEquals(value, parser.number());
  }

  @Property(tries = 20_000)
  void doublesOfOrdinarySizeAreRead(
      @ForAll long bits, @ForAll @IntRange(min = 900, max = 1150) int exponent) {
    double value = Double.longBitsToDouble((bits & 0x800fffffffffffffL) | (long) exponent << 52);
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    assertTrue((parse(plain) & Kinds.FLOAT64) != 0);
    assertEquals(value, parser.number());
    String exponential = String.format(Locale.ROOT, "%.17e", value);
    assertEquals(Kinds.FLOAT64, parse(exponential));
    assertEquals(Double.parseDouble(exponential), parser.number());
  }

  /// Halfway between two doubles, where rounding is decided by the last digit.
  @Property(tries = 5000)
  void halvesAreRoundedToEven(@ForAll long bits, @ForAll @IntRange(min = 1000, max = 1085) int exponent) {
    double value = Double.longBitsToDouble((bits & 0x000fffffffffffffL) | (long) exponent << 52);
    String text = new BigDecimal(value).add(new BigDecimal(Math.ulp(value)).scaleByPowerOfTen(-1)
        .multiply(BigDecimal.valueOf(5))).stripTrailingZeros().toString();
    if (text.length() <= ValueParser.MOST_BYTES && (parse(text) & Kinds.FLOAT64) != 0) {
      assertEquals(Double.parseDouble(text), parser.number());
    }
  }

  @Provide
  Arbitrary<LocalDateTime> timestamps() {
    return Combinators.combine(
            Arbitraries.longs().between(LocalDate.of(1, 1, 1).toEpochDay() + 1,
                LocalDate.of(9999, 12, 31).toEpochDay() - 1),
            Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()), Arbitraries.of(1, 1_000, 1_000_000,
                1_000_000_000))
        .as((day, nanos, unit) -> LocalDate.ofEpochDay(day).atTime(LocalTime.ofNanoOfDay(nanos / unit * unit)));
  }

  private void assertTime(LocalDateTime expected) {
    assertEquals(expected.toEpochSecond(ZoneOffset.UTC), parser.times().seconds());
    assertEquals(expected.toEpochSecond(ZoneOffset.UTC), parser.times().monthFirstSeconds());
    assertEquals(expected.get(ChronoField.NANO_OF_SECOND), parser.times().nanos());
  }

  @Property
  void timestampsAreRead(@ForAll @From("timestamps") LocalDateTime value) {
    for (String text : new String[] {value.toString(), value.toString().replace('T', ' ')}) {
      assertEquals(Kinds.LOCAL_TIMESTAMP, parse(text));
      assertTime(value);
    }
    assertEquals(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value), TimeParser.canonical(
        parser.times().seconds(), parser.times().nanos(), Kinds.LOCAL_TIMESTAMP));
  }

  @Property
  void daysAndTimesOfDayAreRead(@ForAll @From("timestamps") LocalDateTime value) {
    LocalDate day = value.toLocalDate();
    for (String pattern : new String[] {"yyyy-MM-dd", "yyyy/MM/dd", "d MMM yyyy", "dd-MMM-yyyy",
        "MMMM d, yyyy", "MMM d yyyy"}) {
      String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day);
      assertEquals(Kinds.DATE | Kinds.LOCAL_TIMESTAMP, parse(text), text);
      assertTime(day.atStartOfDay());
    }
    assertEquals(Kinds.TIME, parse(value.toLocalTime().toString()));
    assertTime(LocalDate.EPOCH.atTime(value.toLocalTime()));
    assertEquals(Kinds.TIME, parse(
        DateTimeFormatter.ofPattern("h:mm:ss.SSSSSSSSS a", Locale.US).format(value)));
    assertTime(LocalDate.EPOCH.atTime(value.toLocalTime()));
  }

  @Property
  void daysThatEndWithTheYearAreReadInEitherOrder(@ForAll @From("timestamps") LocalDateTime value) {
    LocalDate day = value.toLocalDate();
    long seconds = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    boolean isOpen = day.getDayOfMonth() <= 12;
    for (String separator : new String[] {".", "/", "-"}) {
      for (String pattern : new String[] {"dd#MM#yyyy", "d#M#yyyy"}) {
        String text =
            DateTimeFormatter.ofPattern(pattern.replace("#", separator), Locale.ROOT).format(day);
        assertEquals(isOpen ? Kinds.DAY_MONTH | Kinds.MONTH_DAY : Kinds.DAY_MONTH, parse(text), text);
        assertEquals(seconds, parser.times().seconds());
        assertEquals(Kinds.DAY_MONTH, parse(parser, text, Kinds.DAY_MONTH));
        assertEquals(seconds, parser.times().seconds());
      }
      String text = DateTimeFormatter.ofPattern("M#d#yyyy H:mm:ss.SSSSSSSSS".replace("#", separator),
          Locale.ROOT).format(value);
      assertTrue((parse(text) & Kinds.MONTH_DAY_TIMESTAMP) != 0, text);
      assertEquals(value.toEpochSecond(ZoneOffset.UTC), parser.times().monthFirstSeconds());
      assertEquals(Kinds.MONTH_DAY_TIMESTAMP, parse(parser, text, Kinds.MONTH_DAY));
      assertTime(value);
      ValueParser given = new ValueParser(NumberSpelling.PLAIN, Optional.of(DateOrder.MONTH_DAY_YEAR));
      assertEquals(Kinds.MONTH_DAY_TIMESTAMP, parse(given, text, Kinds.ALL));
    }
  }

  @Property
  void zonedTimestampsAreRead(@ForAll @From("timestamps") LocalDateTime value,
      @ForAll @IntRange(min = -64_800, max = 64_800) int offset, @ForAll @IntRange(max = 2) int precision) {
    int unit = new int[] {1, 60, 3600}[precision];
    OffsetDateTime zoned = value.atOffset(ZoneOffset.ofTotalSeconds(offset / unit * unit));
    for (String zone : new String[] {"", "[Europe/Berlin]", "[+01:00][u-ca=iso8601]"}) {
      assertEquals(Kinds.ZONED_TIMESTAMP, parse(zoned + zone));
      assertTime(zoned.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }
  }

  @Property
  void uuidsAreRead(@ForAll long high, @ForAll long low) {
    String text = new UUID(high, low).toString();
    assertEquals(Kinds.UUID, parse(text));
    assertEquals(high, parser.uuids().high());
    assertEquals(low, parser.uuids().low());
    assertEquals(Kinds.UUID, parse(text.toUpperCase(Locale.ROOT)));
    assertEquals(low, parser.uuids().low());
  }

  @Property
  void groupedNumbersAreRead(@ForAll @From("decimals") BigDecimal value) {
    String text = String.format(Locale.US, "%,." + value.scale() + "f", value);
    String spaced = text.replace(',', '\u202f').replace('.', ',');
    ValueParser commas = new ValueParser(new NumberSpelling(false, Optional.of(',')), Optional.empty());
    ValueParser spaces = new ValueParser(new NumberSpelling(true, Optional.of(' ')), Optional.empty());
    assertEquals(Kinds.DECIMAL | Kinds.FLOAT64, parse(commas, text, Kinds.ALL));
    assertEquals(value, commas.exact(text));
    assertEquals(value.doubleValue(), commas.number());
    if (spaced.getBytes(UTF_8).length <= ValueParser.MOST_BYTES) {
      assertEquals(Kinds.DECIMAL | Kinds.FLOAT64, parse(spaces, spaced, Kinds.ALL));
      assertEquals(value, spaces.exact(spaced));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("0123456789").ofMaxLength(24),
        Arbitraries.strings().withChars("0123456789.-").ofMaxLength(20),
        Arbitraries.strings().withChars("01239-/.:T Z+eE,").ofMaxLength(24),
        Arbitraries.strings().withChars("0129:.-+TZ ").ofMinLength(3).ofMaxLength(12)
            .map(s -> "2024-02-29T" + s),
        Arbitraries.strings().withChars("0123459/.- :AMPJan,").ofMaxLength(16),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Property(tries = 20_000)
  void noTextIsMisread(@ForAll @From("texts") String text) {
    int kinds = parse(text);
    assertEquals(Oracle.kinds(text), kinds, text);
    if ((kinds & Kinds.NUMBERS) != 0) {
      assertEquals(Double.parseDouble(text.strip()), parser.number(), text);
    }
  }
}
