package dev.dovetail.analysis.table.internal.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Reading in bulk gives what reading one by one gives, and leaves nothing plain to it.
class BulkParserPropertyTest {
  private static final String BEFORE = "header,of,sixteen,bytes\n";

  private final ValueParser parser = new ValueParser(NumberSpelling.PLAIN, Optional.empty());

  @Provide
  Arbitrary<List<String>> fields() {
    Arbitrary<String> longs = Arbitraries.longs().map(n -> Long.toString(n));
    Arbitrary<String> days = Arbitraries.longs().between(-700_000, 2_000_000)
        .map(day -> LocalDate.ofEpochDay(day).toString());
    Arbitrary<String> odd = Arbitraries.strings().withChars("0012-/. x").ofMaxLength(11);
    return Arbitraries.oneOf(longs, longs, days, odd).list().ofMaxSize(8);
  }

  /// Fields of two columns, of which the second is missing.
  private static FieldBatch batch(List<String> fields) {
    FieldBatch batch = new FieldBatch(16);
    batch.reset(0, 2);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(BEFORE.getBytes(UTF_8));
    for (String field : fields) {
      int start = text.size();
      text.writeBytes(field.getBytes(UTF_8));
      batch.set(batch.addRow(), start, text.size());
    }
    batch.in(text.toByteArray());
    return batch;
  }

  @Property
  void longsAreThoseOfTheParser(@ForAll @From("fields") List<String> values) {
    FieldBatch batch = batch(values);
    long[] numbers = new long[values.size() + 1];
    int read = BulkParser.parseLongs(
        batch.bytes(), batch.starts(), batch.ends(), 0, 2, values.size(), numbers, 1);
    for (int i = 0; i < read; i++) {
      assertEquals(Long.toString(numbers[i + 1]), values.get(i));
    }
    if (read < values.size()) {
      String misfit = values.get(read);
      boolean isLong = parse(batch, read, Kinds.INT64) != Kinds.NONE;
      assertTrue(!isLong || misfit.contains(" ") || misfit.replace("-", "").length() > 16, misfit);
    }
  }

  @Property
  void daysAreThoseOfTheParser(@ForAll @From("fields") List<String> values) {
    FieldBatch batch = batch(values);
    int[] days = new int[values.size() + 1];
    int read = BulkParser.parseDays(
        batch.bytes(), batch.starts(), batch.ends(), 0, 2, values.size(), days, 1);
    for (int i = 0; i < read; i++) {
      assertTrue(parse(batch, i, Kinds.DATE) != Kinds.NONE);
      assertEquals(days[i + 1] * 86_400L, parser.times().seconds());
    }
    if (read < values.size()) {
      assertTrue(parse(batch, read, Kinds.DATE) == Kinds.NONE || values.get(read).contains(" "));
    }
  }

  private int parse(FieldBatch batch, int row, int wanted) {
    return parser.parse(batch.bytes(), batch.starts()[2 * row], batch.ends()[2 * row], wanted);
  }
}
