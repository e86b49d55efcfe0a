package dev.dovetail.analysis.boundaries;

import java.util.Comparator;
import java.util.Optional;

/// Something about a boundary that should change, or be accepted with a reason.
///
/// Code, module and subject are its identity; the rest may change with the code that is looked at.
///
/// @param code what is wrong
/// @param module the module whose descriptor is to change
/// @param subject what it is about, without white space: a module, a package, `package=friend`, a type
/// @param message what was found, in a sentence
/// @param change the line to write, or to remove, and where
/// @param line where the directive stands, if sources are known
/// @param isDoubtful whether it may be in order for a reason that class files do not show; then it is shown and
///     does not fail
public record Finding(
    FindingCode code,
    String module,
    String subject,
    String message,
    String change,
    Optional<SourceLine> line,
    boolean isDoubtful)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::module).thenComparing(Finding::code).thenComparing(Finding::subject);

  /// Makes a finding that is certain, from class files alone.
  public Finding(FindingCode code, String module, String subject, String message, String change) {
    this(code, module, subject, message, change, Optional.empty(), false);
  }

  /// Returns this finding with the place of its directive.
  public Finding at(SourceLine place) {
    return new Finding(code, module, subject, message, change, Optional.of(place), isDoubtful);
  }

  /// Returns this finding as one that may be in order.
  ///
  /// @param doubt what class files do not show, as a clause
  public Finding inDoubt(String doubt) {
    return new Finding(code, module, subject, message + "; " + doubt, change, line, true);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
