package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.Acceptance;
import dev.dovetail.analysis.boundaries.AcceptedFinding;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.NativeAccess;
import dev.dovetail.analysis.boundaries.PackageBoundary;
import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Use;
import dev.dovetail.analysis.boundaries.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A report as one JSON object; the documentation of the package [dev.dovetail.analysis.boundaries] has its members.
final class JsonView {
  private JsonView() {}

  static String text(BoundaryReport report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("modules", report.modules().stream().map(JsonView::module).toList());
    object.put("edges", report.modules().stream()
        .flatMap(module -> Requirement.of(module, report))
        .map(JsonView::edge)
        .toList());
    object.put("findings", report.findings().stream().map(JsonView::finding).toList());
    object.put("accepted", report.accepted().stream().map(JsonView::accepted).toList());
    object.put("stale", report.stale().stream().map(JsonView::stale).toList());
    object.put("problems", report.problems().stream().map(JsonView::problem).toList());
    return Json.text(object);
  }

  private static Map<String, Object> module(ModuleBoundary module) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", module.name());
    object.put("version", module.version());
    object.put("kind", lower(module.kind()));
    object.put("location", module.location());
    object.put("checked", module.isChecked());
    object.put("classes", module.classes());
    object.put("packages", module.packages().stream().map(JsonView::inside).toList());
    object.put("requires", each(module, Kind.REQUIRES, directive -> of(
        "module", directive.subject(), "modifiers", directive.modifiers(),
        "references", directive.references(), "evidence", uses(directive.evidence()))));
    object.put("exports", each(module, Kind.EXPORTS, JsonView::ofPackage));
    object.put("opens", each(module, Kind.OPENS, JsonView::ofPackage));
    object.put("uses", each(module, Kind.USES, directive -> of(
        "service", directive.subject(), "evidence", uses(directive.evidence()))));
    object.put("provides", each(module, Kind.PROVIDES, directive -> of(
        "service", directive.subject(), "with", directive.targets(),
        "evidence", uses(directive.evidence()))));
    object.put("names", uses(module.uses()));
    object.put("nativeAccess", nativeAccess(module.nativeAccess()));
    return object;
  }

  private static List<Map<String, Object>> each(
      ModuleBoundary module, Kind kind, Function<Directive, Map<String, Object>> object) {
    return module.directives(kind).stream().map(object).toList();
  }

  private static Map<String, Object> ofPackage(Directive directive) {
    return of("package", directive.subject(), "modifiers", directive.modifiers(), "to", directive.targets(),
        "references", directive.references(), "evidence", uses(directive.evidence()));
  }

  private static Map<String, Object> inside(PackageBoundary inside) {
    return of("name", inside.name(), "access", lower(inside.access()), "opened", inside.isOpened(),
        "classes", inside.classes());
  }

  private static List<Map<String, Object>> uses(List<Use> uses) {
    return uses.stream().map(use -> of("module", use.module(), "references", use.references())).toList();
  }

  private static Map<String, Object> nativeAccess(NativeAccess access) {
    return of("methods", access.nativeMethods(), "restrictedCalls", access.restrictedCalls(),
        "granted", access.isGranted());
  }

  private static Map<String, Object> edge(Requirement edge) {
    return of("from", edge.from(), "to", edge.to(), "modifiers", edge.directive().modifiers(),
        "references", edge.references(), "findings", edge.findings().stream().map(Finding::code).toList());
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> object = of("code", finding.code(), "module", finding.module(),
        "subject", finding.subject(), "message", finding.message(), "change", finding.change());
    object.put("file", finding.line().map(line -> line.file().toString()));
    object.put("line", finding.line().map(line -> line.line()));
    object.put("doubtful", finding.isDoubtful());
    return object;
  }

  private static Map<String, Object> accepted(AcceptedFinding accepted) {
    Map<String, Object> object = finding(accepted.finding());
    object.put("reason", accepted.reason());
    return object;
  }

  private static Map<String, Object> stale(Acceptance stale) {
    return of("code", stale.code(), "module", stale.module(),
        "subject", stale.subject(), "reason", stale.reason());
  }

  private static Map<String, Object> problem(Problem problem) {
    return of("location", problem.location(), "message", problem.message());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return object;
  }
}
