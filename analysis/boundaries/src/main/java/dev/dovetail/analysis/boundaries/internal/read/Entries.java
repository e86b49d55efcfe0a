package dev.dovetail.analysis.boundaries.internal.read;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a container's entries are to a module: classes in packages, resources in packages, and others.
///
/// As for [java.lang.module.ModuleFinder], a folder is a package if its name is one: what is in `META-INF` or
/// `BOOT-INF/classes` belongs to none.
///
/// @param classes the entries that are classes, `module-info.class` among them, sorted
/// @param unnamed the classes that are in no package, or in one that no module can have, sorted; without those in
///     `META-INF` and its like
/// @param packages the packages of classes, sorted
/// @param allPackages the packages of classes and resources, sorted
record Entries(List<String> classes, List<String> unnamed, Set<String> packages, Set<String> allPackages) {
  static final String DESCRIPTOR = "module-info.class";

  private static final String CLASS = ".class";

  static Entries of(Container container) {
    Map<String, String> names = new HashMap<>();
    List<String> classes = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    Set<String> packages = new TreeSet<>();
    Set<String> allPackages = new TreeSet<>();
    for (String name : container.names()) {
      int end = name.lastIndexOf('/');
      if (end < 0) {
        if (name.equals(DESCRIPTOR)) {
          classes.add(name);
        } else if (name.endsWith(CLASS)) {
          unnamed.add(name);
        }
        continue;
      }
      String packageName = names.computeIfAbsent(name.substring(0, end), Entries::packageName);
      if (!packageName.isEmpty()) {
        allPackages.add(packageName);
        if (name.endsWith(CLASS)) {
          classes.add(name);
          packages.add(packageName);
        }
      } else if (name.endsWith(CLASS) && !name.substring(0, name.indexOf('/')).endsWith("-INF")) {
        unnamed.add(name);
      }
    }
    return new Entries(classes, unnamed, packages, allPackages);
  }

  /// Returns the name of the package that a folder is, or nothing; the check is the one of module descriptors, which
  /// would let invisible characters pass.
  private static String packageName(String folder) {
    try {
      String name = folder.replace('/', '.');
      ModuleDescriptor.newModule("m").packages(Set.of(name));
      return name.codePoints().anyMatch(Character::isIdentifierIgnorable) ? "" : name;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
