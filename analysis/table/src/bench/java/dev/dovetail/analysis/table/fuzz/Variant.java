package dev.dovetail.analysis.table.fuzz;

import dev.dovetail.analysis.table.BadRowPolicy;
import dev.dovetail.analysis.table.DateOrder;
import dev.dovetail.analysis.table.ReadOptions;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// How an input is read.
///
/// @param said the options that are given, in words
/// @param options the options
/// @param bufferBytes the size of small buffers, in comparison
record Variant(List<String> said, ReadOptions options, int bufferBytes) {
  static Variant of(Random random) {
    Draft draft = new Draft();
    if (random.nextBoolean()) {
      draft.maybe(random, 3, "delimiter", ",;\t|:".charAt(random.nextInt(5)), ReadOptions::withDelimiter);
      draft.maybe(random, 4, "quote", "\"'".charAt(random.nextInt(2)), ReadOptions::withQuote);
      draft.maybe(random, 6, "escape", '\\', ReadOptions::withEscape);
      draft.maybe(random, 8, "comment", '#', ReadOptions::withComment);
      draft.maybe(random, 6, "headerLines", random.nextInt(4), ReadOptions::withHeaderLines);
      draft.maybe(random, 8, "skippedLines", random.nextInt(4), ReadOptions::withSkippedLines);
      draft.maybe(random, 4, "badRows", BadRowPolicy.values()[random.nextInt(3)], ReadOptions::withBadRows);
      draft.maybe(random, 6, "keptBadRows", random.nextInt(3), ReadOptions::withKeptBadRows);
      draft.maybe(random, 4, "maxRecordBytes", 1 + random.nextInt(300), ReadOptions::withMaxRecordBytes);
      draft.maybe(random, 8, "maxColumns", 1 + random.nextInt(12), ReadOptions::withMaxColumns);
      draft.maybe(random, 8, "maxExpandedBytes", 1L + random.nextInt(5000),
          ReadOptions::withMaxExpandedBytes);
      draft.maybe(random, 8, "decimalComma", random.nextBoolean(), ReadOptions::withDecimalComma);
      draft.maybe(random, 8, "thousands", ",.' ".charAt(random.nextInt(4)), ReadOptions::withThousands);
      draft.maybe(random, 8, "dateOrder", DateOrder.values()[random.nextInt(DateOrder.values().length)],
          ReadOptions::withDateOrder);
      draft.maybe(random, 8, "encoding", Charset.forName(
          List.of("UTF-8", "UTF-16LE", "windows-1252", "GB18030", "Shift_JIS", "UTF-32BE")
              .get(random.nextInt(6))),
          ReadOptions::withEncoding);
      draft.maybe(random, 6, "format", List.of("csv", "json", "jsonl", "fixed").get(random.nextInt(4)),
          ReadOptions::withFormat);
      draft.maybe(random, 10, "fieldWidths", List.of(1 + random.nextInt(9), 1 + random.nextInt(9)),
          ReadOptions::withFieldWidths);
    }
    return new Variant(draft.said, draft.options, 16 + random.nextInt(random.nextBoolean() ? 100 : 10_000));
  }

  @Override
  public String toString() {
    return said + " buffer " + bufferBytes;
  }

  /// Options that are given one by one.
  private static final class Draft {
    private final List<String> said = new ArrayList<>();
    private ReadOptions options = ReadOptions.defaults().withThreads(1);

    interface Change<T> {
      ReadOptions apply(ReadOptions options, T value);
    }

    <T> void maybe(Random random, int seldom, String name, T value, Change<T> change) {
      if (random.nextInt(seldom) != 0) {
        return;
      }
      try {
        options = change.apply(options, value);
        said.add(name + " '" + value + "'");
      } catch (IllegalArgumentException e) {
        // it contradicts what was given before, which the options refuse as they should
      }
    }
  }
}
