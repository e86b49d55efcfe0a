package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.NativeAccess;
import dev.dovetail.analysis.boundaries.PackageBoundary;
import dev.dovetail.analysis.boundaries.Use;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A module's section of a page: what it is, its directives with their evidence, its packages.
///
/// @param report where it is from
/// @param ids the identifier of each module's section
/// @param out where to write
record ModuleHtml(BoundaryReport report, Map<String, String> ids, StringBuilder out) {
  void write(ModuleBoundary module) {
    out.append("<section>\n<h3 id=\"").append(ids.get(module.name())).append("\">")
        .append(Names.xml(module.name()))
        .append(module.version().map(version -> " " + Names.xml(version)).orElse(""))
        .append("</h3>\n<p class=\"faint\">")
        .append(module.kind().name().toLowerCase(Locale.ROOT)).append(" · ")
        .append(Names.count(module.classes(), "class"))
        .append(" · <code>").append(Names.xml(module.location())).append("</code></p>\n");
    nativeAccess(module.nativeAccess());
    if (!module.directives().isEmpty()) {
      head(out, "directives", "Directives", "directive", "evidence");
      module.directives().forEach(this::directive);
      foot(out);
    }
    if (!module.packages().isEmpty()) {
      head(out, "packages", "Packages", "package", "access", "opened", "classes");
      module.packages().forEach(this::inside);
      foot(out);
    }
    out.append("</section>\n");
  }

  private void nativeAccess(NativeAccess access) {
    if (access.isNeeded()) {
      out.append("<p>Native access: ").append(Names.count(access.nativeMethods().size(), "native method"))
          .append(", ").append(Names.count(access.restrictedCalls().size(), "restricted call"))
          .append(access.isGranted() ? ", granted by its manifest" : ", not granted").append(".</p>\n");
    }
  }

  private void directive(Directive directive) {
    out.append("<tr><td class=\"code\">").append(Names.xml(directive.toString())).append("</td><td>")
        .append(Names.xml(Evidence.of(directive, report)));
    List<Use> evidence = directive.evidence();
    if (evidence.size() == 1 && evidence.getFirst().module().equals(directive.subject())) {
      evidence = List.of(); // said already
    }
    String separator = "<br/><code class=\"faint\">";
    for (Use use : evidence) {
      out.append(separator).append(link(ids, use.module())).append(' ').append(use.references());
      separator = ", ";
    }
    out.append(evidence.isEmpty() ? "" : "</code>").append("</td></tr>\n");
  }

  private void inside(PackageBoundary inside) {
    String access = switch (inside.access()) {
      case EXPORTED -> "exported";
      case FRIENDS -> "exported to friends";
      case CONCEALED -> "concealed";
    };
    out.append("<tr><td class=\"code\">").append(Names.xml(inside.name())).append("</td><td>").append(access)
        .append("</td><td>").append(inside.isOpened() ? "opened" : "").append("</td><td>")
        .append(inside.classes()).append("</td></tr>\n");
  }

  /// Returns the name of a module, which leads to its section if there is one.
  static String link(Map<String, String> ids, String name) {
    return ids.containsKey(name)
        ? "<a href=\"#" + ids.get(name) + "\">" + Names.xml(name) + "</a>"
        : Names.xml(name);
  }

  static void head(StringBuilder out, String classes, String caption, String... columns) {
    out.append(classes.isEmpty() ? "<table>" : "<table class=\"" + classes + "\">")
        .append("\n<caption>").append(caption).append("</caption>\n<thead><tr>");
    for (String column : columns) {
      out.append("<th scope=\"col\">").append(column).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  static void foot(StringBuilder out) {
    out.append("</tbody>\n</table>\n");
  }
}
