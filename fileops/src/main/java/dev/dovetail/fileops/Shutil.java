package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The functions of Python's `shutil` under their names, in camel case and with its meaning.
public final class Shutil {
  private Shutil() {}

  /// Copies content and metadata of a file.
  public static Path copy2(Path source, Path target, LinkOption... options) throws IOException {
    return java.nio.file.Files.copy(source, target, options);
  }

  /// Copies content and permissions of a file.
  public static Path copy(Path source, Path target, LinkOption... options) throws IOException {
    return java.nio.file.Files.copy(source, target, options);
  }

  /// Copies a tree; see [TreeCopier], which has all the options.
  public static Path copyTree(Path source, Path target) throws IOException {
    return new TreeCopier().copy(source, target);
  }

  /// Removes a tree; see [TreeRemover], which has all the options.
  public static void removeTree(Path tree) throws IOException {
    new TreeRemover().remove(tree);
  }

  /// Returns what leaves out of a copy each name that matches one of these [globs][Glob].
  public static Ignore ignorePatterns(String... patterns) {
    List<Glob> globs = Arrays.stream(patterns).map(Glob::compile).toList();
    return (directory, names) ->
        names.stream()
            .filter(name -> globs.stream().anyMatch(glob -> glob.matches(name)))
            .collect(Collectors.toSet());
  }
}
