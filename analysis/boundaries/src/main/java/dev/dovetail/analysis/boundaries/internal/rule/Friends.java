package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// `friend-unused` and `friend-unknown`: packages exported or opened to modules that do not use them, or are
/// not there.
final class Friends implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (module.isAutomatic()) {
      return;
    }
    for (Exports exported : new TreeSet<>(module.descriptor().exports())) {
      unused(module, exported, inspection, found);
    }
    if (!Origin.isRuntime(module)) {
      unknown(module, inspection.graph(), found);
    }
  }

  private static void unused(
      ScannedModule module, Exports exported, Inspection inspection, Consumer<Finding> found) {
    Set<String> using = new TreeSet<>();
    inspection.references().of(module, exported.source()).forEach(use -> using.add(use.module()));
    for (String target : new TreeSet<>(exported.targets())) {
      Optional<ScannedModule> friend = inspection.graph().module(target).filter(other -> !other.isSystem());
      if (friend.isEmpty() || using.contains(target)) {
        continue;
      }
      Set<String> others = new TreeSet<>(exported.targets());
      others.remove(target);
      others.retainAll(using);
      Finding finding = new Finding(
          FindingCode.FRIEND_UNUSED, module.name(), exported.source() + "=" + target,
          target + " names no type of " + exported.source()
              + (others.isEmpty() ? "" : "; " + Phrases.some(List.copyOf(others)))
              + (others.isEmpty() ? "" : others.size() == 1 ? " does" : " do"),
          without(exported, target));
      found.accept(doubt(module, exported.source(), friend.get(), inspection)
          .map(finding::inDoubt).orElse(finding));
    }
  }

  private static Optional<String> doubt(
      ScannedModule module, String packageName, ScannedModule friend, Inspection inspection) {
    if (!Required.hasClasses(friend)) {
      return Optional.of("it has no classes here");
    }
    if (!inspection.graph().readBy(friend).contains(module)) {
      return friend.classes().stream()
          .filter(scanned -> scanned.has(Trait.REFLECTS) || scanned.has(Trait.LOOKS_UP))
          .findFirst()
          .map(scanned -> "it does not read " + module.name() + ", and may use it by reflection, as in "
              + scanned.name());
    }
    return TracelessUse.copied(module, packageName);
  }

  private static String without(Exports exported, String target) {
    Set<String> rest = new TreeSet<>(exported.targets());
    rest.remove(target);
    String line = Lines.of(exported);
    return rest.isEmpty() ? Lines.remove(line) : Lines.replace(line, Lines.exports(exported.source(), rest));
  }

  private static String without(Opens opened, String target) {
    Set<String> rest = new TreeSet<>(opened.targets());
    rest.remove(target);
    String line = Lines.of(opened);
    return rest.isEmpty() ? Lines.remove(line) : Lines.replace(line, Lines.opens(opened.source(), rest));
  }

  /// A package may be both exported and opened to one module; that is one finding.
  private static void unknown(ScannedModule module, ModuleGraph graph, Consumer<Finding> found) {
    Map<String, List<String>> changes = new TreeMap<>();
    for (Exports exported : new TreeSet<>(module.descriptor().exports())) {
      exported.targets().stream().filter(target -> graph.module(target).isEmpty()).forEach(target ->
          changes.computeIfAbsent(exported.source() + "=" + target, key -> new ArrayList<>())
              .add(without(exported, target)));
    }
    for (Opens opened : new TreeSet<>(module.descriptor().opens())) {
      opened.targets().stream().filter(target -> graph.module(target).isEmpty()).forEach(target ->
          changes.computeIfAbsent(opened.source() + "=" + target, key -> new ArrayList<>())
              .add(without(opened, target)));
    }
    changes.forEach((subject, lines) -> {
      String target = subject.substring(subject.indexOf('=') + 1);
      Optional<String> similar = similar(target, graph);
      Finding finding = new Finding(
          FindingCode.FRIEND_UNKNOWN, module.name(), subject,
          "no module " + target + " is among those looked at, nor in the runtime"
              + similar.map(name -> "; there is " + name).orElse(""),
          String.join(" ", lines));
      found.accept(similar.isEmpty() && Origin.isPacked(module)
          ? finding.inDoubt("it is packed as a library, and its friend may be elsewhere") : finding);
    });
  }

  private static Optional<String> similar(String target, ModuleGraph graph) {
    return graph.modules().stream().map(ScannedModule::name)
        .filter(name -> isSimilar(name, target)).findFirst();
  }

  /// Says whether two names differ by one letter, or two changed about.
  private static boolean isSimilar(String one, String two) {
    int from = 0;
    int shorter = Math.min(one.length(), two.length());
    while (from < shorter && one.charAt(from) == two.charAt(from)) {
      from++;
    }
    int same = 0;
    while (same < shorter - from
        && one.charAt(one.length() - 1 - same) == two.charAt(two.length() - 1 - same)) {
      same++;
    }
    String left = one.substring(from, one.length() - same);
    String right = two.substring(from, two.length() - same);
    return (left.length() <= 1 && right.length() <= 1)
        || (left.length() == 2 && new StringBuilder(left).reverse().toString().equals(right));
  }
}
