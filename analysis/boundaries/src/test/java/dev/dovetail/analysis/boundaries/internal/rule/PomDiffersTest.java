package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.POM_DIFFERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PomDiffersTest {
  @TempDir Path folder;

  /// Makes a reactor of a library `g:lib` and a project `g:app`, with one descriptor and the dependencies of its POM.
  private List<String> found(String descriptor, String dependencies) throws IOException {
    return found(descriptor, dependencies, "module lib { exports lib; }");
  }

  private List<String> found(String descriptor, String dependencies, String library) throws IOException {
    Laboratory lab = new Laboratory(folder)
        .module("lib", library, "package lib; public class Lib {}")
        .module("app", descriptor, "package app; class App {}")
        .file("pom.xml", "<project><groupId>g</groupId><artifactId>all</artifactId><packaging>pom</packaging></project>")
        .file("lib/pom.xml", pom("lib", ""))
        .file("app/pom.xml", pom("app", "\n<dependencies>" + dependencies + "</dependencies>\n"))
        .file("app/src/main/java/module-info.java", descriptor);
    for (String name : List.of("lib", "app")) {
      Files.createDirectories(folder.resolve(name).resolve("target"));
      Files.move(lab.classes(name), folder.resolve(name).resolve("target/classes"));
    }
    return Found.of(POM_DIFFERS, Laboratory.check(Scope.of(List.of(folder.toString()))));
  }

  private static String pom(String artifact, String rest) {
    return "<project><parent><groupId>g</groupId><artifactId>all</artifactId></parent><artifactId>" + artifact
        + "</artifactId>" + rest + "</project>";
  }

  private static String dependency(String rest) {
    return "<dependency><groupId>g</groupId><artifactId>lib</artifactId>" + rest + "</dependency>";
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "requires lib|",
      "requires lib|<scope>compile</scope>",
      "requires transitive lib|",
      "requires static lib|<optional>true</optional>",
      "requires static lib|<scope>provided</scope>",
      "requires static transitive lib|",
      "requires static transitive lib|<optional>true</optional>",
      "requires java.logging|<scope>runtime</scope>",
      "requires java.logging|<scope>test</scope>",
      "requires java.logging|<optional>true</optional>",
      "requires java.logging|<type>pom</type>"})
  void descriptorAndPomThatAgreeAreInOrder(String directive, String rest) throws IOException {
    assertEquals(List.of(), found("module app {\n " + directive + ";\n}", dependency(rest == null ? "" : rest)));
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        Arguments.of("requires lib", "<scope>test</scope>",
            "in the POM for tests only; the descriptor has requires lib"
                + " -> write: <scope>compile</scope>, or remove: requires lib; @2"),
        Arguments.of("requires lib", "<scope>runtime</scope>",
            "in the POM at run time only; the descriptor has requires lib, and compilers need it"
                + " -> write: <scope>compile</scope>, or remove: requires lib; @2"),
        Arguments.of("requires lib", "<optional>true</optional>",
            "optional in the POM and required when it runs; the descriptor has requires lib"
                + " -> remove: <optional>true</optional>, or write: requires static lib; instead of requires lib; @2"),
        Arguments.of("requires transitive lib", "<optional>true</optional>",
            "optional in the POM and re-exported; the descriptor has requires transitive lib -> remove:"
                + " <optional>true</optional>, or write: requires static lib; instead of requires transitive lib; @2"),
        Arguments.of("requires static lib", "",
            "brought to every user of the POM; the descriptor has requires static lib, and does without when it runs"
                + " -> write: <optional>true</optional> or <scope>provided</scope>, or requires lib; instead of"
                + " requires static lib; @2"),
        Arguments.of("requires java.logging", "",
            "compiled with, and lib is required by no directive -> write: requires lib; or remove the dependency;"
                + " <scope>runtime</scope> or <scope>test</scope> if it is needed only then @2"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void differencesAreFound(String directive, String rest, String finding) throws IOException {
    assertEquals(
        List.of("app g:lib: " + finding), found("module app {\n " + directive + ";\n}", dependency(rest)));
  }

  @Test
  void providedByOthersIsInDoubt() throws IOException {
    assertEquals(
        List.of("app g:lib ?: provided by others in the POM, and required when it runs; the descriptor has requires lib;"
            + " whoever runs it may bring it"
            + " -> write: <scope>compile</scope>, or requires static lib; instead of requires lib; @2"),
        found("module app {\n requires lib;\n}", dependency("<scope>provided</scope>")));
  }

  @Test
  void requiredModuleThatIsNoDependencyIsFound() throws IOException {
    assertEquals(
        List.of("app g:lib: no dependency of the POM; the descriptor has requires lib -> write: <dependency>"
            + "<groupId>g</groupId><artifactId>lib</artifactId></dependency> @2"),
        found("module app {\n requires lib;\n}", ""));
  }

  @Test
  void anotherDependencyMayBeTheModuleThatIsRequired() throws IOException {
    List<String> found = found("module app {\n requires lib;\n}",
        "<dependency><groupId>h</groupId><artifactId>unknown</artifactId></dependency>");

    assertEquals(1, found.size());
    assertEquals("app g:lib ?: no dependency of the POM; the descriptor has requires lib;"
        + " another dependency may be that module", found.getFirst().substring(0, found.getFirst().indexOf(" ->")));
  }

  @Test
  void providersAreNeededAtRunTimeOnly() throws IOException {
    assertEquals(
        List.of("app g:lib: compiled with, and lib is required by no directive"
            + " -> write: <scope>runtime</scope>, since it provides services @2"),
        found("module app { }", dependency(""), "module lib { provides java.lang.Object with lib.Lib; }"));
  }

  @Test
  void jarsAreKnownByTheirNames() {
    Laboratory lab = new Laboratory(folder)
        .module("lib", "module lib { exports lib; }", "package lib; public class Lib {}").jar("lib", "lib-1.0.jar")
        .module("lib.extra", "module lib.extra { }", "package extra; class X {}").jar("lib.extra", "lib-extra-1.0.jar")
        .module("app", "module app { }", "package app; class App {}")
        .file("app/pom.xml", "<project><groupId>g</groupId><artifactId>app</artifactId><dependencies>" + dependency("")
            + "</dependencies></project>");
    lab.file("app/target/keep", "");
    folder.resolve("classes/app").toFile().renameTo(folder.resolve("app/target/classes").toFile());

    assertEquals(
        List.of("app g:lib: compiled with, and lib is required by no directive -> write: requires lib; or remove the"
            + " dependency; <scope>runtime</scope> or <scope>test</scope> if it is needed only then @1"),
        Found.of(POM_DIFFERS, Laboratory.check(
            Scope.of(List.of(folder.resolve("app").toString())).withContext(List.of(lab.jars().toString())))));
  }

  @Test
  void whatARequiredModuleNeedsIsNotInVain() throws IOException {
    assertEquals(List.of(), found("module app {\n requires lib;\n}", dependency("") + """
        <dependency><groupId>g</groupId><artifactId>all</artifactId></dependency>"""));
  }
}
