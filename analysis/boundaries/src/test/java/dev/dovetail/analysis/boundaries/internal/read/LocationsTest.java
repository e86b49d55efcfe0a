package dev.dovetail.analysis.boundaries.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.ModuleKind;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocationsTest {
  @TempDir
  private Path folder;

  @Test
  void folderOfJarsAndModules() {
    Laboratory lab = new Laboratory(folder)
        .module("a", "module a { exports a; }", "package a; public class A {}").jar("a", "a.jar")
        .module("b", "open module b { }", "package b; class B {}");
    Reads reads = Reads.of(lab.classes(), lab.jars());
    assertEquals(List.of("a", "b"), reads.names());
    assertEquals(ModuleKind.OPEN, reads.module("b").kind());
    assertEquals(List.of("a.A", "module-info"), reads.classes("a"));
    assertEquals(List.of(), reads.problems());
  }

  @Test
  void resourcesMakePackagesToo() {
    Laboratory lab = new Laboratory(folder).module("a", "module a { }", "package a; class A {}")
        .file("classes/a/a/texts/words.txt", "").file("classes/a/META-INF/notes.txt", "");
    ScannedModule module = Reads.of(lab.classes("a")).module("a");
    assertEquals(Set.of("a", "a.texts"), module.packages());
    assertEquals(Set.of("a", "a.texts"), module.descriptor().packages());
  }

  @Test
  void folderOfPlainClassesIsAnAutomaticModule() {
    Laboratory lab = new Laboratory(folder).module("plain", "package p; public class A {}");
    Reads reads = Reads.of(lab.classes("plain"));
    assertEquals(ModuleKind.AUTOMATIC, reads.module("plain").kind());
    assertEquals(List.of("p.A"), reads.classes("plain"));
  }

  @Test
  void classesOfTheWantedReleaseStandInForOlderOnes() {
    Zip zip = new Zip().withManifest("Multi-Release: true").with("p/A.class", ClassFileMaker.of("p.A"))
        .with("META-INF/versions/9/module-info.class", ClassFileMaker.module("nine"))
        .with("META-INF/versions/17/p/B.class", ClassFileMaker.of("p.B"))
        .with("META-INF/versions/17/META-INF/C.class", ClassFileMaker.of("p.C"))
        .with("META-INF/versions/99/p/D.class", ClassFileMaker.of("p.D"))
        .with("META-INF/versions/8/p/E.class", ClassFileMaker.of("p.E"))
        .with("META-INF/versions/junk/p/F.class", ClassFileMaker.of("p.F"))
        .with("META-INF/versions/G.class", ClassFileMaker.of("p.G"));
    Scope scope = Scope.of(List.of(zip.write(folder.resolve("many-1.jar")).toString()));
    assertEquals(List.of("module-info", "p.A", "p.B"), Reads.of(scope).classes("nine"));
    assertEquals(List.of("module-info", "p.A"), Reads.of(scope.withRelease(11)).classes("nine"));
    assertEquals(List.of("p.A"), Reads.of(scope.withRelease(8)).classes("many"));
    zip.withManifest("Multi-Release: false").write(folder.resolve("many-1.jar"));
    assertEquals(List.of("p.A"), Reads.of(scope).classes("many"));
    assertEquals(List.of(), Reads.of(scope).problems());
  }

  @Test
  void jmodIsKnownByItsContent() {
    new Laboratory(folder).module("a", "module a { }", "package a; class A {}");
    Path jmod = folder.resolve("a.jmod");
    assertEquals(0, ToolProvider.findFirst("jmod").orElseThrow().run(
        System.out, System.err, "create", "--class-path", folder.resolve("classes/a").toString(), jmod.toString()));
    assertEquals(List.of("a.A", "module-info"), Reads.of(jmod).classes("a"));
  }

  @ParameterizedTest
  @CsvSource({"plain.jar", "some-lib-1.2.3.jar", "some-lib-1.2.3-SNAPSHOT.jar", "x_y--z-7.jar",
      "lib.v2-33.8.0-jre.jar", "-a-.jar", "a..b-1..2.jar"})
  void automaticModulesAreNamedAsJavaNamesThem(String fileName) {
    new Zip().with("p/A.class", ClassFileMaker.of("p.A")).with("q/words.txt", "")
        .with("META-INF/services/java.lang.Runnable", "# none\np.A # one\n\n").write(folder.resolve(fileName));
    ModuleDescriptor expected =
        ModuleFinder.of(folder.resolve(fileName)).findAll().iterator().next().descriptor();
    ModuleDescriptor found = Reads.of(folder).modules().getFirst().descriptor();
    assertEquals(expected, found);
    assertEquals(expected.provides(), found.provides());
  }

  @Test
  void manifestNamesAutomaticModules() {
    Path jar = new Zip().withManifest("Automatic-Module-Name: org.some", "Enable-Native-Access: ALL-UNNAMED")
        .with("p/A.class", ClassFileMaker.of("p.A")).write(folder.resolve("any.jar"));
    ScannedModule module = Reads.of(jar).module("org.some");
    assertTrue(module.manifest().grantsNativeAccess());
    assertEquals("org.some", module.manifest().automaticName().orElseThrow());
  }

  @Test
  void namesThatNoModuleCanHaveAreProblems() {
    Path file = new Zip().with("p/A.class", ClassFileMaker.of("p.A")).write(folder.resolve("1.jar"));
    assertEquals(List.of("1.jar: no module name can be made of its file name 1 (1: Invalid module name: '1' is not a"
        + " Java identifier). Rename the file, or give it Automatic-Module-Name in its manifest."),
        Reads.of(file).problems(folder));
    Path named = new Zip().withManifest("Automatic-Module-Name: a-b").with("p/A.class", ClassFileMaker.of("p.A"))
        .write(folder.resolve("n.jar"));
    assertEquals(List.of("n.jar: its manifest gives it the module name a-b, which is none (a-b: Invalid module name:"
        + " 'a-b' is not a Java identifier). Correct Automatic-Module-Name in the manifest."),
        Reads.of(named).problems(folder));
  }

  @Test
  void providersThatAreNotInTheJarAreProblems() {
    Path jar = new Zip().with("p/A.class", ClassFileMaker.of("p.A"))
        .with("META-INF/services/java.lang.Runnable", "p.A\ngone.B\n").write(folder.resolve("n.jar"));
    Reads reads = Reads.of(jar);
    assertEquals(List.of("n.jar!/META-INF/services/java.lang.Runnable: names providers whose packages are not in the"
        + " jar, so that Java refuses it on the module path: gone.B. Remove the lines."), reads.problems(folder));
    assertEquals(List.of("p.A"), reads.module("n").descriptor().provides().iterator().next().providers());
  }

  @Test
  void runningImageAsAWholeAndByModule() throws IOException {
    try (ScopeReader reader = new ScopeReader(Scope.of(List.of("jrt:/java.logging")))) {
      List<ScannedModule> all = reader.read().modules();
      Set<String> expected = ModuleFinder.ofSystem().findAll().stream()
          .map(reference -> reference.descriptor().name()).collect(Collectors.toSet());
      assertEquals(expected, all.stream().map(ScannedModule::name).collect(Collectors.toSet()));
      assertEquals(List.of("java.logging"),
          all.stream().filter(ScannedModule::isChecked).map(ScannedModule::name).toList());
    }
  }

  @Test
  void homeOfTheRunningJavaIsTheRunningImage() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    try (ScopeReader reader = new ScopeReader(Scope.of(List.of(home.toString())))) {
      ScannedModule first = reader.read().modules().getFirst();
      assertTrue(first.isChecked());
      assertEquals("jrt:/java.base", first.location());
    }
  }

  @Test
  void checkedModulesComeBeforeThoseOfTheSystem() {
    Path jar = new Zip().with("module-info.class", ClassFileMaker.module("java.logging"))
        .write(folder.resolve("own.jar"));
    Reads reads = Reads.of(jar);
    assertEquals(jar.toString(), reads.module("java.logging").location());
    assertEquals(List.of(), reads.problems());
  }

  @Test
  void firstOfTwoModulesOfOneNameIsTaken() throws IOException {
    Path one = new Zip().with("module-info.class", ClassFileMaker.module("m")).write(folder.resolve("1.jar"));
    Path two = Files.copy(one, folder.resolve("2.jar"));
    assertEquals(List.of("2.jar: module m was already found in 1.jar; that one is used. Remove one of them."),
        Reads.of(one, two).problems(folder));
    assertEquals(List.of(), Reads.of(one, one).problems(folder));
    Scope beside = Scope.of(List.of(one.toString()));
    assertEquals(List.of(), Reads.of(beside.withContext(List.of(two.toString()))).problems(folder));
    new Laboratory(folder).module("m", "module m { exports m; }", "package m; public class M {}");
    assertEquals(List.of("classes/m: module m was already found in 1.jar, with other directives; that one is used."
        + " Build this one again, or remove it."),
        Reads.of(beside.withContext(List.of(folder.resolve("classes/m").toString()))).problems(folder));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // links need rights there
  void symbolicLinksAreFollowedAndCirclesAreNot() throws IOException {
    Laboratory lab = new Laboratory(folder).module("a", "module a { }", "package a; class A {}");
    Files.move(lab.classes("a").resolve("a"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(lab.classes("a").resolve("a"), folder.resolve("elsewhere"));
    assertEquals(List.of("a.A", "module-info"), Reads.of(lab.classes("a")).classes("a"));
    Files.createSymbolicLink(lab.classes("a").resolve("circle"), lab.classes("a"));
    Files.createSymbolicLink(lab.classes("a").resolve("dangling"), folder.resolve("nowhere"));
    Reads reads = Reads.of(lab.classes("a"));
    assertEquals(List.of("classes/a/circle: a symbolic link to a folder that it is in; it is not followed."
        + " Remove it."), reads.problems(folder));
    assertFalse(reads.classes("a").isEmpty());
  }

  @Test
  void saysWhereGradleBuilds() throws IOException {
    Files.createFile(folder.resolve("settings.gradle.kts"));

    assertEquals(List.of("is a Gradle project, whose script is not read. Build it, and give build/libs or"
        + " build/classes/java/main of each of its projects."),
        Reads.of(folder).problems().stream().map(problem -> problem.message()).toList());
  }
}
