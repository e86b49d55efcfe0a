package dev.dovetail.analysis.boundaries.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.internal.source.PomProject;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MavenProjectsTest {
  @TempDir
  private Path folder;

  @Test
  void followsModulesWhereTheyAreDeclared() throws IOException {
    pom("", "<packaging>pom</packaging><modules><module>a</module><!-- <module>no</module> -->"
        + "<module>parts/pom.xml</module></modules>"
        + "<profiles><profile><modules><module>left-out</module></modules></profile></profiles>");
    pom("a", "");
    pom("parts", "<packaging>pom</packaging><modules><module>../b</module><module>..</module></modules>");
    pom("b", "");
    pom("left-out", "");
    for (String name : List.of("a", "b", "left-out")) {
      built(name, "m." + name.replace("-", "."));
    }
    Reads reads = Reads.of(folder);
    assertEquals(List.of("m.a", "m.b"), reads.names());
    assertEquals(Optional.of(folder.resolve("b")), reads.module("m.b").project().map(Path::normalize));
    assertEquals(List.of(), reads.problems());
  }

  @Test
  void looksBelowAnAggregatorThatNamesNone() throws IOException {
    pom("", "<packaging>pom</packaging>");
    pom("a", "");
    built("a", "m.a");
    assertEquals(List.of("m.a"), Reads.of(folder).names());
  }

  @Test
  void takesTheJarWhereClassesAreGone() throws IOException {
    pom("", "<artifactId>lib</artifactId>");
    Path target = Files.createDirectories(folder.resolve("target"));
    for (String other : List.of("lib-1-sources.jar", "lib-1-tests.jar", "lib-1-shaded.jar", "original-lib.jar", "x.jar")) {
      new Zip().with("module-info.class", ClassFileMaker.module("wrong")).write(target.resolve(other));
    }
    new Zip().with("module-info.class", ClassFileMaker.module("right")).write(target.resolve("lib-1.jar"));
    Reads reads = Reads.of(folder);
    assertEquals(List.of("right"), reads.names());
    assertEquals(Optional.of(folder), reads.module("right").project());
  }

  @Test
  void refusesElementsNestedWithoutEnd() throws IOException {
    Files.writeString(folder.resolve("pom.xml"), "<project>" + "<a>".repeat(100_000) + "</a>".repeat(100_000)
        + "</project>");

    List<String> problems = Reads.of(folder).problems().stream().map(problem -> problem.message()).toList();

    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("expected at most 256 elements in one another"), problems::toString);
  }

  @Test
  void saysWhatIsNotBuiltOrNotThere() throws IOException {
    pom("", "<packaging>pom</packaging><modules><module>a</module><module>gone</module></modules>");
    pom("a", "");
    Files.createDirectories(folder.resolve("a/src/main/java"));
    assertEquals(List.of(
        "a: expected classes in target/classes, or a jar in target, found neither: the project is not built."
            + " Run mvn package first.",
        "pom.xml: names the module gone, and there is no such folder with a pom.xml. Correct <modules>."),
        Reads.of(folder).problems(folder));
  }

  @Test
  void projectWithoutDescriptorIsNamedAfterItsArtifact() throws IOException {
    pom("", "<artifactId>plain-lib</artifactId>");
    Path classes = Files.createDirectories(folder.resolve("target/classes/p"));
    Files.write(classes.resolve("A.class"), ClassFileMaker.of("p.A"));
    assertEquals(List.of("plain.lib"), Reads.of(folder).names());
  }

  @Test
  void resolvesAgainstTheJarsThatABuildHasLaidBeside() throws IOException {
    pom("", "");
    built("", "m.a");
    Path beside = Files.createDirectories(folder.resolve("target/modules"));
    new Zip().with("module-info.class", ClassFileMaker.module("other")).write(beside.resolve("other.jar"));
    new Zip().with("module-info.class", ClassFileMaker.module("m.a")).write(beside.resolve("a.jar"));
    Reads reads = Reads.of(folder);
    assertEquals(List.of("m.a", "other"), reads.names());
    assertEquals(List.of("m.a"), reads.modules().stream().filter(ScannedModule::isChecked).map(ScannedModule::name)
        .toList());
    assertEquals(List.of(), reads.problems());
  }

  @Test
  void saysWhereAPomIsBroken() throws IOException {
    Files.writeString(folder.resolve("pom.xml"), "<project><modules></project>");
    assertEquals(List.of("pom.xml: expected a Maven project, found what cannot be read: line 1: expected </modules>, found </project>."
        + " Correct it; mvn validate says more."), Reads.of(folder).problems(folder));
  }

  @Test
  void readsPomsAsTheyAreWritten() throws IOException {
    Path file = folder.resolve("pom.xml");
    Files.writeString(file, """
        <?xml version="1.0"?>
        <!DOCTYPE project>
        <project xmlns="http://maven.apache.org/POM/4.1.0">
          <parent><artifactId>parent</artifactId></parent>
          <artifactId> own </artifactId><packaging><![CDATA[maven-plugin]]></packaging><url/>
          <subprojects ><subproject>a&amp;b</subproject></subprojects >
        </project>
        """);
    assertEquals(new PomProject("own", "maven-plugin", List.of("a&b")), PomProject.read(file));
    Files.writeString(file, "");
    assertTrue(assertThrows(IOException.class, () -> PomProject.read(file)).getMessage().contains("expected an element, found none"));
  }

  private void pom(String project, String content) throws IOException {
    Path file = folder.resolve(project).resolve("pom.xml");
    Files.createDirectories(folder.resolve(project));
    Files.writeString(file, "<project>" + content + "</project>");
  }

  private void built(String project, String module) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(project).resolve("target/classes"));
    Files.write(classes.resolve("module-info.class"), ClassFileMaker.module(module));
  }
}
