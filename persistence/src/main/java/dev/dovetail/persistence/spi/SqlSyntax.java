package dev.dovetail.persistence.spi;

/// How SQL that users write is taken apart: scripts into statements, statements into words.
public enum SqlSyntax {
  /// Comments may be nested, text may stand between dollar signs (`$$ ... $$`, `$body$ ... $body$`) or after
  /// an `E` with backslashes, and a function may have a body from `BEGIN ATOMIC` to `END`. Of PostgreSQL, and
  /// right for standard SQL.
  STANDARD,
  /// Comments end at the first `*/`, names may stand in `[]` or backquotes, and a trigger's statements end by
  /// `; END;`, as `sqlite3_complete` has it.
  SQLITE
}
