package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import java.io.PrintWriter;

/// A report as text for people.
public final class TextView {
  private TextView() {}

  /// Writes a report.
  public static void write(BoundaryReport report, PrintWriter out) {
    for (ModuleBoundary module : report.modules()) {
      if (module.isChecked()) {
        out.println(module.name() + "  " + module.location() + "  " + module.classes() + " classes");
        for (Directive directive : module.directives()) {
          out.println("  " + directive + "  " + directive.references());
        }
      }
    }
    for (Finding finding : report.findings()) {
      out.println(finding.code() + "  " + finding.module() + "  " + finding.message() + "\n    " + finding.change());
    }
  }
}
