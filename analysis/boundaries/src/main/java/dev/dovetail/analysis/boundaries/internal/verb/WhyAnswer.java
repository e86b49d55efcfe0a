package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.verb.Permission.Grant;
import java.util.List;

/// Why one thing depends on another.
///
/// @param from what depends, as it is spoken of
/// @param to what it depends on
/// @param references how many pairs of classes there are from one to the other directly
/// @param path the shortest path of classes; empty if there is none
/// @param requires the shortest chain of `requires`, if there is no path of classes
record WhyAnswer(String from, String to, long references, List<Step> path, List<Grant> requires)
    implements Answer {
  /// A class names another.
  record Step(String user, String userModule, String used, String usedModule, Permission permission) {}

  @Override
  public List<String> text() {
    Lines lines = new Lines();
    if (!path.isEmpty()) {
      lines.line(from + " depends on " + to + ": " + (references > 0
          ? Lines.count(references, "reference", "references") + ", for one"
          : "in " + path.size() + " steps")).gap();
      lines.row(2, path.getFirst().user(), "in " + path.getFirst().userModule());
      for (Step step : path) {
        lines.row(2, "names " + step.used(), "in " + step.usedModule());
        step.permission().grants().forEach(grant -> lines.row(6, grant.directive(), "in " + grant.module()));
        step.permission().refusals().forEach(refusal -> lines.row(6, "not permitted: " + refusal));
      }
    } else if (!requires.isEmpty()) {
      lines.line(from + " depends on " + to + " by descriptors only; no class leads to it").gap();
      requires.forEach(grant -> lines.row(2, grant.directive(), "in " + grant.module()));
    } else {
      lines.line(from + " does not depend on " + to);
    }
    return lines.text();
  }

  @Override
  public Object json() {
    return Members.of(
        "from", from,
        "to", to,
        "references", references,
        "path", path.stream().map(step -> Members.of(
            "class", step.user(),
            "module", step.userModule(),
            "names", step.used(),
            "in", step.usedModule(),
            "permitted", step.permission().isGranted(),
            "by", step.permission().grants().stream().map(Grant::json).toList(),
            "missing", step.permission().refusals())).toList(),
        "requires", requires.stream().map(Grant::json).toList());
  }

  @Override
  public int exitCode() {
    return path.isEmpty() && requires.isEmpty() ? 1 : 0;
  }
}
