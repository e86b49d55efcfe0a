package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import javax.xml.stream.XMLStreamException;
import java.io.IOException;

/// Joins the runs of a text, and leaves out how it is read aloud.
final class RichText {
  private final ReadOptions options;
  private final StringBuilder text = new StringBuilder();

  RichText(ReadOptions options) {
    this.options = options;
  }

  /// Returns the text that was read last, until the next is.
  StringBuilder text() {
    return text;
  }

  /// Reads from the start of an element to its end.
  void read(Xml xml, String element) throws IOException, XMLStreamException {
    text.setLength(0);
    boolean isText = false;
    boolean isPhonetic = false;
    while (xml.next()) {
      if (xml.isText()) {
        if (isText && !isPhonetic) {
          append(xml);
        }
      } else if (xml.name().equals("t")) {
        isText = xml.isStart();
      } else if (xml.name().equals("rPh")) {
        isPhonetic = xml.isStart();
      } else if (xml.isEnd() && xml.name().equals(element)) {
        return;
      }
    }
  }

  /// Reads all text up to the end of an element.
  void readPlain(Xml xml, String element) throws IOException, XMLStreamException {
    text.setLength(0);
    while (xml.next() && !(xml.isEnd() && xml.name().equals(element))) {
      if (xml.isText()) {
        append(xml);
      }
    }
  }

  private void append(Xml xml) throws TableLimitException {
    text.append(xml.chars(), xml.from(), xml.length());
    if (text.length() > options.maxRecordBytes()) {
      throw new TableLimitException("The workbook has a text longer than " + options.maxRecordBytes()
          + " characters; if that is right, raise ReadOptions.maxRecordBytes");
    }
  }
}
