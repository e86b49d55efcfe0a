package dev.dovetail.analysis.boundaries.internal.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.PackageBoundary;
import dev.dovetail.analysis.boundaries.Use;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class ViewTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/dovetail/analysis/boundaries/internal/view");

  @ParameterizedTest
  @EnumSource
  void showsEveryByteAsItShowedBefore(View view) throws IOException {
    assertEquals(
        Files.readString(GOLDEN.resolve("shop." + view.label())),
        view.show(Sample.shop(), ViewOptions.PLAIN.withVerbose(true)));
  }

  @ParameterizedTest
  @EnumSource
  void letsNoControlCharacterThrough(View view) {
    String shown = view.show(Sample.shop(), ViewOptions.PLAIN.withVerbose(true));
    assertTrue(shown.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x202e)), shown);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.INCLUDE, names = {"MERMAID", "DOT", "SVG"})
  void picturesAreTheSameWhateverTheOrderOfModules(View view) {
    BoundaryReport report = Sample.shop();
    List<ModuleBoundary> modules = new ArrayList<>(report.modules());
    Collections.shuffle(modules, new Random(3));
    BoundaryReport shuffled = new BoundaryReport(
        modules, report.findings().reversed(), report.accepted(), report.stale(), report.problems());
    assertEquals(view.show(report, ViewOptions.PLAIN), view.show(shuffled, ViewOptions.PLAIN));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.INCLUDE, names = {"SVG", "HTML"})
  void isWellFormedAndHoldsNoElementOfAName(View view) throws Exception {
    Document document = parse(view.show(Sample.shop(), ViewOptions.PLAIN));
    assertEquals(0, document.getElementsByTagName("b").getLength());
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertTrue(document.getDocumentElement().getTextContent()
        .contains("x\"]<b>&'\\u001b[31m\\u202e\\u000a</script>"));
  }

  @Test
  void linksOfThePageLeadToItsModules() throws Exception {
    Document page = parse(View.HTML.show(Sample.shop(), ViewOptions.PLAIN));
    Set<String> ids = new HashSet<>();
    Set<String> targets = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.hasAttribute("id")) {
        assertTrue(ids.add(element.getAttribute("id")), element.getAttribute("id"));
      }
      if (element.hasAttribute("href")) {
        targets.add(element.getAttribute("href").substring(1));
      }
      assertFalse(element.hasAttribute("style"), "the policy allows no style attribute");
    }
    assertTrue(ids.containsAll(targets), () -> targets + " in " + ids);
    assertTrue(targets.contains("m_shop_core"));
  }

  private static Document parse(String text) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void hasColoursOnlyWhereAskedFor() {
    assertFalse(View.TEXT.show(Sample.shop(), ViewOptions.PLAIN).contains("\u001b"));
    String colored = View.TEXT.show(Sample.shop(), ViewOptions.PLAIN.withColor(true));
    assertTrue(colored.contains("\u001b[31mrequires-unused\u001b[0m"), colored);
    assertEquals(
        View.TEXT.show(Sample.shop(), ViewOptions.PLAIN), colored.replaceAll("\u001b\\[\\d+m", ""));
  }

  @Test
  void foldsWhatIsLongAndShowsAllWhereAskedFor() {
    BoundaryReport shop = Sample.shop();
    Finding one = shop.findings().getFirst();
    List<Finding> many = IntStream.range(0, 20)
        .mapToObj(i -> new Finding(one.code(), one.module(), "m" + i, "message " + i, "change " + i))
        .toList();
    BoundaryReport report = new BoundaryReport(shop.modules(), many, List.of());
    String folded = View.TEXT.show(report, ViewOptions.PLAIN);
    assertTrue(folded.contains("… and 14 more: requires-unused"), folded);
    assertTrue(folded.contains("change 5"), folded);
    assertFalse(folded.contains("change 6"), folded);
    assertTrue(View.TEXT.show(report, ViewOptions.PLAIN.withVerbose(true)).contains("change 19"));
  }

  @Test
  void focusShowsAModuleAndItsNeighbours() {
    String shown = View.DOT.show(Sample.shop(), ViewOptions.PLAIN.withFocus(Optional.of("shop.tax")));
    assertTrue(shown.contains("\"shop.core\" -> \"shop.tax\""), shown);
    assertFalse(shown.contains("java.sql"), shown);
    assertFalse(shown.contains("shop.lint"), shown);
  }

  @Test
  void refusesToFocusOnNoModule() {
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class,
        () -> View.TEXT.show(Sample.shop(), ViewOptions.PLAIN.withFocus(Optional.of("core"))));
    assertEquals("expected the name of a module that was looked at, found core", refused.getMessage());
  }

  @Test
  void headsEachFindingWithCodeAndSubjectAsABaselineHasThem() {
    String shown = View.TEXT.show(Sample.shop(), ViewOptions.PLAIN);
    for (Finding finding : Sample.shop().findings()) {
      String head = finding.code() + "  " + Names.visible(finding.subject());
      assertTrue(shown.lines().anyMatch(line -> line.contains(head)), head);
    }
  }

  @Test
  void saysWhatIsStaleAlwaysAndWhatIsAcceptedWhereAskedFor() {
    String plain = View.TEXT.show(Sample.shop(), ViewOptions.PLAIN);
    assertTrue(plain.contains("1 accepted · 1 stale"), plain);
    assertTrue(plain.contains("  export-leaks shop.core shop.core.internal.Key until 2.0\n"), plain);
    assertTrue(plain.contains("→ remove this line from the baseline"), plain);
    assertFalse(plain.contains("bought as it is"), plain);
    String whole = View.TEXT.show(Sample.shop(), ViewOptions.PLAIN.withVerbose(true));
    assertTrue(whole.contains("  automatic  shop.tax  tax-3.jar\n    bought as it is\n"), whole);
  }

  @Test
  void foldsLongListsInChanges() {
    String change = "write: exports p to a, b, c, d, e.f, g; instead of what is there, or not";
    BoundaryReport report = new BoundaryReport(
        List.of(), List.of(new Finding(FindingCode.FRIEND_UNUSED, "m", "p=z", "z names nothing of p", change)),
        List.of());
    String folded = View.TEXT.show(report, ViewOptions.PLAIN);
    assertTrue(
        folded.contains("→ write: exports p to a, b, c … and 3 more; instead of what is there, or not\n"), folded);
    assertTrue(View.TEXT.show(report, ViewOptions.PLAIN.withVerbose(true)).contains("→ " + change + "\n"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.INCLUDE, names = {"MERMAID", "DOT", "SVG"})
  void picturesWithoutCountsStayAsTheyAreWhenCodeGrows(View view) {
    BoundaryReport report = Sample.shop();
    BoundaryReport grown = new BoundaryReport(
        report.modules().stream().map(ViewTest::grown).toList(), report.findings(), report.problems());
    ViewOptions uncounted = ViewOptions.PLAIN.withCounts(false);
    assertEquals(view.show(report, uncounted), view.show(grown, uncounted));
    assertNotEquals(view.show(report, ViewOptions.PLAIN), view.show(grown, ViewOptions.PLAIN));
  }

  private static ModuleBoundary grown(ModuleBoundary module) {
    return new ModuleBoundary(
        module.name(), module.version(), module.kind(), module.location(), module.isChecked(),
        module.packages().stream()
            .map(each -> new PackageBoundary(each.name(), each.access(), each.isOpened(), 10 * each.classes()))
            .toList(),
        module.directives(),
        module.uses().stream().map(use -> new Use(use.module(), 10 * use.references())).toList(),
        module.nativeAccess());
  }

  @Test
  void findsAViewByWhatUsersCallIt() {
    assertEquals(Optional.of(View.MERMAID), View.of("mermaid"));
    assertEquals(Optional.empty(), View.of("png"));
  }
}
