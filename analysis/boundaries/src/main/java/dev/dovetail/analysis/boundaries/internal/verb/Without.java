package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.rule.Inspection;
import dev.dovetail.analysis.boundaries.internal.rule.Rules;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what would break if a directive were gone: resolves and checks again without it.
public final class Without {
  private final Inspection inspection;
  private final ModuleGraph graph;

  /// Takes what was read.
  public Without(Inspection inspection) {
    this.inspection = inspection;
    this.graph = inspection.graph();
  }

  /// Takes a directive away, and compares.
  ///
  /// @param directive as in a descriptor; with `to` or `with` only those named are taken away; may end with
  ///     `in MODULE`; `transitive MODULE` takes that modifier away and leaves the `requires`
  public Answer answer(String directive) {
    Optional<Line> parsed = Line.parse(directive);
    if (parsed.isEmpty()) {
      return new Unclear("not a directive: " + directive + "; expected one as in a descriptor:", List.of(
          "requires MODULE", "transitive MODULE", "exports PACKAGE [to MODULE]", "opens PACKAGE [to MODULE]",
          "uses SERVICE", "provides SERVICE [with CLASS]"));
    }
    Line line = parsed.get();
    Optional<String> module = line.module();
    if (module.isPresent() && graph.module(module.get()).isEmpty()) {
      return Target.unknown(graph, module.get(), List.of(Target.Kind.MODULE));
    }
    List<ScannedModule> having = graph.modules().stream()
        .filter(each -> module.map(each.name()::equals).orElse(!each.isSystem()))
        .filter(each -> line.isIn(each.descriptor()))
        .toList();
    return switch (having.size()) {
      case 0 -> unknown(line);
      case 1 -> answer(line.in(having.getFirst().descriptor()), having.getFirst());
      default -> new Unclear(line + " stands in several modules; say in which:", having.stream()
          .map(each -> "'" + line.in(each.descriptor()) + "' in " + each)
          .toList());
    };
  }

  /// Takes a directive away that stands in a module.
  public Answer answer(String directive, String module) {
    return answer(directive + " in " + module);
  }

  private Unclear unknown(Line line) {
    Collection<ScannedModule> places = line.module().flatMap(graph::module).map(List::of)
        .orElse(graph.modules().stream().filter(module -> !module.isSystem()).toList());
    List<Line> lines = places.stream()
        .filter(module -> !module.isAutomatic())
        .flatMap(module -> line.lines(module.descriptor()))
        .toList();
    List<String> near = NearNames.of(line.subject(), lines.stream().map(Line::subject));
    List<String> suggestions = lines.stream()
        .filter(each -> near.contains(each.subject()))
        .map(each -> "'" + each + "' in " + each.module().orElse(""))
        .sorted()
        .toList();
    return new Unclear("no module" + line.module().map(name -> " " + name).orElse("")
        + " has the line " + line
        + (suggestions.isEmpty() ? "" : "; meant perhaps:"), suggestions);
  }

  private Answer answer(Line line, ScannedModule module) {
    ScannedModule changed = module.with(line.removedFrom(module.descriptor()));
    ModuleGraph after = new ModuleGraph(graph.modules().stream()
        .map(each -> each == module ? changed : each)
        .toList());
    List<Finding> former = Rules.check(inspection);
    List<Finding> now = Rules.check(new Inspection(inspection.scope(), after, new References(after)));
    Breakage breakage = new Breakage(graph, after);
    return new WithoutAnswer(
        line.toString(), module.name(),
        breakage.refused(),
        breakage.vanished(),
        breakage.services(),
        breakage.reflection(),
        difference(now, former),
        difference(former, now));
  }

  private static List<Finding> difference(List<Finding> these, List<Finding> those) {
    var known = those.stream().map(Without::identity).collect(Collectors.toSet());
    return these.stream().filter(each -> !known.contains(identity(each))).toList();
  }

  private static String identity(Finding finding) {
    return finding.code() + " " + finding.module() + " " + finding.subject();
  }
}
