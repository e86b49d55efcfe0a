package dev.dovetail.analysis.boundaries.internal.command;

import dev.dovetail.analysis.boundaries.BoundaryChecker;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.view.View;
import dev.dovetail.analysis.boundaries.internal.view.ViewOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.spi.ToolProvider;

/// The tool `boundaries`.
public final class BoundariesTool implements ToolProvider {
  /// Makes the tool; for [java.util.ServiceLoader].
  public BoundariesTool() {}

  @Override
  public String name() {
    return "boundaries";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      BoundaryReport report = new BoundaryChecker().check(Scope.of(List.of(arguments)));
      out.print(View.TEXT.show(report, ViewOptions.PLAIN));
      report.problems().forEach(problem -> err.println(problem.location() + ": " + problem.message()));
      if (!report.problems().isEmpty()) {
        return 2;
      }
      return report.findings().isEmpty() ? 0 : 1;
    } catch (IOException e) {
      err.println(e.getMessage());
      return 2;
    }
  }
}
