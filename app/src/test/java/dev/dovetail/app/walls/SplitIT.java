package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who declares his class to be in a package of ours.
class SplitIT {
  private static final String OWNER = "dev.dovetail.fileops";
  private static final String SPLIT = "dev.dovetail.fileops.internal.linux";
  private static final String REQUIRES = "requires dev.dovetail.fileops;";

  private static final String IN_A_CONCEALED_PACKAGE =
      """
      package dev.dovetail.fileops.internal.linux;
      class Intruder {
        public static void main(String[] arguments) { System.out.println("in"); }
      }
      """;

  private static final String IN_AN_EXPORTED_PACKAGE =
      """
      package dev.dovetail.core;
      class Intruder {
        public static void main(String[] arguments) { System.out.println(Silent.INSTANCE); }
      }
      """;

  @TempDir Path folder;

  @Test
  void aSplitOfAnExportedPackageIsRefusedByTheCompiler(TestInfo test) throws Exception {
    Page.assertShows(
        test,
        new Visitors(folder)
            .add("stranger", REQUIRES, IN_AN_EXPORTED_PACKAGE)
            .readablyTo(folder.resolve("none")));
  }

  @Test
  void aSplitOfAConcealedPackageIsCompiledAndDoesNotStart(TestInfo test) throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder)
        .add("stranger", REQUIRES, IN_A_CONCEALED_PACKAGE)
        .mustCompileTo(classes, "-Xlint:all");
    Run run = Visitors.run(classes, "stranger/" + SPLIT + ".Intruder");
    assertEquals(1, run.code());
    String inOneOrder = run.output().replace("stranger and module " + OWNER, OWNER + " and module stranger");
    Page.assertShows(test, inOneOrder);
  }

  /// A package belongs to a class loader, so that modules which have one each may conceal packages of one
  /// name.
  @Test
  void withALoaderEachBothHalvesAreLoaded() throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder).add("stranger", REQUIRES, IN_A_CONCEALED_PACKAGE).mustCompileTo(classes);
    ModuleLayer layer = Layers.ofBuiltAndWithALoaderEach(classes, "stranger");
    Class<?> intruder = Class.forName(layer.findModule("stranger").orElseThrow(), SPLIT + ".Intruder");
    Class<?> linux = Class.forName(layer.findModule(OWNER).orElseThrow(), SPLIT + ".Linux");
    assertEquals(linux.getPackageName(), intruder.getPackageName());
    assertNotEquals(linux.getPackage(), intruder.getPackage());
  }

  @Test
  void onTheClassPathAPackageIsOpenToWhoeverNamesIt() throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder)
        .add("stranger", "", IN_AN_EXPORTED_PACKAGE)
        .add("stranger", "", IN_A_CONCEALED_PACKAGE)
        .mustCompileToClassPath(classes);
    String path = Built.classPathAnd(classes);
    assertEquals(new Run(0, "in\n"), Run.jdk("java", "-cp", path, SPLIT + ".Intruder"));
    assertEquals(new Run(0, "INSTANCE\n"), Run.jdk("java", "-cp", path, "dev.dovetail.core.Intruder"));
  }
}
