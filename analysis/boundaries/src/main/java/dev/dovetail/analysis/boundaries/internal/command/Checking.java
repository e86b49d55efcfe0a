package dev.dovetail.analysis.boundaries.internal.command;

import dev.dovetail.analysis.boundaries.Baseline;
import dev.dovetail.analysis.boundaries.BoundaryChecker;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The verb `check`: what is found, less what is accepted.
///
/// @param report what was found; accepted findings are set apart
/// @param message what was done beside that, for the user; empty if nothing
record Checking(BoundaryReport report, String message) {
  /// Checks what a command line names, and accepts what is found if it says so.
  ///
  /// @throws UsageException if options do not go together
  /// @throws IOException if the baseline cannot be read or written
  static Checking of(CommandLine line) throws UsageException, IOException {
    Set<FindingCode> codes = codes(line.value(Option.ONLY));
    Optional<Path> file = line.value(Option.BASELINE).map(Path::of);
    boolean accepts = line.has(Option.ACCEPT);
    if (accepts && file.isEmpty()) {
      throw new UsageException("--accept needs --baseline FILE, which is where it writes");
    }
    if (line.has(Option.REASON) && !accepts) {
      throw new UsageException("--reason goes with --accept");
    }
    Baseline known = file.isPresent() && (!accepts || Files.exists(file.get()))
        ? Baseline.read(file.get())
        : Baseline.empty();
    BoundaryReport report = only(new BoundaryChecker().check(Scopes.of(line)), codes);
    if (!accepts) {
      return new Checking(known.only(codes).apply(report), "");
    }
    return accept(report, known, codes, line.value(Option.REASON), file.orElseThrow());
  }

  /// A module that could not be read has no findings: to accept now would drop what was accepted of it.
  private static Checking accept(
      BoundaryReport report, Baseline known, Set<FindingCode> codes, Optional<String> reason, Path file)
      throws UsageException, IOException {
    if (!report.problems().isEmpty()) {
      return new Checking(known.only(codes).apply(report), file + " is as it was, since not everything could be read");
    }
    BoundaryReport open = known.apply(report);
    if (reason.isEmpty() && !open.certain().isEmpty()) {
      throw new UsageException("--accept needs --reason TEXT, which is written for each of the "
          + open.certain().size() + " new ones; give different reasons in the file, or by --only");
    }
    Baseline accepted = known.only(codes).accepting(report, checked(reason));
    Output.write(file, accepted.and(known.only(EnumSet.complementOf(EnumSet.copyOf(codes)))).toString());
    return new Checking(accepted.apply(report), file + " accepts " + accepted.acceptances().size() + " findings: "
        + open.certain().size() + " new, " + known.only(codes).apply(report).stale().size() + " no longer there");
  }

  private static String checked(Optional<String> reason) throws UsageException {
    if (reason.isPresent() && (reason.get().isBlank() || reason.get().lines().count() > 1)) {
      throw new UsageException("--reason needs one line that is not blank");
    }
    return reason.orElse("");
  }

  private static Set<FindingCode> codes(Optional<String> value) throws UsageException {
    if (value.isEmpty()) {
      return EnumSet.allOf(FindingCode.class);
    }
    EnumSet<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
    for (String code : value.get().split(",", -1)) {
      codes.add(FindingCode.of(code.strip())
          .orElseThrow(() -> new UsageException("--only: there is no code " + code.strip())));
    }
    return codes;
  }

  private static BoundaryReport only(BoundaryReport report, Set<FindingCode> codes) {
    return new BoundaryReport(
        report.modules(),
        report.findings().stream().filter((Finding finding) -> codes.contains(finding.code())).toList(),
        report.problems());
  }

  /// Returns 2 if something could not be read, 1 if there are findings or stale acceptances, else 0.
  int exitCode() {
    if (!report.problems().isEmpty()) {
      return 2;
    }
    return report.certain().isEmpty() && report.stale().isEmpty() ? 0 : 1;
  }
}
