package dev.dovetail.analysis.boundaries.internal.rule;

import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Directives as they are written in `module-info.java` (JLS 7.7), and what to do with them.
///
/// Modifiers that only compilers write (`mandated`, `synthetic`) are left out, targets are sorted.
final class Lines {
  private Lines() {}

  static String of(Requires required) {
    return requires(required.name(), required.modifiers());
  }

  static String of(Exports exported) {
    return exports(exported.source(), exported.targets());
  }

  static String of(Opens opened) {
    return opens(opened.source(), opened.targets());
  }

  static String of(Provides provided) {
    return "provides " + provided.service() + " with " + String.join(", ", provided.providers()) + ";";
  }

  static String requires(String module, Set<Modifier> modifiers) {
    return "requires " + (modifiers.contains(Modifier.STATIC) ? "static " : "")
        + (modifiers.contains(Modifier.TRANSITIVE) ? "transitive " : "") + module + ";";
  }

  /// Writes `exports`, to all if there are no targets.
  static String exports(String packageName, Collection<String> targets) {
    return "exports " + packageName + to(targets) + ";";
  }

  /// Writes `opens`, to all if there are no targets.
  static String opens(String packageName, Collection<String> targets) {
    return "opens " + packageName + to(targets) + ";";
  }

  static String uses(String service) {
    return "uses " + service + ";";
  }

  /// Says to write lines that are not there.
  static String write(Collection<String> lines) {
    return "write: " + String.join(" ", lines);
  }

  /// Says to write a line that is not there.
  static String write(String line) {
    return write(List.of(line));
  }

  /// Says to remove a line.
  static String remove(String line) {
    return "remove: " + line;
  }

  /// Says to write lines in the place of one; to remove it if there are none.
  static String replace(String former, Collection<String> lines) {
    return lines.isEmpty() ? remove(former) : write(lines) + " instead of " + former;
  }

  /// Says to write a line in the place of one.
  static String replace(String former, String line) {
    return replace(former, List.of(line));
  }

  private static String to(Collection<String> targets) {
    return targets.isEmpty() ? "" : " to " + String.join(", ", new TreeSet<>(targets));
  }
}
