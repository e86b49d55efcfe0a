package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// One line that imports all that a module exports (JEP 511).
class ImportModuleIT {
  @TempDir Path folder;

  @Test
  void importsWhatIsExportedToWhoImportsAndNothingElse(TestInfo test) throws Exception {
    assertEquals("", guest("Shutil exported; ArchiveFormat fromItsOtherPackage; UnitOfWork passedOn;"));
    Page.assertShows(test, guest("RawNames forAFriend;\n  Linux concealed;"));
  }

  private String guest(String fields) throws Exception {
    return new Visitors(folder)
        .add(
            "stranger",
            "requires dev.dovetail.fileops;",
            "import module dev.dovetail.fileops;\nclass Guest {\n  %s\n}\n".formatted(fields))
        .readablyTo(folder.resolve("classes"));
  }
}
