package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The registry of formats, as shutil's, and the wall around the libraries that formats need.
class ArchiveFormatsTest {
  @TempDir Path folder;

  private static List<String> names(List<ArchiveFormats.Description> formats) {
    return formats.stream().map(ArchiveFormats.Description::name).toList();
  }

  @Test
  void allFormatsAreThereWithTheirLibraries() {
    List<String> all = List.of("bztar", "gztar", "tar", "xztar", "zip", "zstdtar");
    assertEquals(all, names(ArchiveFormats.installed().archiveFormats()));
    assertEquals(all, names(Shutil.unpackFormats()));
  }

  @Test
  void unknownFormatsAreAnsweredWithThoseThatAreKnown() throws IOException {
    IllegalArgumentException make = assertThrows(IllegalArgumentException.class, () -> new Archiver("rar"));
    assertTrue(make.getMessage().contains("\"rar\"; there are bztar, gztar"), make.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Extractor().withFormat("rar"));
    Path file = Files.writeString(folder.resolve("a.rar"), "x");
    ArchiveException e = assertThrows(ArchiveException.class, () -> new Extractor().extract(file, folder));
    assertTrue(e.getMessage().contains(".tar.gz"), e.getMessage());
    assertThrows(
        NoSuchFileException.class, () -> new Extractor().extract(folder.resolve("none.zip"), folder));
  }

  @Test
  void aFunctionCanBeAFormat() throws IOException {
    List<String> calls = new ArrayList<>();
    ArchiveFormats formats =
        ArchiveFormats.installed()
            .withArchiveFormat(
                "list",
                (name, request) -> {
                  calls.add("make " + request.root() + " " + request.isDryRun());
                  return Files.writeString(name.resolveSibling(name.getFileName() + ".list"), "x");
                },
                "a list")
            .withUnpackFormat("list", List.of(".list"), (a, directory) -> calls.add("unpack " + a), "a list");
    Path made = new Archiver("list", formats).withRootDirectory(folder).make(folder.resolve("a"));
    new Extractor(formats).extract(made, folder.resolve("out"));
    assertEquals(List.of("make " + folder + " false", "unpack " + folder.resolve("a.list")), calls);
    assertTrue(names(formats.archiveFormats()).contains("list"));
    assertFalse(names(formats.withoutArchiveFormat("list").archiveFormats()).contains("list"));
    assertThrows(IllegalArgumentException.class, () -> formats.withoutUnpackFormat("none"));
  }

  @Test
  void anExtensionBelongsToOneFormat() {
    ArchiveFormats formats = ArchiveFormats.installed();
    RegistryException e =
        assertThrows(
            RegistryException.class,
            () -> formats.withUnpackFormat("boo", List.of(".boo", ".tgz"), (a, d) -> {}, ""));
    assertTrue(e.getMessage().contains(".tgz is already registered for \"gztar\""), e.getMessage());
    formats.withoutUnpackFormat("gztar").withUnpackFormat("boo", List.of(".tgz"), (a, d) -> {}, "");
  }

  @Test
  void registrationHoldsForTheProcessUntilItIsTakenBack() {
    Shutil.registerArchiveFormat("own", (name, request) -> name, "own format");
    Shutil.registerUnpackFormat("own", List.of(".own"), (a, d) -> {}, "own format");
    try {
      assertTrue(names(Shutil.archiveFormats()).contains("own"));
      assertTrue(names(Shutil.unpackFormats()).contains("own"));
      assertThrows(
          RegistryException.class,
          () -> Shutil.registerUnpackFormat("two", List.of(".own"), (a, d) -> {}, ""));
    } finally {
      Shutil.unregisterArchiveFormat("own");
      Shutil.unregisterUnpackFormat("own");
    }
    assertFalse(names(Shutil.archiveFormats()).contains("own"));
    assertThrows(IllegalArgumentException.class, () -> Shutil.unregisterArchiveFormat("own"));
  }

  /// Copies, packs and unpacks, and says what it can not.
  static final class Alone {
    private Alone() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      new FileCopier().copy(folder.resolve("tree/f"), folder.resolve("tree/g"));
      for (String format : List.of("zip", "tar", "gztar")) {
        Path archive = Shutil.makeArchive(folder.resolve("a"), format, folder.resolve("tree"));
        Shutil.unpackArchive(archive, folder.resolve(format));
      }
      System.out.println(Shutil.archiveFormats().stream().map(ArchiveFormats.Description::name).toList());
      for (String format : List.of("bztar", "xztar", "zstdtar")) {
        try {
          new Archiver(format);
          System.out.println(format + " is there");
        } catch (UnsupportedOperationException e) {
          System.out.println(e.getMessage());
        }
      }
      ModuleLayer.boot().modules().stream()
          .map(Module::getName)
          .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
          .sorted()
          .forEach(System.out::println);
    }
  }

  @Test
  void whoHasNoneOfTheLibrariesCopiesAndZips() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("f"), "content");
    for (List<String> options :
        List.of(List.<String>of("--illegal-native-access=deny"), Kit.nativeAccess())) {
      Kit.Run run = Kit.run(Kit.java(Alone.class, options, folder.toString()));
      List<String> lines = run.output().lines().filter(line -> !line.startsWith("WARNING")).toList();
      assertEquals("[gztar, tar, zip]", lines.getFirst(), run.output());
      assertTrue(lines.get(1).contains("\"bztar\" needs org.apache.commons:commons-compress"), run.output());
      assertTrue(lines.get(2).contains("\"xztar\" needs org.tukaani:xz"), run.output());
      assertTrue(lines.get(3).contains("\"zstdtar\" needs com.github.luben:zstd-jni"), run.output());
      assertEquals(List.of("dev.dovetail.core", "dev.dovetail.fileops"), lines.subList(4, lines.size()));
      for (String format : List.of("zip", "tar", "gztar")) {
        assertEquals(Map.of("f", "content", "g", "content"), Kit.picture(folder.resolve(format)));
      }
      Files.delete(tree.resolve("g"));
    }
  }
}
