package dev.dovetail.persistence.internal.schema;

import java.util.List;

/// Names of constraints and indexes that the user gave none.
final class Names {
  private static final int LONGEST = 63; // PostgreSQL cuts off what is longer, and two may become the same

  private Names() {}

  /// Makes a name as PostgreSQL does: the table, its columns, and what it is.
  static String of(TableId table, List<String> columns, String kind) {
    String name = table.name() + '_' + String.join("_", columns) + '_' + kind;
    String hash = '_' + Integer.toHexString(name.hashCode());
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - hash.length()) + hash;
  }
}
