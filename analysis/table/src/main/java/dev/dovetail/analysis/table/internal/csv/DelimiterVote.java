package dev.dovetail.analysis.table.internal.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which delimiter divides a text best.
///
/// @param best the winner
/// @param evidence why
record DelimiterVote(Candidate best, String evidence) {
  private static final byte[] USUAL = {',', '\t', ';', '|'};
  private static final byte[] RARE = {'^', '~', 1, 0x1f, ':', ' '};
  private static final int LINES = 100;

  /// Divides the text by one delimiter.
  interface Division {
    HeadRecords by(byte delimiter);
  }

  /// Lets delimiters compete; rare ones only where they stand in nearly every line.
  ///
  /// @param expected what the file's name lets expect
  static DelimiterVote of(byte[] text, int from, byte quote, byte expected, Division division) {
    List<Candidate> candidates = new ArrayList<>();
    for (byte delimiter : USUAL) {
      if (delimiter != quote) {
        candidates.add(Candidate.of(division.by(delimiter), delimiter == expected ? 1.04 : 1));
      }
    }
    for (byte delimiter : RARE) {
      if (isInMostLines(text, from, delimiter)) {
        boolean isWeak = delimiter == ':' || delimiter == ' ';
        Candidate candidate = Candidate.of(division.by(delimiter), isWeak ? 0.6 : 0.9);
        boolean isSound = candidate.extent().agreement(candidate.records()) >= (isWeak ? 0.95 : 0.8);
        boolean isDivision = !isWeak || (candidate.extent().width() >= 3 && !isClock(candidate));
        if (isSound && isDivision) {
          candidates.add(candidate);
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
    Candidate best = candidates.getFirst();
    if (best.score() > 0) {
      return new DelimiterVote(best, best.evidence(candidates.get(1)));
    }
    candidates.sort(Comparator.comparingInt((Candidate c) -> c.dividesAny() ? 1 : 0)
        .thenComparingInt(c -> c.delimiter() == expected ? 0 : 1));
    return new DelimiterVote(candidates.getFirst(), candidates.getFirst().delimiter() == expected
        ? "no delimiter divides the records at the beginning; the usual one"
        : "no delimiter divides most records at the beginning; one that divides none");
  }

  /// Tells whether what is divided is times of day.
  private static boolean isClock(Candidate candidate) {
    HeadRecords records = candidate.records();
    TableExtent extent = candidate.extent();
    int clocks = 0;
    for (int r = extent.start(); r < extent.end(); r++) {
      clocks += records.fields(r) > 1 && records.cell(r, 1).matches("\\d\\d") ? 1 : 0;
    }
    return candidate.delimiter() == ':' && 2 * clocks > extent.end() - extent.start();
  }

  private static boolean isInMostLines(byte[] text, int from, byte wanted) {
    int lines = 0;
    int having = 0;
    boolean isFound = false;
    boolean isBlank = true;
    for (int i = from; i < text.length && lines < LINES; i++) {
      byte b = text[i];
      isFound |= b == wanted;
      if (b == '\n' || b == '\r') {
        lines += isBlank ? 0 : 1;
        having += isFound ? 1 : 0;
        isFound = false;
        isBlank = true;
      } else {
        isBlank = false;
      }
    }
    having += isFound ? 1 : 0;
    lines += isBlank ? 0 : 1;
    return lines > 0 && having >= 0.8 * lines;
  }
}
