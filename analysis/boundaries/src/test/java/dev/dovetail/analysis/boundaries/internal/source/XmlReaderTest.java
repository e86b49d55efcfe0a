package dev.dovetail.analysis.boundaries.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlReaderTest {
  @Test
  void elementsTextsAndLinesAreRead() throws DamagedXmlException {
    XmlElement root = XmlReader.read("""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE a [ <!-- > ]> --> <!ENTITY e "<b>"> <!ELEMENT a ANY> ]>
        <!-- <b/> -->
        <m:a x='>' y="</a>">
          <b> one &amp; <!-- two --> &#x74;hree &lt;&e;&#0x;<![CDATA[<c>&amp;]]> </b>
          <d/><d
            z="1"
          />
        </m:a>
        """);

    assertEquals("a", root.name());
    assertEquals(4, root.line());
    assertEquals(List.of("b", "d", "d"), root.children().stream().map(XmlElement::name).toList());
    assertEquals("one &  three <&e;&#0x;<c>&amp;", root.children().getFirst().text());
    assertEquals(6, root.children().getLast().line());
  }

  @Test
  void entitiesAreNotExpandedSoThatNothingGrows() throws DamagedXmlException {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE p [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 100; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"&a").append(i - 1).append(";&a").append(i - 1).append(";\">");
    }

    XmlElement root = XmlReader.read(bomb + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>&a99;&x;</p>");

    assertEquals("&a99;&x;", root.text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "``|line 1: expected an element, found none",
      "text|line 1: expected an element, found text",
      "<a>|line 1: expected </a> for the element of line 1, found the end of the file",
      "<a></b>|line 1: expected </a>, found </b>",
      "<a/></a>|line 1: expected the end of the file, found </a>",
      "<a/><b/>|line 1: expected the end of the file, found <b>",
      "<a <b>|line 1: expected > after <a, found <",
      "<a|line 1: expected > after <a, found the end of the file",
      "<|line 1: expected the name of an element after <, found the end of the file",
      "<a><!-- x</a>|line 1: expected -->, found the end of the file",
      "<!DOCTYPE a [|line 1: expected the end of <!, found the end of the file"})
  void damageIsSaidWithItsLine(String text, String message) {
    DamagedXmlException damaged = assertThrows(DamagedXmlException.class, () -> XmlReader.read(text));

    assertEquals(message, damaged.getMessage());
  }

  @Test
  void depthIsLimited() {
    assertThrows(DamagedXmlException.class, () -> XmlReader.read("<a>".repeat(100_000)));
  }
}
