package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// Who may call native code, which no module boundary holds.
class NativeAccessIT {
  private static final String GUEST =
      """
      import java.lang.foreign.*;
      class Guest {
        public static void main(String[] arguments) throws Throwable {
          Linker linker = Linker.nativeLinker();
          var getpid = linker.downcallHandle(
              linker.defaultLookup().findOrThrow("getpid"), FunctionDescriptor.of(ValueLayout.JAVA_INT));
          System.out.println((int) getpid.invokeExact() == ProcessHandle.current().pid());
        }
      }
      """;

  @TempDir Path folder;
  private Path classes;

  @BeforeEach
  void compile() throws Exception {
    classes = folder.resolve("classes");
    new Visitors(folder).add("granted", "", GUEST).add("neighbour", "", GUEST).mustCompileTo(classes);
  }

  @Test
  void whoIsNotGrantedItIsWarnedOf(TestInfo test) throws Exception {
    Page.assertShows(
        test, Run.jdk("java", "-p", classes.toString(), "-m", "neighbour/neighbour.Guest").output());
  }

  @Test
  void inTheImageItIsRefusedToAllButTheModulesThatAreNamed(TestInfo test) throws Exception {
    assertEquals(new Run(0, "true\n"), image("granted"));
    Page.assertShows(test, image("neighbour").output());
  }

  private Run image(String caller) throws Exception {
    return Run.image(
        "--enable-native-access=granted", "-p", classes.toString(), "--add-modules=ALL-SYSTEM,granted",
        "-m", caller + "/" + caller + ".Guest");
  }
}
