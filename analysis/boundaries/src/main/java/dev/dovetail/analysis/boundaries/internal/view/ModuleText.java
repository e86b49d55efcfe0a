package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.Access;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.PackageBoundary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One module in text: what it is, its packages, its directives with their evidence, native code.
///
/// @param report where it is from
/// @param ink how to mark
/// @param isVerbose whether no list is folded
record ModuleText(BoundaryReport report, Ink ink, boolean isVerbose) {
  private static final int COLUMN = 52;
  private static final int FOLD = 12;

  void write(ModuleBoundary module, StringBuilder out) {
    out.append('\n').append(ink.bold(module.name()));
    module.version().ifPresent(version -> out.append(' ').append(Names.visible(version)));
    out.append("  ")
        .append(ink.dim(module.kind().name().toLowerCase(Locale.ROOT) + " · "
            + Names.count(module.classes(), "class") + " · " + module.location()))
        .append('\n');
    packages(module, out);
    for (Kind kind : Kind.values()) {
      directives(module.directives(kind), out);
    }
    nativeAccess(module, out);
  }

  private void packages(ModuleBoundary module, StringBuilder out) {
    List<String> parts = new ArrayList<>();
    group(module, Access.EXPORTED, "exported", parts);
    group(module, Access.FRIENDS, "to friends", parts);
    group(module, Access.CONCEALED, "concealed", parts);
    long opened = module.packages().stream().filter(PackageBoundary::isOpened).count();
    if (opened > 0) {
      parts.add(opened + " opened");
    }
    if (!parts.isEmpty()) {
      out.append("  packages  ").append(String.join(" · ", parts)).append('\n');
    }
    if (isVerbose) {
      module.packages().stream()
          .filter(each -> each.access() == Access.CONCEALED)
          .forEach(each -> row("  conceals " + each.name(), Names.count(each.classes(), "class"), out));
    }
  }

  private static void group(ModuleBoundary module, Access access, String label, List<String> parts) {
    long packages = module.packages().stream().filter(each -> each.access() == access).count();
    if (packages > 0) {
      parts.add(packages + " " + label + " (" + Names.count(TextView.classes(module, access), "class") + ")");
    }
  }

  private void directives(List<Directive> all, StringBuilder out) {
    List<Directive> written =
        all.stream().filter(directive -> isVerbose || !directive.modifiers().contains("mandated")).toList();
    int shown = isVerbose || written.size() <= FOLD + 1 ? written.size() : FOLD;
    written.subList(0, shown).forEach(directive -> row(
        "  " + line(directive), Evidence.of(directive, report), out));
    if (shown < written.size()) {
      String keyword = written.getFirst().kind().keyword();
      out.append(ink.dim("  " + keyword + " … and " + (written.size() - shown) + " more")).append('\n');
    }
  }

  private String line(Directive directive) {
    if (isVerbose || directive.targets().size() <= 3) {
      return directive.toString();
    }
    Directive bare = new Directive(
        directive.kind(), directive.modifiers(), directive.subject(), List.of(), directive.evidence());
    return bare + (directive.kind() == Kind.PROVIDES ? " with " : " to ") + Ink.list(directive.targets(), 2);
  }

  private void row(String left, String right, StringBuilder out) {
    String visible = Names.visible(left);
    int width = visible.length();
    if (width > COLUMN) {
      List<String> lines = Ink.wrap(visible.strip(), TextView.WIDTH - 6);
      out.append("  ").append(String.join("\n      ", lines)).append('\n').append(" ".repeat(COLUMN + 2));
    } else {
      out.append(visible).append(" ".repeat(COLUMN + 2 - width));
    }
    out.append(ink.dim(right)).append('\n');
  }

  private void nativeAccess(ModuleBoundary module, StringBuilder out) {
    if (module.nativeAccess().isNeeded()) {
      List<String> methods = module.nativeAccess().nativeMethods();
      List<String> calls = module.nativeAccess().restrictedCalls();
      row("  native access",
          Names.count(methods.size(), "native method") + ", " + Names.count(calls.size(), "restricted call")
              + (module.nativeAccess().isGranted() ? ", granted by its manifest" : ", not granted"),
          out);
      if (isVerbose) {
        out.append(calls.stream()
            .map(call -> "    " + Names.visible(call) + "\n").collect(Collectors.joining()));
      }
    }
  }
}
