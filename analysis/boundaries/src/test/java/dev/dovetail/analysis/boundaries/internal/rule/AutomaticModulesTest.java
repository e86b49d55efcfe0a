package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.AUTOMATIC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Scope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticModulesTest {
  @TempDir Path folder;

  private Laboratory lab() {
    return new Laboratory(folder)
        .module("old", "package old; public class Old {}").jar("old", "old lib-1.2.jar")
        .module("other", "package other; public class Other {}").jar("other", "other.jar")
        .module("a", "module a { }", "package a; class A {}");
  }

  @Test
  void allJarsWithoutDescriptorAreFoundAtOnce() {
    String change = " { and compile it into a copy of the jar, in a project of its own";

    assertEquals(
        List.of(
            "old.lib old_lib-1.2.jar: old lib-1.2.jar has no descriptor: jlink refuses it; its name is from its file's"
                + " name, and changes with it; no module requires it"
                + " -> write a module-info.java that begins with: module old.lib" + change,
            "other other.jar: other.jar has no descriptor: jlink refuses it; its name is from its file's name, and"
                + " changes with it; no module requires it"
                + " -> write a module-info.java that begins with: module other" + change),
        Found.of(AUTOMATIC, lab().check()));
  }

  @Test
  void modulesOfTheContextAreNotChecked() {
    Laboratory lab = lab();

    assertEquals(List.of(), Found.of(AUTOMATIC, Laboratory.check(
        Scope.of(List.of(lab.classes().toString())).withContext(List.of(lab.jars().toString())))));
  }

  @Test
  void nameOfTheManifestIsSaidAndWhoRequiresIt() {
    Laboratory lab = new Laboratory(folder)
        .module("old", "package old; public class Old {}")
        .file("manifest", "Automatic-Module-Name: com.old\n")
        .jar("old", "../classes/old-1.jar", "--manifest", folder.resolve("manifest").toString())
        .module("a", "module a { requires com.old; }", "package a; class A { old.Old o; }");

    assertEquals(
        List.of("com.old old-1.jar: old-1.jar has no descriptor: jlink refuses it; its name is from its manifest;"
            + " required by a -> write a module-info.java that begins with: module com.old {"
            + " and compile it into a copy of the jar, in a project of its own"),
        Found.of(AUTOMATIC, lab.check()));
  }
}
