package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the examples of the documentation, with other paths.
class SnippetsTest {
  @TempDir Path folder;
  private Path project;
  private Path unpacked;

  @BeforeEach
  void make() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    unpacked = folder.resolve("unpacked");
    Files.createDirectory(project.resolve(".git"));
    Files.writeString(project.resolve("visits.csv"), "content");
  }

  @Test
  void examplesOfPackage() throws IOException {
    Path backup = folder.resolve("backup");
    Path mirror = folder.resolve("mirror");
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.createDirectory(site.resolve("current"));

    new TreeCopier().withIgnore(Shutil.ignorePatterns("*.tmp", ".git")).copy(project, backup);
    new TreeSync().withDelete(true).sync(project, mirror);
    Path archive = new Archiver("gztar").withRootDirectory(project).make(folder.resolve("project-1.0"));
    new Extractor().extract(archive, unpacked);
    new AtomicWriter().write(project.resolve("VERSION"), "1.0\n".getBytes(UTF_8));
    try (FileTransaction tx = new FileTransactions().begin(site)) {
      tx.move(Path.of("current"), Path.of("previous"));
      tx.copy(unpacked, Path.of("current"));
      tx.commit();
    }
    new TreeRemover().remove(unpacked);

    assertFalse(Files.exists(backup.resolve(".git")));
    assertTrue(new TreeComparison().isSame(mirror, site.resolve("current")));
    assertEquals("project-1.0.tar.gz", archive.getFileName().toString());
    assertEquals("1.0\n", Files.readString(project.resolve("VERSION")));
    assertTrue(Files.isDirectory(site.resolve("previous")));
    assertFalse(Files.exists(unpacked));
  }

  @Test
  void examplesOfShutil() throws IOException {
    Path backup = folder.resolve("backup");
    Path archives = Files.createDirectory(folder.resolve("archives"));

    Shutil.copyTree(project, backup);
    Path archive = Shutil.makeArchive(folder.resolve("project-1.0"), "gztar", project);
    Shutil.unpackArchive(archive, unpacked);
    Shutil.move(archive, archives);
    Optional<Path> shell = Shutil.which("sh");

    assertTrue(new TreeComparison().isSame(backup, unpacked));
    assertTrue(Files.exists(archives.resolve("project-1.0.tar.gz")));
    assertTrue(shell.isPresent());
    Shutil.removeTree(unpacked);
    assertFalse(Files.exists(unpacked));
  }

  @Test
  void examplesOfSingleFiles() throws IOException {
    Path file = project.resolve("visits.csv");
    Path view = folder.resolve("view.csv");

    LinkMethod how = Links.link(file, view);
    Durability.syncFile(view);
    Durability.syncDirectory(folder);

    assertTrue(how == LinkMethod.REFLINK || how == LinkMethod.HARD_LINK, how.toString());
    assertEquals(Checksums.sha256(file, Progress.none()), Checksums.sha256(view, Progress.none()));
    assertTrue(Glob.compile("report-[0-9]*.csv").matches(Path.of("2026/report-7.csv")));
    assertEquals(0644, ModeChange.parse("u+rwX,go-w").apply(0666, false));
  }
}
