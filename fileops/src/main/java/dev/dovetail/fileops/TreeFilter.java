package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.NameText;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which parts of a tree take part in an operation, by [globs][Glob] on names and on paths.
///
/// {@snippet lang=java :
/// TreeFilter.everything().exclude("*.tmp", ".git").excludePaths("build/*").include("*.java", "*.xml")
/// }
///
/// What is excluded stays out, with all that is below it, whatever is included. Once something is included,
/// the only files in are those that are; directories need not be included, since they may lead to such files.
/// The tree itself is always in.
///
/// A glob on names is held against the last name of each path; one on paths against the whole path below the
/// tree, written with `/` on every system, in which `*` also matches slashes. A filter is immutable.
public final class TreeFilter {
  private static final TreeFilter EVERYTHING = new TreeFilter(List.of(), List.of(), List.of(), List.of());

  private final List<Glob> excludedNames;
  private final List<Glob> excludedPaths;
  private final List<Glob> includedNames;
  private final List<Glob> includedPaths;

  private TreeFilter(
      List<Glob> excludedNames,
      List<Glob> excludedPaths,
      List<Glob> includedNames,
      List<Glob> includedPaths) {
    this.excludedNames = excludedNames;
    this.excludedPaths = excludedPaths;
    this.includedNames = includedNames;
    this.includedPaths = includedPaths;
  }

  /// Returns the filter that keeps nothing out.
  public static TreeFilter everything() {
    return EVERYTHING;
  }

  /// Returns a filter that also keeps out what has a name like one of these.
  public TreeFilter exclude(String... names) {
    return new TreeFilter(with(excludedNames, names), excludedPaths, includedNames, includedPaths);
  }

  /// Returns a filter that also keeps out what has a path like one of these.
  public TreeFilter excludePaths(String... paths) {
    return new TreeFilter(excludedNames, with(excludedPaths, paths), includedNames, includedPaths);
  }

  /// Returns a filter that lets in files with a name like one of these, beside those included already.
  public TreeFilter include(String... names) {
    return new TreeFilter(excludedNames, excludedPaths, with(includedNames, names), includedPaths);
  }

  /// Returns a filter that lets in files with a path like one of these, beside those included already.
  public TreeFilter includePaths(String... paths) {
    return new TreeFilter(excludedNames, excludedPaths, includedNames, with(includedPaths, paths));
  }

  /// Tells whether a part of a tree is in, given that the directory it is in is.
  ///
  /// @param path its path relative to the tree; not empty
  public boolean accepts(Path path, FileKind kind) {
    if (isEverything()) {
      return true;
    }
    String name = NameText.of(path.getFileName());
    String text = needsPaths() ? NameText.ofPath(path) : "";
    if (matches(excludedNames, name) || matches(excludedPaths, text)) {
      return false;
    }
    return kind == FileKind.DIRECTORY
        || (includedNames.isEmpty() && includedPaths.isEmpty())
        || matches(includedNames, name)
        || matches(includedPaths, text);
  }

  /// Returns this filter as what a copy leaves out.
  ///
  /// @param tree the tree that will be copied, under the name under which it will be
  public Ignore ignore(Path tree) {
    return (directory, names) -> {
      Path relative = tree.relativize(directory);
      Set<Path> ignored = new HashSet<>();
      for (Path name : names) {
        Path path = directory.equals(tree) ? name : relative.resolve(name);
        boolean isDirectory = Files.isDirectory(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
        if (!accepts(path, isDirectory ? FileKind.DIRECTORY : FileKind.OTHER)) {
          ignored.add(name);
        }
      }
      return ignored;
    };
  }

  private boolean isEverything() {
    return excludedNames.isEmpty() && includedNames.isEmpty() && !needsPaths();
  }

  private boolean needsPaths() {
    return !excludedPaths.isEmpty() || !includedPaths.isEmpty();
  }

  private static boolean matches(List<Glob> globs, String text) {
    return globs.stream().anyMatch(glob -> glob.matches(text));
  }

  private static List<Glob> with(List<Glob> globs, String... patterns) {
    List<Glob> all = new ArrayList<>(globs);
    for (String pattern : patterns) {
      all.add(Glob.compile(pattern));
    }
    return List.copyOf(all);
  }
}
