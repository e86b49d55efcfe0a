package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.spi.FieldBatch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Puts runs of ordinary records into a batch, eight bytes a step (SWAR: "SIMD within a register"; Lamport,
/// *Multiple byte processing with full-word instructions*, 1975). A record is ordinary if it has the right
/// number of fields, ends with a line feed, and has no control character and no quote but around fields or
/// doubled. All others are for [RecordScanner], which reads ordinary ones in the same way, but looks at each
/// byte.
final class RunScanner {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = ONES << 7;
  private static final long LOW = ~HIGH;
  private static final long UP_FROM_SPACE = 0x60 * ONES;

  private final Syntax syntax;
  private final EscapedFields escaped;
  private final int width;
  private final int comment;
  private final int maxRecordBytes;
  private long openLines;
  private long lines;

  /// @param syntax what divides the text
  /// @param width how many fields a record has, at least 1
  /// @param comment what skipped lines begin with, or -1
  /// @param maxRecordBytes a longer record is not ordinary
  RunScanner(Syntax syntax, int width, int comment, int maxRecordBytes) {
    this.syntax = syntax;
    this.escaped = new EscapedFields(syntax);
    this.width = width;
    this.comment = comment;
    this.maxRecordBytes = maxRecordBytes;
  }

  /// Adds the records from `from` on as long as they are ordinary and there is room.
  ///
  /// @param to the text may go on behind it
  /// @param quoteLimit how far from the beginning of the record a closing quote is looked for
  /// @return where the first record begins that was not added
  int scan(byte[] bytes, int from, int to, int quoteLimit, FieldBatch batch) {
    byte delimiter = syntax.delimiter();
    byte quote = syntax.quote();
    long delimiters = delimiter * ONES;
    long quotes = quote * ONES;
    int[] starts = batch.starts();
    int[] ends = batch.ends();
    int field = batch.rows() * width;
    int last = field + width - 1;
    int rows = 0;
    int record = from;
    int start = from;
    int i = syntax.isCarriageReturn() || last >= starts.length ? to : from;
    lines = 0;
    openLines = 0;
    escaped.truncate(0);
    run:
    while (i <= to - Long.BYTES) {
      long marks = marks((long) WORDS.get(bytes, i), delimiters, quotes);
      i += Long.BYTES;
      while (marks != 0) {
        int at = i - Long.BYTES + (Long.numberOfTrailingZeros(marks) >>> 3);
        marks &= marks - 1;
        byte b = bytes[at];
        if (b == delimiter) {
          if (field == last) {
            break run;
          }
          starts[field] = start;
          ends[field++] = at;
          start = at + 1;
          continue;
        }
        int end = at;
        if (b == quote && quote != 0) {
          if (at != start) {
            if (syntax.isSpaced() && bytes[start] == ' ') {
              break run;
            }
            continue;
          }
          start++;
          end = closing(bytes, start, (int) Math.min(to, (long) record + quoteLimit + 1), field);
          at = end + 1;
          if (end < 0 || at >= to) {
            break run;
          }
          if (bytes[at] == delimiter && field < last) {
            starts[field] = start;
            ends[field++] = end;
            start = at + 1;
            i = start;
            continue run;
          }
          at += at + 1 < to && bytes[at] == '\r' ? 1 : 0;
          if (bytes[at] != '\n') {
            break run;
          }
          i = at + 1;
          marks = 0;
        } else if (b == '\n') {
          end -= at > start && bytes[at - 1] == '\r' ? 1 : 0;
          if (width == 1 && start == end) {
            break run;
          }
        } else if (b == '\t' || (b == '\r' && at + 1 < to && bytes[at + 1] == '\n')) {
          continue;
        } else {
          break run;
        }
        if (field != last || at + 1 - record > maxRecordBytes) {
          break run;
        }
        starts[field] = start;
        ends[field++] = end;
        start = at + 1;
        record = start;
        last += width;
        rows++;
        lines += 1 + openLines;
        openLines = 0;
        if (escaped.size() > 0) {
          escaped.unescape(bytes, starts, ends);
          escaped.truncate(0);
        }
        if (last >= starts.length || (start < to && bytes[start] == comment)) {
          break run;
        }
      }
    }
    batch.addRows(rows);
    return record;
  }

  /// Returns how many lines the records take that were added last.
  long lines() {
    return lines;
  }

  /// Marks the highest bit of each byte that is a control character, the delimiter or the quote.
  private static long marks(long word, long delimiters, long quotes) {
    long low = word & LOW;
    long others = (low + UP_FROM_SPACE)
        & ~(low + ONES) // DEL
        & ((low ^ delimiters) + LOW)
        & ((low ^ quotes) + LOW);
    return HIGH & ~word & ~others;
  }

  /// Returns where the quote is that closes a field, or -1 if the field is not ordinary.
  private int closing(byte[] bytes, int from, int to, int field) {
    byte quote = syntax.quote();
    long quotes = quote * ONES;
    long escapes = (syntax.escape() == 0 ? quote : syntax.escape()) * ONES;
    boolean isDoubled = false;
    int i = from;
    search:
    while (i <= to - Long.BYTES) {
      long marks = marks((long) WORDS.get(bytes, i), escapes, quotes);
      i += Long.BYTES;
      while (marks != 0) {
        int at = i - Long.BYTES + (Long.numberOfTrailingZeros(marks) >>> 3);
        marks &= marks - 1;
        byte b = bytes[at];
        if (b == quote) {
          if (at + 1 < bytes.length && bytes[at + 1] == quote) {
            isDoubled = true;
            i = at + 2;
            continue search;
          }
          if (isDoubled) {
            escaped.add(field);
          }
          return at;
        }
        if (b == '\n') {
          openLines++;
        } else if (b != '\t' && b != '\r' && b != syntax.delimiter()) {
          return -1;
        }
      }
    }
    return -1;
  }
}
