package dev.dovetail.analysis.boundaries.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NamesTest {
  static List<Arguments> names() {
    return List.of(
        // name, terminal, XML, DOT, Mermaid
        Arguments.of("a.b_c-1", "a.b_c-1", "a.b_c-1", "\"a.b_c-1\"", "\"a.b_c-1\""),
        Arguments.of("größe名", "größe名", "größe名", "\"größe名\"", "\"größe名\""),
        Arguments.of("a\"]b", "a\"]b", "a&quot;]b", "\"a\\\"]b\"", "\"a#34;#93;b\""),
        Arguments.of("<b>&'", "<b>&'", "&lt;b&gt;&amp;&#39;", "\"<b>&'\"", "\"#60;b#62;#38;#39;\""),
        Arguments.of("a\\", "a\\", "a\\", "\"a\\\\\"", "\"a#92;\""),
        Arguments.of("a\n\u001b[0m", "a\\u000a\\u001b[0m", "a\\u000a\\u001b[0m", "\"a\\\\u000a\\\\u001b[0m\"",
            "\"a#92;u000a#92;u001b#91;0m\""),
        Arguments.of("\u202ea\u2028", "\\u202ea\\u2028", "\\u202ea\\u2028", "\"\\\\u202ea\\\\u2028\"",
            "\"#92;u202ea#92;u2028\""),
        Arguments.of("\udb40\udc01\ud800", "\\udb40\\udc01\\ud800", "\\udb40\\udc01\\ud800",
            "\"\\\\udb40\\\\udc01\\\\ud800\"",
            "\"#92;udb40#92;udc01#92;ud800\""),
        Arguments.of("#quot;`*", "#quot;`*", "#quot;`*", "\"#quot;`*\"", "\"#35;quot#59;#96;#42;\""));
  }

  @ParameterizedTest
  @MethodSource("names")
  void areNeverSyntaxOfTheFormat(String name, String terminal, String xml, String dot, String mermaid) {
    assertEquals(terminal, Names.visible(name));
    assertEquals(xml, Names.xml(name));
    assertEquals(dot, Names.dot(name));
    assertEquals(mermaid, Names.mermaid(name));
  }

  @Test
  void identifiersDiffer() {
    assertEquals(
        Map.of("a.b", "m_a_b", "a_b", "m_a_b_2", "a_b_2", "m_a_b_2_2", "end", "m_end"),
        Names.ids("m_", List.of("a.b", "a_b", "a_b_2", "end")));
  }
}
