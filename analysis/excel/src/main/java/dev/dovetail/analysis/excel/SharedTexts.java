package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;

/// The texts to which cells refer by number: in memory, as bytes, up to a limit.
final class SharedTexts {
  /// In bytes of UTF-8. A workbook with more different text than that is no table one would want in Excel.
  static final int MOST_BYTES = 256 << 20;

  private final TextBytes text = new TextBytes();
  private int[] ends = new int[1 << 8];
  private int count;

  private SharedTexts() {}

  static SharedTexts read(Workbook workbook, ReadOptions options) throws IOException, XMLStreamException {
    SharedTexts shared = new SharedTexts();
    if (workbook.strings().isPresent()) {
      try (Xml xml = new Xml(workbook.zip().open(workbook.strings().get()), options)) {
        shared.fill(xml, options);
      }
    }
    return shared;
  }

  private void fill(Xml xml, ReadOptions options) throws IOException, XMLStreamException {
    RichText rich = new RichText(options);
    while (xml.next()) {
      if (xml.isStart("si")) {
        rich.read(xml, "si");
        text.append(rich.text());
        if (text.size() > MOST_BYTES) {
          throw new TableLimitException("The workbook has more than " + MOST_BYTES
              + " bytes of different texts, which have to be in memory; save the sheet as CSV");
        }
        if (count == ends.length) {
          ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = text.size();
      }
    }
  }

  int count() {
    return count;
  }

  byte[] bytes() {
    return text.bytes();
  }

  int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  int end(int number) {
    return ends[number];
  }
}
