package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.Access;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.PackageBoundary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A report as text for people: the sum of it, what should change, then the modules.
///
/// Of few modules every directive is shown, of many one line each; the details of one are there with a focus,
/// those of all where asked for.
final class TextView {
  static final int WIDTH = 100;
  private static final int MANY = 8;
  private static final int FOLD = 6;

  private final BoundaryReport report;
  private final ViewOptions options;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  TextView(BoundaryReport report, ViewOptions options) {
    this.report = report;
    this.options = options;
    ink = new Ink(options.isColored());
  }

  String text() {
    summary();
    findings();
    acceptances();
    modules();
    return out.toString();
  }

  private void summary() {
    List<ModuleBoundary> detailed = report.modules().stream().filter(options::isDetailed).toList();
    long certain = report.certain().size();
    long doubtful = report.findings().size() - certain;
    List<String> parts = new ArrayList<>();
    parts.add(ink.bold(Names.count(detailed.size(), "module")));
    parts.add(Names.count(detailed.stream().mapToLong(ModuleBoundary::classes).sum(), "class"));
    parts.add(Names.count(packages(detailed, Access.EXPORTED), "package") + " exported, "
        + packages(detailed, Access.FRIENDS) + " to friends, "
        + packages(detailed, Access.CONCEALED) + " concealed");
    parts.add(certain == 0 ? ink.green("no findings") : ink.red(Names.count(certain, "finding")));
    if (doubtful > 0) {
      parts.add(ink.dim(Names.count(doubtful, "note")));
    }
    if (!report.accepted().isEmpty()) {
      parts.add(report.accepted().size() + " accepted");
    }
    if (!report.stale().isEmpty()) {
      parts.add(ink.yellow(report.stale().size() + " stale"));
    }
    if (!report.problems().isEmpty()) {
      parts.add(ink.red(report.problems().size() + " unreadable"));
    }
    out.append(String.join(" · ", parts)).append('\n');
    if (certain > MANY) {
      codes();
    }
  }

  private void codes() {
    Map<FindingCode, Long> counts = report.certain().stream()
        .collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.counting()));
    String line = counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey()).collect(Collectors.joining(", "));
    Ink.wrap(line, WIDTH).forEach(part -> out.append(ink.dim(part)).append('\n'));
  }

  private static long packages(List<ModuleBoundary> modules, Access access) {
    return modules.stream()
        .flatMap(module -> module.packages().stream())
        .filter(each -> each.access() == access)
        .count();
  }

  private void findings() {
    Map<String, List<Finding>> byModule = report.findings().stream()
        .collect(Collectors.groupingBy(Finding::module, TreeMap::new, Collectors.toList()));
    byModule.forEach((module, found) -> {
      out.append('\n').append(ink.bold(module)).append('\n');
      Map<String, List<Finding>> byCode = found.stream()
          .sorted(Comparator.comparing(Finding::isDoubtful))
          .collect(Collectors.groupingBy(TextView::label, LinkedHashMap::new, Collectors.toList()));
      byCode.forEach(this::group);
    });
  }

  private static String label(Finding finding) {
    return (finding.isDoubtful() ? "note " : "") + finding.code();
  }

  private void group(String label, List<Finding> found) {
    int most = found.getFirst().isDoubtful() ? FOLD / 2 : FOLD;
    int shown = isFolded() && found.size() > most + 1 ? most : found.size();
    found.subList(0, shown).forEach(this::finding);
    if (shown < found.size()) {
      out.append("  ").append(ink.dim("… and " + (found.size() - shown) + " more: " + label)).append('\n');
    }
  }

  private boolean isFolded() {
    return !options.isVerbose() && options.focus().isEmpty();
  }

  private void finding(Finding finding) {
    boolean isDim = finding.isDoubtful();
    out.append("  ").append(isDim ? ink.dim(label(finding)) : ink.red(label(finding)))
        .append("  ").append(isDim ? ink.dim(finding.subject()) : ink.bold(finding.subject()));
    finding.line().ifPresent(line -> out.append("  ").append(ink.dim(line.toString())));
    out.append('\n');
    lines("    ", "", finding.message(), isDim);
    if (!isDim || !isFolded()) {
      lines("    ", "→ ", isFolded() ? Ink.folded(finding.change(), FOLD / 2) : finding.change(), isDim);
    }
  }

  private void lines(String indent, String sign, String text, boolean isDim) {
    String before = indent + sign;
    for (String line : Ink.wrap(text, WIDTH - before.length())) {
      String shown = before + line;
      out.append(isDim ? ink.dim(shown) : sign.isEmpty() ? shown : ink.green(shown)).append('\n');
      before = " ".repeat(before.length());
    }
  }

  private void acceptances() {
    if (options.isVerbose() && !report.accepted().isEmpty()) {
      out.append('\n').append(ink.bold("accepted")).append('\n');
      report.accepted().forEach(accepted -> {
        Finding finding = accepted.finding();
        out.append("  ")
            .append(ink.dim(finding.code() + "  " + finding.module() + "  " + finding.subject()))
            .append('\n');
        lines("    ", "", accepted.reason(), true);
      });
    }
    if (!report.stale().isEmpty()) {
      out.append('\n').append(ink.bold("stale")).append(": accepted in the baseline, and found no more\n");
      report.stale().forEach(stale -> out.append("  ").append(ink.yellow(stale.toString())).append('\n'));
      lines("  ", "→ ", "remove " + (report.stale().size() == 1 ? "this line" : "these lines")
          + " from the baseline", false);
    }
  }

  private void modules() {
    List<ModuleBoundary> detailed = report.modules().stream().filter(options::isDetailed).toList();
    ModuleText text = new ModuleText(report, ink, options.isVerbose());
    if (options.isVerbose() || detailed.size() <= MANY) {
      detailed.forEach(module -> text.write(module, out));
    } else {
      table(detailed);
    }
  }

  private void table(List<ModuleBoundary> checked) {
    Map<String, Long> users = report.modules().stream()
        .flatMap(module -> module.uses().stream())
        .collect(Collectors.groupingBy(use -> use.module(), Collectors.counting()));
    Map<String, Long> found = report.certain().stream()
        .collect(Collectors.groupingBy(Finding::module, Collectors.counting()));
    int width = checked.stream().mapToInt(module -> Names.visible(module.name()).length()).max().orElse(0);
    String format = "%-" + Math.max(8, Math.min(width, 46)) + "s %8s %9s %8s %10s %7s %8s";
    out.append('\n')
        .append(ink.bold(format.formatted(
            "module", "classes", "exported", "friends", "concealed", "users", "findings")))
        .append('\n');
    for (ModuleBoundary module : checked) {
      String line = format.formatted(
          Names.visible(module.name()), module.classes(), packages(List.of(module), Access.EXPORTED),
          packages(List.of(module), Access.FRIENDS), packages(List.of(module), Access.CONCEALED),
          users.getOrDefault(module.name(), 0L),
          found.containsKey(module.name()) ? found.get(module.name()) : "–");
      out.append(found.containsKey(module.name()) ? ink.red(line) : line).append('\n');
    }
    out.append('\n').append(ink.dim("Directives and their evidence: --focus MODULE for one, --all for all"))
        .append('\n');
  }

  /// Returns how many classes the packages of one access have.
  static int classes(ModuleBoundary module, Access access) {
    return module.packages().stream()
        .filter(each -> each.access() == access)
        .mapToInt(PackageBoundary::classes)
        .sum();
  }
}
