package dev.dovetail.persistence.internal.migration;

import java.util.List;
import java.util.Set;

/// One statement of a script.
///
/// @param line the line it begins on, from 1
/// @param sql the text, without the semicolon
/// @param words its first words outside quotes, in upper case
record ScriptStatement(int line, String sql, List<String> words) {
  private static final Set<String> ENDS = Set.of("BEGIN", "COMMIT", "END", "ABORT");

  /// Tells whether it begins or ends a transaction; savepoints may be used.
  boolean isTransactionControl() {
    return switch (word(0)) {
      case "START" -> word(1).equals("TRANSACTION");
      case "ROLLBACK" -> !words.contains("TO");
      default -> ENDS.contains(word(0));
    };
  }

  /// Tells whether it is the pragma that does nothing inside a transaction.
  boolean switchesForeignKeys() {
    return word(0).equals("PRAGMA") && words.contains("FOREIGN_KEYS");
  }

  private String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }
}
