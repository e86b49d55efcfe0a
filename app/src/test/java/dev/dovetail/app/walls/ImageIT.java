package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users get is the linked image, so that is what these tests run.
class ImageIT {
  private static final String DOVETAIL = Built.IMAGE.resolve("bin/dovetail").toString();

  @TempDir Path folder;

  @Test
  void holdsTheModulesThatWereReviewedAndNoOther() throws IOException {
    try (var image = open(); var modules = Files.list(image.getPath("/modules"))) {
      Golden.assertLines("image-modules.txt", modules.map(Path::getFileName).map(Path::toString).sorted().toList());
    }
  }

  @Test
  void grantsNativeAccessToTheModulesThatNeedItOnly() throws IOException {
    try (var image = open()) {
      String options = Files.readString(image.getPath("/modules/java.base/jdk/internal/vm/options"));
      assertEquals(
          List.of(
              "--add-modules=com.github.luben.zstd_jni",
              "--enable-native-access=org.xerial.sqlitejdbc,dev.dovetail.fileops,com.github.luben.zstd_jni",
              "--sun-misc-unsafe-memory-access=deny",
              "--illegal-native-access=deny"),
          Arrays.stream(options.split("\\s+")).filter(option -> option.startsWith("--")).toList());
    }
  }

  @Test
  void usesItsAotCacheWithoutBeingTold() throws Exception {
    assertEquals(List.of(), loadedFromElsewhere(Built.IMAGE));
  }

  @Test
  void usesItsAotCacheAfterBeingMovedToAFolderWithBlanks() throws Exception {
    Path moved = folder.resolve("een map, verhuisd – 移動");
    assertEquals(new Run(0, ""), Run.of("cp", "-R", Built.IMAGE.toString(), moved.toString()));
    assertEquals(List.of(), loadedFromElsewhere(moved));
  }

  @Test
  void startsThroughSymbolicLinksFromAnyDirectory() throws Exception {
    Path moved = folder.resolve("the image");
    assertEquals(new Run(0, ""), Run.of("cp", "-R", Built.IMAGE.toString(), moved.toString()));
    Path first = Files.createSymbolicLink(folder.resolve("first link"), moved.resolve("bin/dovetail"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("dovetail"), Path.of("../first link"));
    Run expected = Run.of(DOVETAIL, "--version");
    assertEquals(0, expected.code());
    assertEquals(expected, Run.of(Path.of("/"), Map.of(), List.of(first.toString(), "--version")));
    assertEquals(expected, Run.of(folder, Map.of(), List.of("./bin/dovetail", "--version")));
    assertEquals(expected, Run.of(bin, Map.of(), List.of("sh", "dovetail", "--version")));
  }

  @Test
  void startsFromItsJarsAsWell() throws Exception {
    assertEquals(
        Run.of(DOVETAIL, "--help"),
        Run.jdk("java", "-p", Built.MODULES.toString(), "-m", "dev.dovetail.app", "--help"));
  }

  @Test
  void passesOptionsOnToTheJvm() throws Exception {
    Run run = Run.of(
        folder, Map.of("DOVETAIL_JAVA_OPTIONS", "-XX:+PrintFlagsFinal -Xmx320m"), List.of(DOVETAIL, "--version"));
    assertTrue(run.lines().stream().anyMatch(line -> line.matches(".* MaxHeapSize += 335544320 .*")), run.output());
  }

  @Test
  void readsFileNamesAsUtf8WhateverTheLocale() throws Exception {
    for (String locale : List.of("C", "POSIX", "en_XX.UTF-8", "C.UTF-8")) {
      Run run = Run.of(
          folder,
          Map.of("LC_ALL", locale, "DOVETAIL_JAVA_OPTIONS", "-XshowSettings:properties"),
          List.of(DOVETAIL, "--version"));
      assertTrue(run.output().contains("sun.jnu.encoding = UTF-8"), () -> locale + ": " + run.output());
    }
  }

  /// The image's classes as a file system.
  private static FileSystem open() throws IOException {
    return FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", Built.IMAGE.toString()));
  }

  /// Our own classes that a start loads from somewhere else than the cache.
  private List<String> loadedFromElsewhere(Path image) throws Exception {
    Path log = folder.resolve("classes.log");
    Run run = Run.of(
        folder,
        Map.of("DOVETAIL_JAVA_OPTIONS", "-Xlog:class+load:file=classes.log"),
        List.of(image.resolve("bin/dovetail").toString(), "--version"));
    assertEquals(0, run.code(), run.output());
    try (Stream<String> lines = Files.lines(log)) {
      List<String> ours = lines
          .filter(line -> line.contains(" dev.dovetail.app.") && !line.contains("$$Lambda"))
          .toList();
      assertTrue(ours.size() >= 3, ours::toString);
      return ours.stream().filter(line -> !line.contains("source: shared objects file")).toList();
    }
  }
}
