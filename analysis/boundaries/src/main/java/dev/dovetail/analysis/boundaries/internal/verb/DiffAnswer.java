package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.api.ApiChange;
import dev.dovetail.analysis.boundaries.internal.api.Change;
import dev.dovetail.analysis.boundaries.internal.verb.Versions.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is different between two versions of modules.
///
/// @param versions of the modules that are in both
/// @param changes what is different, sorted
record DiffAnswer(Map<String, Versions> versions, List<ApiChange> changes) implements Answer {
  private long incompatible() {
    return changes.stream().filter(each -> !each.change().isCompatible()).count();
  }

  /// Returns the step that semantic versioning asks for.
  private static Step needed(List<ApiChange> changes) {
    return changes.stream()
        .map(each -> !each.change().isCompatible() ? Step.MAJOR
            : isInside(each.change()) ? Step.PATCH : Step.MINOR)
        .max(Step::compareTo)
        .orElse(Step.PATCH);
  }

  /// Says whether users see nothing of it.
  private static boolean isInside(Change change) {
    return change == Change.REQUIRES_REMOVED || change == Change.PROVIDERS_CHANGED;
  }

  @Override
  public List<String> text() {
    Lines lines = new Lines();
    long incompatible = incompatible();
    lines.line((incompatible == 0 ? "compatible" : "incompatible") + ": a " + word(needed(changes))
        + " version; "
        + Lines.count(incompatible, "incompatible change", "incompatible changes") + ", "
        + Lines.count(changes.size() - incompatible, "other", "others"));
    List<String> modules = changes.stream().map(ApiChange::module).distinct().toList();
    for (String module : modules) {
      List<ApiChange> own = changes.stream().filter(each -> each.module().equals(module)).toList();
      Optional<Versions> known = Optional.ofNullable(versions.get(module));
      String step = known.map(Versions::toString).orElse("") + announced(own, known);
      lines.gap().line("  " + (module + "  " + step).strip());
      own.forEach(each -> lines.row(
          4, each.change().meaning(), subject(each), broken(each.change()), each.change().section()));
    }
    return lines.text();
  }

  private static String announced(List<ApiChange> changes, Optional<Versions> versions) {
    Step needed = needed(changes);
    return versions.flatMap(Versions::announced)
        .filter(step -> step.compareTo(needed) < 0)
        .map(step -> ": announced as " + word(step) + ", is " + word(needed))
        .orElse("");
  }

  private static String word(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  private static String subject(ApiChange change) {
    return change.subject() + (change.detail().isEmpty() ? "" : "  " + change.detail());
  }

  private static String broken(Change change) {
    return change.isCompatible() ? "" : "breaks " + String.join(", ", losses(change));
  }

  private static List<String> losses(Change change) {
    return change.losses().stream().map(loss -> loss.name().toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public Object json() {
    return Members.of(
        "compatible", incompatible() == 0,
        "needed", word(needed(changes)),
        "modules", versions.entrySet().stream().map(entry -> Members.of(
            "module", entry.getKey(), "from", entry.getValue().from(), "to", entry.getValue().to())).toList(),
        "changes", changes.stream().map(each -> Members.of(
            "change", each.change().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "module", each.module(),
            "subject", each.subject(),
            "detail", each.detail(),
            "breaks", losses(each.change()),
            "specification", each.change().section())).toList());
  }

  @Override
  public int exitCode() {
    return incompatible() == 0 ? 0 : 1;
  }
}
