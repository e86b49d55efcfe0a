package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One XML part of a workbook, element by element. Entities and document types are off: no workbook has them.
final class Xml implements AutoCloseable {
  private final InputStream stream;
  private final XMLStreamReader reader;

  Xml(InputStream stream, ReadOptions options) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    this.stream = stream;
    this.reader = factory.createXMLStreamReader(new TagGuard(stream, options));
  }

  /// Moves to the next start or end of an element, or to the next text.
  ///
  /// @return false at the end
  boolean next() throws XMLStreamException, DamagedTableException {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new DamagedTableException("The workbook has an XML part with a document type or an entity, which no "
            + "workbook has; it may be made to do harm, and is not read");
      }
      if (reader.isStartElement() || reader.isEndElement() || reader.isCharacters()) {
        return true;
      }
    }
    return false;
  }

  boolean isStart() {
    return reader.isStartElement();
  }

  boolean isEnd() {
    return reader.isEndElement();
  }

  boolean isText() {
    return reader.isCharacters();
  }

  /// Tells whether this is the start of an element of that name, whatever its namespace.
  boolean isStart(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  String name() {
    return reader.getLocalName();
  }

  /// Returns an attribute, whatever its namespace.
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  String attribute(String name, String fallback) {
    String value = attribute(name);
    return value == null ? fallback : value;
  }

  /// Returns an attribute that is a number of a list; the fallback where it is absent or none.
  int number(String name, int fallback) {
    String value = attribute(name);
    return value == null || !value.matches("\\d{1,9}") ? fallback : Integer.parseInt(value);
  }

  char[] chars() {
    return reader.getTextCharacters();
  }

  int from() {
    return reader.getTextStart();
  }

  int length() {
    return reader.getTextLength();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
