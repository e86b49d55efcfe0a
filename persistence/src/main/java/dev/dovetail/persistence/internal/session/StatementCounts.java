package dev.dovetail.persistence.internal.session;

/// Counts statements by kind, which their first letter tells.
final class StatementCounts {
  private long selects;
  private long inserts;
  private long updates;
  private long deletes;
  private long others;

  void count(String sql) {
    switch (sql.isEmpty() ? ' ' : sql.charAt(0)) {
      case 'S', 's', 'W', 'w', 'V', 'v' -> selects++; // SELECT, WITH, VALUES
      case 'I', 'i' -> inserts++;
      case 'U', 'u' -> updates++;
      case 'D', 'd' -> deletes += isDelete(sql) ? 1 : 0;
      default -> others++;
    }
  }

  /// Tells a DELETE from a DROP, which counts as another one.
  private boolean isDelete(String sql) {
    boolean isDelete = sql.regionMatches(true, 0, "DELETE", 0, "DELETE".length());
    others += isDelete ? 0 : 1;
    return isDelete;
  }

  long selects() {
    return selects;
  }

  long inserts() {
    return inserts;
  }

  long updates() {
    return updates;
  }

  long deletes() {
    return deletes;
  }

  long others() {
    return others;
  }

  long all() {
    return selects + inserts + updates + deletes + others;
  }
}
