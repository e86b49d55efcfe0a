package dev.dovetail.analysis.boundaries.internal.verb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two versions of a module.
///
/// @param from the older one, empty if it has none
/// @param to the newer one
record Versions(String from, String to) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

  /// Returns what the step from one to the other announces, if they differ and are versions as semver.org has
  /// them.
  Optional<Step> announced() {
    Matcher old = NUMBERS.matcher(from);
    Matcher now = NUMBERS.matcher(to);
    if (from.equals(to) || !old.matches() || !now.matches()) {
      return Optional.empty();
    }
    if (!old.group(1).equals(now.group(1))) {
      return Optional.of(Step.MAJOR);
    }
    boolean isMinorSame = String.valueOf(old.group(2)).equals(String.valueOf(now.group(2)));
    return Optional.of(isMinorSame ? Step.PATCH : old.group(1).equals("0") ? Step.MAJOR : Step.MINOR);
  }

  @Override
  public String toString() {
    return from.equals(to) ? from : (from.isEmpty() ? "?" : from) + " → " + (to.isEmpty() ? "?" : to);
  }

  /// The three steps of semantic versioning, from the smallest.
  enum Step {
    PATCH, MINOR, MAJOR
  }
}
