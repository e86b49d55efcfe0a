package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Laboratory;
import java.util.List;
import java.util.Set;

/// Findings as text: `code module subject: message -> change`, with ` ?` before the arrow of those in doubt.
final class Details {
  private Details() {}

  /// Returns all findings of what was made so far.
  static List<String> of(Laboratory lab) {
    return lab.check().findings().stream().map(Details::text).toList();
  }

  /// Returns the findings of some codes.
  static List<String> of(BoundaryReport report, FindingCode... codes) {
    return report.findings().stream()
        .filter(each -> Set.of(codes).contains(each.code()))
        .map(Details::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.code() + " " + finding.module() + " " + finding.subject() + ": " + finding.message()
        + (finding.isDoubtful() ? " ?" : "") + " -> " + finding.change();
  }
}
