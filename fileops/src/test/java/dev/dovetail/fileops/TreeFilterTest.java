package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeFilterTest {
  @TempDir Path folder;

  private static boolean isIn(TreeFilter filter, String path) {
    return filter.accepts(Path.of(path), FileKind.REGULAR);
  }

  @Test
  void everythingIsInUnlessExcluded() {
    TreeFilter filter = TreeFilter.everything().exclude("*.tmp", ".git").excludePaths("build/*", "top");
    assertTrue(isIn(TreeFilter.everything(), "a.tmp"));
    assertFalse(isIn(filter, "a.tmp"));
    assertFalse(isIn(filter, "x/y/a.tmp"));
    assertFalse(filter.accepts(Path.of("x/.git"), FileKind.DIRECTORY));
    assertTrue(isIn(filter, "build"));
    assertFalse(isIn(filter, "build/x/y"), "a star matches slashes too");
    assertTrue(isIn(filter, "x/build/y"));
    assertFalse(isIn(filter, "top"));
    assertTrue(isIn(filter, "x/top"));
  }

  @Test
  void onceSomethingIsIncludedOtherFilesAreOutAndDirectoriesStayIn() {
    TreeFilter filter =
        TreeFilter.everything().include("*.c").include("*.h").includePaths("doc/?").exclude("x*");
    assertTrue(isIn(filter, "a/b.c") && isIn(filter, "a/b.h") && isIn(filter, "doc/1"));
    assertFalse(isIn(filter, "a/b.o") || isIn(filter, "doc/12") || isIn(filter, "x.c"));
    assertTrue(filter.accepts(Path.of("a"), FileKind.DIRECTORY));
    assertFalse(filter.accepts(Path.of("xa"), FileKind.DIRECTORY));
  }

  @Test
  void isWhatACopyLeavesOut() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/d/keep.c")).getParent().getParent();
    for (String name : Set.of("a.c", "b.tmp", "d/a.o", "d/x.c")) {
      Files.writeString(tree.resolve(name), "");
    }
    TreeFilter filter = TreeFilter.everything().exclude("*.tmp").excludePaths("d/x*").include("*.c");
    Ignore ignore = filter.ignore(tree);
    assertEquals(names("b.tmp"), ignore.ignored(tree, names("a.c", "b.tmp", "d")));
    assertEquals(
        names("a.o", "x.c"), ignore.ignored(tree.resolve("d"), names("a.o", "x.c", "keep.c")));
    new TreeCopier().withIgnore(ignore).copy(tree, folder.resolve("copy"));
    assertEquals(Set.of("a.c", "d", "d/keep.c"), Kit.picture(folder.resolve("copy")).keySet());
  }

  @Test
  void ignorePatternsSeesNamesOnly() throws IOException {
    Ignore ignore = Shutil.ignorePatterns("*.pyc", "tmp*");
    assertEquals(names("a.pyc", "tmp1"), ignore.ignored(folder, names("a.pyc", "tmp1", "a.py", "xtmp")));
    assertEquals(Set.of(), Shutil.ignorePatterns().ignored(folder, names("a")));
  }

  private static Set<Path> names(String... names) {
    return Set.copyOf(java.util.Arrays.stream(names).map(Path::of).toList());
  }
}
