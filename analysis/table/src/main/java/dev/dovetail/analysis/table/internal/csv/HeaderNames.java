package dev.dovetail.analysis.table.internal.csv;

import java.util.ArrayList;
import java.util.List;

/// Makes one header of several records: the names of a column are joined with blanks. In all but the last
/// record a blank name is that of its left neighbour, as merged cells of a spreadsheet are written.
public final class HeaderNames {
  private HeaderNames() {}

  /// Joins the records of a header, none of which may be left out.
  public static List<String> join(List<List<String>> records) {
    if (records.size() == 1) {
      return records.getFirst();
    }
    int width = records.stream().mapToInt(List::size).max().orElse(0);
    List<String> names = new ArrayList<>(width);
    String[] lefts = new String[records.size()];
    for (int c = 0; c < width; c++) {
      StringBuilder name = new StringBuilder();
      for (int r = 0; r < records.size(); r++) {
        String given = c < records.get(r).size() ? records.get(r).get(c).strip() : "";
        boolean isFilled = given.isEmpty() && r < records.size() - 1 && lefts[r] != null;
        String part = isFilled ? lefts[r] : given;
        lefts[r] = part.isEmpty() ? lefts[r] : part;
        if (!part.isEmpty()) {
          name.append(name.isEmpty() ? "" : " ").append(part);
        }
      }
      names.add(name.toString());
    }
    return names;
  }
}
