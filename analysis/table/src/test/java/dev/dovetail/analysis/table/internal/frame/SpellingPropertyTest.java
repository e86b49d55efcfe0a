package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// Values are spelled without objects as their classes spell them.
class SpellingPropertyTest {
  private static String spelled(ColumnData data) {
    byte[] target = new byte[3 + ColumnData.MOST_SPELLED];
    int end = data.spell(target, 3, 0);
    return end < 0 ? "" : new String(target, 3, end - 3, ISO_8859_1);
  }

  private static ColumnData longs(ColumnType type, long value) {
    return new LongData(type, new long[] {value}, 1, Validity.ALL);
  }

  @Property
  void integers(@ForAll long value, @ForAll @IntRange(max = 63) int shift) {
    assertEquals(Long.toString(value), spelled(longs(ColumnType.INT64, value)));
    assertEquals(Long.toString(value >> shift), spelled(longs(ColumnType.INT64, value >> shift)));
  }

  @Property
  void decimals(
      @ForAll long value, @ForAll @IntRange(max = 63) int shift, @ForAll @IntRange(max = 18) int scale) {
    for (long unscaled : new long[] {value, value >> shift}) {
      assertEquals(BigDecimal.valueOf(unscaled, scale).toPlainString(),
          spelled(new DecimalData(new long[] {unscaled}, scale, 1, Validity.ALL)));
    }
  }

  @Property
  void days(@ForAll @LongRange(min = -1_000_000, max = 4_000_000) long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    boolean hasFourDigits = date.getYear() >= 1 && date.getYear() <= 9999;
    assertEquals(hasFourDigits ? date.toString() : "", spelled(longs(ColumnType.DATE, day)));
  }

  @Property
  void timesOfDay(
      @ForAll @IntRange(max = 86_399) int second, @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(max = 9) int places) {
    long power = (long) Math.pow(10, 9 - places);
    long time = second * 1_000_000_000L + nano / power * power;
    assertEquals(LocalTime.ofNanoOfDay(time).toString(), spelled(longs(ColumnType.TIME, time)));
    long minute = time / 60_000_000_000L * 60_000_000_000L;
    assertEquals(LocalTime.ofNanoOfDay(minute).toString(), spelled(longs(ColumnType.TIME, minute)));
  }

  @Property
  void timestamps(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano, @ForAll @IntRange(max = 9) int places) {
    int power = (int) Math.pow(10, 9 - places);
    int rounded = nano / power * power;
    String expected = DateTimeFormatter.ISO_LOCAL_DATE_TIME
        .format(LocalDateTime.ofEpochSecond(second, rounded, ZoneOffset.UTC));
    long[] seconds = {second};
    int[] nanos = {rounded};
    assertEquals(expected,
        spelled(new TimestampData(ColumnType.TIMESTAMP, seconds, nanos, 1, Validity.ALL)));
    assertEquals(expected + "Z",
        spelled(new TimestampData(ColumnType.ZONED_TIMESTAMP, seconds, nanos, 1, Validity.ALL)));
  }

  @Property
  void uuids(@ForAll long high, @ForAll long low) {
    assertEquals(new UUID(high, low).toString(),
        spelled(new UuidData(new long[] {high}, new long[] {low}, 1, Validity.ALL)));
  }

  @Property
  void bytesAreFoundWhereverTheyAre(
      @ForAll byte[] bytes, @ForAll @IntRange(max = 20) int before, @ForAll @IntRange(max = 20) int after) {
    int from = Math.min(before, bytes.length);
    int to = Math.max(from, bytes.length - after);
    boolean isThere = false;
    boolean isControlThere = false;
    for (int i = from; i < to; i++) {
      isThere |= bytes[i] == '"' || bytes[i] == 'a';
      isControlThere |= bytes[i] >= 0 && bytes[i] < ' ';
    }
    assertEquals(isThere, new ByteSearch("\"a", false).isIn(bytes, from, to));
    assertEquals(isThere || isControlThere, new ByteSearch("\"a", true).isIn(bytes, from, to));
  }
}
