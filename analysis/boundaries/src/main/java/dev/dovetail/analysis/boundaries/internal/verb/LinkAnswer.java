package dev.dovetail.analysis.boundaries.internal.verb;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether modules can be linked, and how.
///
/// @param obstacles what stands in the way
/// @param roots the modules the image is for
/// @param own the modules that come into it, but for the system's
/// @param system those of the system
/// @param leftOut modules that are required `static` only, and by whom
/// @param unprovided services that are used, and that no module of the image provides
/// @param bindable modules that `--bind-services` would add, and what used services they provide
/// @param command the command, to be pasted into a shell
record LinkAnswer(
    List<Obstacle> obstacles,
    List<Root> roots,
    List<String> own,
    List<String> system,
    Map<String, List<String>> leftOut,
    List<Service> unprovided,
    Map<String, List<String>> bindable,
    String command)
    implements Answer {
  /// A module the image is for, and why.
  record Root(String module, String reason) {}

  /// A service without a provider.
  ///
  /// @param providers modules at hand that would provide it
  record Service(String name, List<String> users, List<String> providers) {}

  @Override
  public List<String> text() {
    Lines lines = new Lines();
    if (obstacles.isEmpty()) {
      lines.line("can be linked: " + Lines.count(own.size() + system.size(), "module", "modules") + ", "
          + system.size() + " of them the system's");
    } else {
      lines.line((isLinkable() ? "can be linked, and does not start: " : "cannot be linked: ")
          + Lines.count(obstacles.size(), "obstacle", "obstacles"));
      byKind().forEach((kind, those) -> {
        lines.gap().line("  " + kind.title() + ": " + kind.remedy());
        those.forEach(each -> lines.row(4, each.name(), each.detail()));
      });
    }
    lines.gap().line("  roots");
    roots.forEach(root -> lines.row(4, root.module(), root.reason()));
    lines.gap().line("  of the system").wrapped(4, Lines.list(system));
    if (!leftOut.isEmpty()) {
      lines.gap().line("  left out, being required static");
      leftOut.forEach((module, by) -> lines.row(4, module, "by " + Lines.folded(by)));
    }
    if (!unprovided.isEmpty()) {
      lines.gap().line("  services that nobody in it provides");
      unprovided.forEach(service -> lines.row(
          4, service.name(), "used by " + Lines.folded(service.users()), service.providers().isEmpty()
              ? "" : "provided by " + Lines.folded(service.providers())));
    }
    if (!bindable.isEmpty()) {
      lines.gap().line("  --bind-services would add").wrapped(
          4, List.of(Lines.folded(List.copyOf(bindable.keySet())).split(" ")));
    }
    if (obstacles.isEmpty()) {
      lines.gap().line(command);
    }
    return lines.text();
  }

  private boolean isLinkable() {
    return obstacles.stream().noneMatch(each -> each.kind().isRefused());
  }

  private Map<Obstacle.Kind, List<Obstacle>> byKind() {
    return obstacles.stream().collect(Collectors.groupingBy(
        Obstacle::kind, () -> new EnumMap<>(Obstacle.Kind.class), Collectors.toList()));
  }

  @Override
  public Object json() {
    Map<String, Object> json = Members.of(
        "linkable", isLinkable(),
        "starts", obstacles.isEmpty(),
        "obstacles", obstacles.stream().map(each -> Members.of(
            "kind", each.kind().title(), "name", each.name(), "detail", each.detail())).toList(),
        "roots", roots.stream().map(each -> Members.of("module", each.module(), "reason", each.reason()))
            .toList(),
        "modules", own,
        "system", system,
        "leftOut", leftOut,
        "unprovided", unprovided.stream().map(each -> Members.of(
            "service", each.name(), "usedBy", each.users(), "providedBy", each.providers())).toList(),
        "bindable", bindable);
    if (obstacles.isEmpty()) {
      json.put("command", command);
    }
    return json;
  }

  @Override
  public int exitCode() {
    return obstacles.isEmpty() ? 0 : 1;
  }
}
