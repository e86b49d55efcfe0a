package dev.dovetail.analysis.boundaries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Findings that were accepted, each with a reason: a text file that is kept beside the code.
///
/// A line is `CODE MODULE SUBJECT REASON`, separated by blanks, of which the reason may have some; blank lines and
/// lines that begin with `#` are skipped. It has no wildcards, no counts and no line numbers: it says what was
/// accepted and nothing that changes by itself. Immutable.
public final class Baseline {
  private static final String HEADING = """
      # Accepted findings, one a line: CODE MODULE SUBJECT REASON. Without a reason it is none, and a line that no
      # finding answers to any more fails the check.
      """;

  private final List<Acceptance> acceptances;

  private Baseline(Stream<Acceptance> acceptances) {
    this.acceptances = List.copyOf(new TreeSet<>(acceptances.toList()));
  }

  /// Returns the baseline that accepts nothing.
  public static Baseline empty() {
    return new Baseline(Stream.of());
  }

  /// Reads a baseline.
  ///
  /// @throws IOException if it cannot be read, or has lines that are none of a baseline; all of them are named
  public static Baseline read(Path file) throws IOException {
    List<Acceptance> acceptances = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.strip().split("\\s+", 4);
        Optional<FindingCode> code = FindingCode.of(words[0]);
        if (code.isEmpty()) {
          wrong.add("line " + number + ": there is no code " + words[0]);
        } else if (words.length < 4) {
          wrong.add("line " + number + ": expected CODE MODULE SUBJECT REASON, found "
              + (words.length == 3 ? "no reason" : "less"));
        } else {
          acceptances.add(new Acceptance(code.get(), words[1], words[2], words[3]));
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new IOException(file + ", " + String.join("; ", wrong));
    }
    return new Baseline(acceptances.stream());
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there; --accept with --reason writes it", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected a baseline, which is text in UTF-8, found something else", e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: "
          + (Files.isDirectory(file) ? "it is a folder; name a file in it" : "permission denied, or damaged"), e);
    }
  }

  /// Returns the baseline as text, sorted, so that it can be read again.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(HEADING);
    acceptances.forEach(acceptance -> text.append(acceptance).append('\n'));
    return text.toString();
  }

  /// Returns what is accepted, sorted.
  public List<Acceptance> acceptances() {
    return acceptances;
  }

  /// Returns a report in which the findings accepted here are set apart, and lines that accept nothing are named.
  public BoundaryReport apply(BoundaryReport report) {
    List<Finding> open = new ArrayList<>();
    List<AcceptedFinding> accepted = new ArrayList<>();
    for (Finding finding : report.findings()) {
      find(finding).ifPresentOrElse(
          acceptance -> accepted.add(new AcceptedFinding(finding, acceptance.reason())), () -> open.add(finding));
    }
    List<Acceptance> stale = acceptances.stream()
        .filter(acceptance -> report.findings().stream().noneMatch(acceptance::accepts))
        .toList();
    return new BoundaryReport(report.modules(), open, accepted, stale, report.problems());
  }

  /// Returns the baseline that accepts what a report has: with the reasons there are, and one reason for what is new.
  /// Findings in doubt need no acceptance, and get none.
  ///
  /// @throws IllegalArgumentException if the reason is blank or has more than one line
  public Baseline accepting(BoundaryReport report, String reason) {
    return new Baseline(Stream.concat(
        acceptances.stream().filter(acceptance -> report.findings().stream().anyMatch(acceptance::accepts)),
        report.certain().stream()
            .filter(finding -> find(finding).isEmpty())
            .map(finding -> new Acceptance(finding.code(), finding.module(), finding.subject(), reason))));
  }

  /// Returns the part of this baseline that is about some codes only.
  public Baseline only(Set<FindingCode> codes) {
    return new Baseline(acceptances.stream().filter(acceptance -> codes.contains(acceptance.code())));
  }

  /// Returns what this baseline and another accept.
  public Baseline and(Baseline other) {
    return new Baseline(Stream.concat(acceptances.stream(), other.acceptances.stream()));
  }

  private Optional<Acceptance> find(Finding finding) {
    return acceptances.stream().filter(acceptance -> acceptance.accepts(finding)).findFirst();
  }
}
