package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.spi.FieldBatch;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// What the fast scanner adds, against the careful one, and both against a plain one.
class RunScannerTest {
  private static final int LIMIT = 1 << 20;

  @Provide
  Arbitrary<Syntax> syntaxes() {
    return Combinators.combine(
            Arbitraries.of(',', ';', '\t', '\u0001', ' '), Arbitraries.of('"', '\'', '\0'),
            Arbitraries.of('\0', '\\'), Arbitraries.of(true, false))
        .as((delimiter, quote, escape, isSpaced) -> new Syntax((byte) delimiter.charValue(),
            (byte) quote.charValue(), (byte) escape.charValue(), false, isSpaced && delimiter != ' '));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
        "D", "D", "D", "\n", "\n", "\r\n", "Q", "Q", "QQ", "QaQ", "QaDbQD", "Qa\nbQ", " ", "x", "ab", "abcdefgh",
        "é", "李", "\t", "\r", "\0", "\u007f", "\\", "#", "\u001f")
        .list().ofMaxSize(60);
  }

  private static byte[] text(List<String> pieces, Syntax syntax) {
    return String.join("", pieces).replace('D', (char) syntax.delimiter()).replace('Q', (char) syntax.quote())
        .getBytes(UTF_8);
  }

  @Property(tries = 3000)
  void whatIsAddedIsWhatTheCarefulScannerFinds(@ForAll @From("pieces") List<String> pieces,
      @ForAll @From("syntaxes") Syntax syntax, @ForAll @From("widths") int width) {
    byte[] text = text(pieces, syntax);
    FieldBatch batch = new FieldBatch(64);
    batch.reset(0, width);
    RunScanner runs = new RunScanner(syntax, width, '#', LIMIT);
    byte[] scanned = text.clone();
    int end = runs.scan(scanned, 0, text.length, LIMIT, batch);

    RecordScanner careful = new RecordScanner(syntax, width, LIMIT, LIMIT, LIMIT);
    int at = 0;
    for (int row = 0; row < batch.rows(); row++) {
      assertTrue(row == 0 || text[at] != '#');
      careful.scan(text, at, text.length, true);
      assertEquals(width, careful.fields());
      assertTrue(!careful.isBlank() && !careful.isMisquoted() && !careful.hasControl());
      assertEquals(-1, careful.stray().at());
      at = careful.next();
      byte[] copy = text.clone();
      careful.unescape();
      for (int f = 0; f < width; f++) {
        int field = row * width + f;
        assertEquals(
            new String(text, careful.starts()[f], careful.ends()[f] - careful.starts()[f], UTF_8),
            new String(scanned, batch.starts()[field], batch.ends()[field] - batch.starts()[field], UTF_8));
      }
      text = copy;
    }
    assertEquals(end, at);
    assertEquals(syntax.lines(text, 0, end), runs.lines());
  }

  @Provide
  Arbitrary<Integer> widths() {
    return Arbitraries.integers().between(1, 4);
  }

  @Property(tries = 1000)
  void cleanTextIsDividedAsAPlainScannerDoes(@ForAll @From("tables") List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        boolean isQuoted = cell.isEmpty() || !cell.matches("[a-z0-9é .]*");
        text.append(i == 0 ? "" : ",").append(isQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      text.append(text.length() % 3 == 0 ? "\r\n" : "\n");
    }
    assertEquals(table, plain(text.toString()));
    String padded = text + "12345678"; // the last bytes are left to the careful scanner
    byte[] bytes = padded.getBytes(UTF_8);
    Syntax syntax = new Syntax((byte) ',', (byte) '"', false, false);
    FieldBatch batch = new FieldBatch(1000);
    batch.reset(0, 3);
    int end = new RunScanner(syntax, 3, -1, LIMIT).scan(bytes, 0, bytes.length, LIMIT, batch);
    assertEquals(bytes.length - 8, end);
    assertEquals(table, rows(bytes, batch));
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    return Arbitraries.strings().withChars("ab0é .,\"\n\r'").ofMaxLength(12)
        .list().ofSize(3).list().ofMinSize(1).ofMaxSize(30);
  }

  private static List<List<String>> rows(byte[] bytes, FieldBatch batch) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int field = row * batch.columns(); field < (row + 1) * batch.columns(); field++) {
        int start = batch.starts()[field];
        cells.add(new String(bytes, start, batch.ends()[field] - start, UTF_8));
      }
      rows.add(cells);
    }
    return rows;
  }

  /// RFC 4180, character by character.
  private static List<List<String>> plain(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDoubled = isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (isDoubled) {
        cell.append(c);
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (isQuoted) {
        cell.append(c);
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }

  @Test
  void aFullBatchEndsTheRun() {
    byte[] text = "1,2\n3,4\n5,6\n7,8\n".getBytes(UTF_8);
    FieldBatch batch = new FieldBatch(4);
    batch.reset(0, 2);
    RunScanner runs = new RunScanner(new Syntax((byte) ',', (byte) '"', false, false), 2, -1, LIMIT);
    assertEquals(8, runs.scan(text, 0, text.length, LIMIT, batch));
    assertEquals(8, runs.scan(text, 8, text.length, LIMIT, batch));
    batch.grow();
    assertEquals(16, runs.scan(text, 8, text.length, LIMIT, batch));
    assertEquals(4, batch.rows());
    assertEquals(List.of("7", "8"), rows(text, batch).getLast());
  }
}
