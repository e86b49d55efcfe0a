package dev.dovetail.analysis.table.internal.fixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a line is divided into fields.
sealed interface Layout {
  /// Returns how many fields a line has.
  int columns();

  /// Divides a line.
  ///
  /// @param line its characters (code points)
  /// @param cuts receives where each field begins, and after the last where that ends
  /// @return what is wrong, or an empty string
  String cut(int[] line, int length, int[] cuts);

  /// Fields at fixed places. Between two of them there may be a gutter: places that are blank in the lines
  /// that were looked at. A longer field may reach into it, from either side; the cut is then at its first
  /// blank.
  ///
  /// @param starts where each field begins
  /// @param ends where the gutter after it begins; the last one takes what is left
  /// @param isGiven whether nothing may follow the last field
  record Places(List<Integer> starts, List<Integer> ends, boolean isGiven) implements Layout {
    static Places ofWidths(List<Integer> widths) {
      List<Integer> starts = new ArrayList<>();
      List<Integer> ends = new ArrayList<>();
      int at = 0;
      for (int width : widths) {
        starts.add(at);
        at += width;
        ends.add(at);
      }
      return new Places(starts, ends, true);
    }

    @Override
    public int columns() {
      return starts.size();
    }

    /// Returns the widths, each with the gutter after it.
    List<Integer> widths() {
      List<Integer> widths = new ArrayList<>();
      for (int c = 0; c < columns(); c++) {
        int from = c == 0 ? 0 : starts.get(c);
        widths.add((c + 1 < columns() ? starts.get(c + 1) : ends.get(c)) - from);
      }
      return widths;
    }

    @Override
    public String cut(int[] line, int length, int[] cuts) {
      String problem = "";
      cuts[0] = 0;
      for (int c = 1; c < columns(); c++) {
        int from = ends.get(c - 1);
        int to = starts.get(c);
        int cut = from;
        while (cut < to && cut < length && line[cut] != ' ') {
          cut++;
        }
        if (cut == to && to > from && cut < length && line[to] != ' ') {
          problem = "fields " + c + " and " + (c + 1) + " run together at character " + (to + 1);
        }
        cuts[c] = Math.min(cut, length);
      }
      int end = ends.getLast();
      cuts[columns()] = isGiven ? Math.min(end, length) : length;
      for (int i = end; isGiven && i < length; i++) {
        if (line[i] != ' ') {
          return "text after the last field, at character " + (i + 1);
        }
      }
      return problem;
    }
  }

  /// Fields between runs of blanks, wherever these are.
  ///
  /// @param columns how many
  record Runs(int columns) implements Layout {
    @Override
    public String cut(int[] line, int length, int[] cuts) {
      Arrays.fill(cuts, 0, columns + 1, length);
      int fields = 0;
      for (int i = 0; i < length; i++) {
        boolean isStart = line[i] != ' ' && (i == 0 || line[i - 1] == ' ');
        if (isStart && fields < columns) {
          cuts[fields] = i;
        }
        fields += isStart ? 1 : 0;
      }
      return fields == columns ? ""
          : fields + (fields == 1 ? " field" : " fields") + ", expected " + columns;
    }
  }
}
