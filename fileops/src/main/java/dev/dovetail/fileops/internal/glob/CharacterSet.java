package dev.dovetail.fileops.internal.glob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What stands between brackets, read as CPython's `fnmatch.translate` and the regular expression that it
/// makes read it, down to the odd cases: `[z-a!]` loses its backward range, and the `!` that is left negates.
///
/// @param isNegated whether it contains what the ranges do not
/// @param ranges those of its characters
record CharacterSet(boolean isNegated, List<Range> ranges) implements GlobPattern.Element {
  private static final int TO = -1; // a hyphen that makes a range

  /// Characters from the first to the last, both included.
  record Range(int first, int last) {}

  /// Finds the bracket that closes a set. One that comes first, also after `!`, is a member.
  ///
  /// @return its index, or -1 if there is none
  static int end(int[] pattern, int start) {
    int i = start;
    if (i < pattern.length && pattern[i] == '!') {
      i++;
    }
    if (i < pattern.length && pattern[i] == ']') {
      i++;
    }
    while (i < pattern.length && pattern[i] != ']') {
      i++;
    }
    return i < pattern.length ? i : -1;
  }

  /// Reads what is between two indices.
  static CharacterSet parse(int[] pattern, int start, int end) {
    int[] members = join(withoutEmptyRanges(pieces(Arrays.copyOfRange(pattern, start, end))));
    boolean isNegated = members.length > 0 && members[0] == '!';
    return new CharacterSet(isNegated, ranges(members, isNegated ? 1 : 0));
  }

  boolean contains(int character) {
    for (Range range : ranges) {
      if (range.first <= character && character <= range.last) {
        return !isNegated;
      }
    }
    return isNegated;
  }

  /// Splits at each hyphen that makes a range: not at one that is first or last, nor at one right after a
  /// range.
  private static List<int[]> pieces(int[] set) {
    List<int[]> pieces = new ArrayList<>();
    int start = 0;
    int hyphen = indexOfHyphen(set, set[0] == '!' ? 2 : 1);
    while (hyphen >= 0 && hyphen < set.length - 1) {
      pieces.add(Arrays.copyOfRange(set, start, hyphen));
      start = hyphen + 1;
      hyphen = indexOfHyphen(set, hyphen + 3);
    }
    pieces.add(Arrays.copyOfRange(set, start, set.length));
    return pieces;
  }

  private static int indexOfHyphen(int[] set, int from) {
    for (int i = from; i < set.length; i++) {
      if (set[i] == '-') {
        return i;
      }
    }
    return -1;
  }

  private static List<int[]> withoutEmptyRanges(List<int[]> pieces) {
    for (int i = pieces.size() - 1; i > 0; i--) {
      int[] left = pieces.get(i - 1);
      int[] right = pieces.get(i);
      if (left[left.length - 1] > right[0]) {
        int[] merged = Arrays.copyOf(left, left.length + right.length - 2);
        System.arraycopy(right, 1, merged, left.length - 1, right.length - 1);
        pieces.set(i - 1, merged);
        pieces.remove(i);
      }
    }
    return pieces;
  }

  private static int[] join(List<int[]> pieces) {
    List<Integer> members = new ArrayList<>();
    Arrays.stream(pieces.getFirst()).forEach(members::add);
    for (int[] piece : pieces.subList(1, pieces.size())) {
      members.add(TO);
      Arrays.stream(piece).forEach(members::add);
    }
    return members.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Range> ranges(int[] members, int from) {
    List<Range> ranges = new ArrayList<>();
    for (int i = from; i < members.length; i++) {
      int first = members[i] == TO ? '-' : members[i]; // nothing is left before it: a hyphen like any other
      boolean isRange = i + 2 < members.length && members[i + 1] == TO;
      int last = isRange ? members[i + 2] : first;
      ranges.add(new Range(first, last));
      i += isRange ? 2 : 0;
    }
    return List.copyOf(ranges);
  }
}
