package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// A library whose methods return a class of another module.
class TransitiveIT {
  private static final String LIBRARY =
      """
      import dev.dovetail.fileops.FileCopier;
      public class Backup {
        public static FileCopier copier() { return new FileCopier(); }
      }
      """;

  private static final String USER =
      """
      class Guest {
        void run(java.nio.file.Path from, java.nio.file.Path to) throws java.io.IOException {
          library.Backup.copier().copy(from, to);
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void whatAnApiMentionsHasToBePassedOn(TestInfo test) throws Exception {
    String library = library("requires").readablyTo(folder.resolve("library"), "-Xlint:exports");
    String user =
        library("requires").add("user", "requires library;", USER).readablyTo(folder.resolve("user"));
    Page.assertShows(test, library, user);
  }

  @Test
  void passedOnItIsReadByWhoeverRequiresTheLibrary() throws Exception {
    assertEquals(
        "",
        library("requires transitive")
            .add("user", "requires library;", USER)
            .readablyTo(folder.resolve("classes"), "-Xlint:exports"));
  }

  private Visitors library(String requires) throws Exception {
    return new Visitors(folder.resolve(requires))
        .add("library", requires + " dev.dovetail.fileops; exports library;", LIBRARY);
  }
}
