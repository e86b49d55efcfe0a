package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import java.util.List;

/// The findings of one code, whole, so that tests can compare them.
final class Found {
  private Found() {}

  /// Returns each finding as `module subject: message -> change`, with ` ?` after the subjects of those in doubt and
  /// ` @line` at the end where a line is known.
  static List<String> of(FindingCode code, BoundaryReport report) {
    return report.findings().stream().filter(finding -> finding.code() == code).map(Found::describe).toList();
  }

  private static String describe(Finding finding) {
    return finding.module() + " " + finding.subject() + (finding.isDoubtful() ? " ?" : "") + ": " + finding.message()
        + " -> " + finding.change() + finding.line().map(place -> " @" + place.line()).orElse("");
  }
}
