package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.Acceptance;
import dev.dovetail.analysis.boundaries.AcceptedFinding;
import dev.dovetail.analysis.boundaries.Access;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.ModuleKind;
import dev.dovetail.analysis.boundaries.NativeAccess;
import dev.dovetail.analysis.boundaries.PackageBoundary;
import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.SourceLine;
import dev.dovetail.analysis.boundaries.Use;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reports made by hand.
final class Sample {
  /// A name as a hostile jar may have it.
  static final String HOSTILE = "x\"]<b>&'\u001b[31m\u202e\n</script>\\#`--> %s";

  private Sample() {}

  /// A small shop: some of everything that a report may have.
  static BoundaryReport shop() {
    ModuleBoundary app = new ModuleBoundary(
        "shop.app", Optional.of("1.2"), ModuleKind.EXPLICIT, "lib/app.jar", true,
        List.of(new PackageBoundary("shop.app", Access.CONCEALED, true, 7)),
        List.of(
            directive(Kind.REQUIRES, "mandated", "java.base", List.of(), new Use("java.base", 40)),
            directive(Kind.REQUIRES, "", "java.sql", List.of(), new Use("java.sql", 3)),
            directive(Kind.REQUIRES, "", "shop.core", List.of(),
                new Use("shop.core", 12), new Use("shop.tax", 2)),
            directive(Kind.REQUIRES, "static", "shop.lint", List.of()),
            directive(Kind.REQUIRES, "", HOSTILE, List.of()),
            directive(Kind.OPENS, "", "shop.app", List.of("shop.core"), new Use("shop.core", 1)),
            directive(Kind.USES, "", "shop.core.Rate", List.of(), new Use("shop.tax", 1))),
        List.of(
            new Use("java.base", 40), new Use("java.sql", 3), new Use("shop.core", 12),
            new Use("shop.tax", 2)),
        new NativeAccess(List.of(), List.of("shop.app.Main calls java.lang.System.load"), false));
    ModuleBoundary core = new ModuleBoundary(
        "shop.core", Optional.empty(), ModuleKind.EXPLICIT, "lib/core.jar", true,
        List.of(
            new PackageBoundary("shop.core", Access.EXPORTED, false, 5),
            new PackageBoundary("shop.core.internal", Access.CONCEALED, false, 9),
            new PackageBoundary("shop.core.spi", Access.FRIENDS, false, 1)),
        List.of(
            directive(Kind.REQUIRES, "transitive", "shop.tax", List.of(), new Use("shop.tax", 4)),
            directive(Kind.EXPORTS, "", "shop.core", List.of(), new Use("shop.app", 12)),
            directive(Kind.EXPORTS, "", "shop.core.spi", List.of("shop.app", "shop.tax"))),
        List.of(new Use("shop.tax", 4)), new NativeAccess(List.of(), List.of(), false));
    ModuleBoundary tax = new ModuleBoundary(
        "shop.tax", Optional.of("3"), ModuleKind.AUTOMATIC, "lib/tax-3.jar", true,
        List.of(new PackageBoundary("shop.tax", Access.EXPORTED, true, 1)),
        List.of(
            directive(Kind.EXPORTS, "", "shop.tax", List.of(),
                new Use("shop.app", 2), new Use("shop.core", 4)),
            directive(Kind.PROVIDES, "", "shop.core.Rate", List.of("shop.tax.Flat"), new Use("shop.app", 1))),
        List.of(), new NativeAccess(List.of(), List.of(), false));
    return new BoundaryReport(
        List.of(system("java.base"), system("java.sql"), app, core, tax, hostile()),
        List.of(
            new Finding(FindingCode.REQUIRES_UNUSED, "shop.app", HOSTILE,
                "no class names anything of " + HOSTILE, "remove: requires " + HOSTILE + ";")
                .at(new SourceLine(Path.of("app", "module-info.java"), 4)),
            new Finding(FindingCode.FRIEND_UNUSED, "shop.core", "shop.core.spi=shop.tax",
                "shop.tax names nothing of shop.core.spi", "exports shop.core.spi to shop.app;")
                .inDoubt("it may reflect")),
        List.of(new AcceptedFinding(
            new Finding(
                FindingCode.AUTOMATIC, "shop.tax", "tax-3.jar", "no descriptor", "module shop.tax {}"),
            "bought as it is")),
        List.of(new Acceptance(FindingCode.EXPORT_LEAKS, "shop.core", "shop.core.internal.Key", "until 2.0")),
        List.of(new Problem("lib/torn.jar", "expected a jar, found the first half of one")));
  }

  private static ModuleBoundary hostile() {
    return new ModuleBoundary(
        HOSTILE, Optional.of(HOSTILE), ModuleKind.OPEN, "lib/" + HOSTILE, true,
        List.of(new PackageBoundary(HOSTILE, Access.EXPORTED, true, 1)),
        List.of(directive(Kind.EXPORTS, "", HOSTILE, List.of(HOSTILE), new Use(HOSTILE, 1))),
        List.of(), new NativeAccess(List.of(HOSTILE), List.of(HOSTILE), true));
  }

  /// Modules that require others and have nothing else.
  static BoundaryReport graph(Map<String, ? extends Iterable<String>> requires) {
    SortedMap<String, ModuleBoundary> modules = new TreeMap<>();
    requires.forEach((name, required) -> {
      TreeSet<String> names = new TreeSet<>();
      required.forEach(names::add);
      modules.put(name, new ModuleBoundary(
          name, Optional.empty(), ModuleKind.EXPLICIT, name, true, List.of(),
          names.stream()
              .map(other -> directive(Kind.REQUIRES, "", other, List.of(), new Use(other, 1)))
              .toList(),
          names.stream().map(other -> new Use(other, 1)).toList(),
          new NativeAccess(List.of(), List.of(), false)));
    });
    return new BoundaryReport(List.copyOf(modules.values()), List.of(), List.of());
  }

  /// Returns a module as one that is not checked.
  static ModuleBoundary unchecked(ModuleBoundary module) {
    return new ModuleBoundary(
        module.name(), module.version(), module.kind(), module.location(), false, module.packages(),
        module.directives(), module.uses(), module.nativeAccess());
  }

  private static ModuleBoundary system(String name) {
    return new ModuleBoundary(
        name, Optional.of("25"), ModuleKind.SYSTEM, "jrt:/" + name, false, List.of(), List.of(), List.of(),
        new NativeAccess(List.of(), List.of(), true));
  }

  private static Directive directive(
      Kind kind, String modifier, String subject, List<String> targets, Use... evidence) {
    List<String> modifiers = modifier.isEmpty() ? List.of() : List.of(modifier);
    return new Directive(kind, new TreeSet<>(modifiers), subject, targets, List.of(evidence));
  }
}
