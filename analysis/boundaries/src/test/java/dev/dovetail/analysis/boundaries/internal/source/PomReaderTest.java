package dev.dovetail.analysis.boundaries.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomReaderTest {
  @TempDir Path folder;

  private final List<Problem> problems = new ArrayList<>();

  private Path write(String name, String content) throws IOException {
    return write(name, content, StandardCharsets.UTF_8);
  }

  private Path write(String name, String content, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, content, charset);
  }

  private Pom read(Path file) {
    return new PomReader(problems::add).read(file).orElseThrow();
  }

  private static List<String> described(Pom pom) {
    return pom.dependencies().stream()
        .map(each -> each.key() + " " + each.scope() + (each.isOptional() ? " optional" : "")
            + (each.isJar() ? "" : " no jar") + (each.isKnown() ? "" : " ?") + " " + each.line())
        .toList();
  }

  @Test
  void scopesComeFromParentsAndProperties() throws IOException {
    write("pom.xml", """
        <project><groupId>g</groupId><artifactId>parent</artifactId><version>1</version>
          <properties><group>h</group><late>provided</late></properties>
          <dependencyManagement><dependencies>
            <dependency><groupId>${group}</groupId><artifactId>managed</artifactId><scope>${late}</scope></dependency>
            <dependency><groupId>h</groupId><artifactId>tests</artifactId><type>test-jar</type><scope>test</scope></dependency>
          </dependencies></dependencyManagement>
          <dependencies><dependency><groupId>h</groupId><artifactId>inherited</artifactId></dependency></dependencies>
          <profiles><profile><dependencies>
            <dependency><groupId>h</groupId><artifactId>sometimes</artifactId></dependency>
          </dependencies></profile></profiles>
        </project>
        """);
    Path child = write("child/pom.xml", """
        <project>
          <parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>
          <artifactId>child</artifactId>
          <properties><late>runtime</late></properties>
          <dependencies>
            <dependency><groupId>h</groupId><artifactId>managed</artifactId></dependency>
            <dependency><groupId>h</groupId><artifactId>managed</artifactId><scope>test</scope></dependency>
            <dependency><groupId>h</groupId><artifactId>tests</artifactId><type>test-jar</type></dependency>
            <dependency><groupId>h</groupId><artifactId>tests</artifactId></dependency>
            <dependency>
              <groupId>${project.groupId}</groupId><artifactId>o</artifactId><optional>true</optional>
            </dependency>
          </dependencies>
          <build><sourceDirectory>${project.basedir}/src</sourceDirectory></build>
        </project>
        """);

    Pom pom = read(child);

    assertEquals("g:child", pom.key());
    assertEquals(Optional.of(folder.resolve("child/src")), pom.sourceDirectory());
    assertEquals(
        List.of("h:managed runtime 6", "h:managed test 7", "h:tests test no jar 8", "h:tests compile 9",
            "g:o compile optional 10"),
        described(pom));
    assertEquals(Set.of("h:inherited", "h:sometimes"), pom.otherArtifacts());
    assertTrue(pom.isWhole());
    assertEquals(List.of(), problems);
  }

  @Test
  void whatAParentThatIsNotHereMaySayIsNotKnown() throws IOException {
    write("pom.xml", "<project><artifactId>another</artifactId></project>");
    Path child = write("child/pom.xml", """
        <project><parent><groupId>g</groupId><artifactId>parent</artifactId></parent><artifactId>child</artifactId>
          <dependencies>
            <dependency><groupId>h</groupId><artifactId>a</artifactId></dependency>
            <dependency><groupId>h</groupId><artifactId>b</artifactId><scope>compile</scope></dependency>
          </dependencies></project>
        """);

    assertEquals(List.of("h:a compile ? 3", "h:b compile 4"), described(read(child)));
    assertFalse(read(child).isWhole());
  }

  @Test
  void importedManagementMaySayMore() throws IOException {
    Path file = write("pom.xml", """
        <project><groupId>g</groupId><artifactId>a</artifactId>
          <dependencyManagement><dependencies>
            <dependency><groupId>b</groupId><artifactId>bom</artifactId><type>pom</type><scope>import</scope></dependency>
            <dependency><groupId>h</groupId><artifactId>here</artifactId></dependency>
          </dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>h</groupId><artifactId>here</artifactId></dependency>
            <dependency><groupId>h</groupId><artifactId>there</artifactId></dependency>
          </dependencies></project>
        """);

    assertEquals(List.of("h:here compile 7", "h:there compile ? 8"), described(read(file)));
  }

  @Test
  void parentsAndPropertiesInCirclesEnd() throws IOException {
    StringBuilder growing = new StringBuilder("<p0>x</p0>");
    for (int i = 1; i < 60; i++) {
      growing.append("<p" + i + ">${p" + (i - 1) + "}${p" + (i - 1) + "}</p" + i + ">");
    }
    Path file = write("pom.xml", """
        <project><parent><groupId>g</groupId><artifactId>a</artifactId><relativePath>pom.xml</relativePath></parent>
          <artifactId>a</artifactId>
          <properties><x>${y}</x><y>${x}</y>%s</properties>
          <dependencies>
            <dependency><groupId>${x}</groupId><artifactId>${p59}</artifactId><scope>${none}</scope></dependency>
          </dependencies></project>
        """.formatted(growing));

    Dependency dependency = read(file).dependencies().getFirst();

    assertTrue(dependency.key().length() < 100, dependency.key());
    assertFalse(dependency.isKnown());
  }

  @Test
  void strangePathsInAPomAreNoParents() throws IOException {
    Path file = write("pom.xml", """
        <project><parent><artifactId>p</artifactId><relativePath>a&#0;b</relativePath></parent>
          <groupId>g</groupId><artifactId>a</artifactId>
          <build><sourceDirectory>&#0;</sourceDirectory></build></project>
        """);

    assertEquals(Optional.empty(), read(file).sourceDirectory());
  }

  @Test
  void encodingsAreFollowed() throws IOException {
    String text = "<?xml version='1.0' encoding='%s'?><project><groupId>g\u00e4</groupId><artifactId>a</artifactId></project>";

    assertEquals("g\u00e4:a",
        read(write("a.xml", text.formatted("ISO-8859-1"), StandardCharsets.ISO_8859_1)).key());
    assertEquals("g\u00e4:a", read(write("b.xml", text.formatted("UTF-16"), StandardCharsets.UTF_16)).key());
    assertEquals("g\u00e4:a", read(write("c.xml", "\uFEFF" + text.formatted("UTF-8"))).key());
  }

  @Test
  void damagedPomsAreProblems() throws IOException {
    Path damaged = write("pom.xml", "<project>\n<dependencies>\n</project>");
    Path other = write("other.xml", "<html/>");
    Path strange = write("strange.xml", "<?xml version='1.0' encoding='none-such'?><project/>");
    PomReader reader = new PomReader(problems::add);

    assertEquals(Optional.empty(), reader.read(damaged));
    assertEquals(Optional.empty(), reader.read(other));
    assertEquals(Optional.empty(), reader.read(strange));
    assertEquals(Optional.empty(), reader.read(damaged));
    String end = "; descriptors are not compared with it. Mend the POM.";
    assertEquals(
        List.of(
            new Problem(damaged.toString(), "line 3: expected </dependencies>, found </project>" + end),
            new Problem(other.toString(), "line 1: expected <project>, found <html>" + end),
            new Problem(strange.toString(), "expected an encoding that Java knows, found none-such" + end)),
        problems);
  }
}
