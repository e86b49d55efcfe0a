package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.session.Loader.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The objects that the rows of a query have besides its own.
///
/// @param targets their columns, such that what an object refers to comes after it
record JoinedFetch(List<EntityColumns> targets) {
  /// Joins what paths of relations reach.
  ///
  /// @param before how many columns the query selects before these
  static JoinedFetch of(Columns columns, List<String> paths, int before) {
    Map<String, EntityColumns> targets = new LinkedHashMap<>();
    int next = before;
    for (String path : paths) {
      for (int end = path.indexOf('.'); ; end = path.indexOf('.', end + 1)) {
        String part = end < 0 ? path : path.substring(0, end);
        if (!targets.containsKey(part)) {
          EntityColumns target = EntityColumns.of(columns.join(part), next);
          targets.put(part, target);
          next += target.columns().size();
        }
        if (end < 0) {
          break;
        }
      }
    }
    return new JoinedFetch(List.copyOf(targets.values()));
  }

  /// The columns to be selected.
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    targets.forEach(target -> columns.addAll(target.columns()));
    return columns;
  }

  /// Loads the objects of the present row, as far as there are any.
  void load(Loader loader, ResultSet rows, Held held) throws SQLException {
    for (EntityColumns target : targets.reversed()) {
      if (!target.layout().isAbsent(rows)) {
        loader.load(target.layout(), rows, held);
      }
    }
  }
}
