package dev.dovetail.analysis.boundaries;

import java.util.Comparator;

/// A finding that somebody has accepted, and why: a line of a [Baseline].
///
/// @param code the finding's code
/// @param module its module
/// @param subject its subject
/// @param reason why it is accepted, in one line
public record Acceptance(FindingCode code, String module, String subject, String reason)
    implements Comparable<Acceptance> {
  private static final Comparator<Acceptance> ORDER =
      Comparator.comparing(Acceptance::module).thenComparing(Acceptance::code).thenComparing(Acceptance::subject);

  /// Checks the reason.
  ///
  /// @throws IllegalArgumentException if the reason is blank or has more than one line
  public Acceptance {
    if (reason.isBlank() || reason.lines().count() > 1) {
      throw new IllegalArgumentException("a reason is one line and not blank");
    }
  }

  /// Says whether it is about a finding.
  public boolean accepts(Finding finding) {
    return code == finding.code() && module.equals(finding.module()) && subject.equals(finding.subject());
  }

  /// Returns the line of a baseline that says so.
  @Override
  public String toString() {
    return code + " " + module + " " + subject + " " + reason;
  }

  @Override
  public int compareTo(Acceptance other) {
    return ORDER.compare(this, other);
  }
}
