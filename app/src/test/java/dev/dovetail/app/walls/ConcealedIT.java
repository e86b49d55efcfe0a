package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// A public class in a package that its module keeps to itself.
class ConcealedIT {
  private static final String BY_NAME =
      """
      class Guest {
        boolean mayClone = dev.dovetail.fileops.internal.linux.Linux.mayReflink(1, 2);
      }
      """;

  private static final String BY_REFLECTION =
      """
      class Knock {
        public static void main(String[] arguments) throws Exception {
          Class<?> linux = Class.forName("dev.dovetail.fileops.internal.linux.Linux");
          System.out.println(linux.getMethod("mayReflink", long.class, long.class).invoke(null, 1, 2));
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aConcealedClassIsRefusedToTheCompilerAndToReflection(TestInfo test) throws Exception {
    Path classes = folder.resolve("classes");
    String javac = new Visitors(folder.resolve("guest"))
        .add("stranger", "requires dev.dovetail.fileops;", BY_NAME)
        .readablyTo(classes);
    new Visitors(folder.resolve("knock"))
        .add("stranger", "requires dev.dovetail.fileops;", BY_REFLECTION)
        .mustCompileTo(classes);
    Run java = Visitors.run(classes, "stranger/stranger.Knock");
    Page.assertShows(test, javac, java.output());
  }

  @Test
  void onTheClassPathTheSameClassesGetIn() throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder)
        .add("stranger", "", BY_NAME)
        .add("stranger", "", BY_REFLECTION)
        .mustCompileToClassPath(classes);
    assertEquals(
        new Run(0, "true\n"),
        Run.jdk("java", "-cp", Built.classPathAnd(classes), "stranger.Knock"));
  }
}
