package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.LinkTable;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table between two entities, seen from one of them.
///
/// @param table the table
/// @param near the columns with the key of the owner of the relation, not quoted
/// @param far the columns with the key of what it reaches, not quoted
record LinkSide(TableName table, List<String> near, List<String> far) {
  /// Returns the table that keeps a relation, or null.
  static @Nullable LinkSide of(Relation relation) {
    LinkTable own = relation.linkTable();
    if (own != null) {
      return new LinkSide(own.name(), own.ownerColumns(), own.targetColumns());
    }
    Relation other = relation.other();
    LinkTable link = other == null ? null : other.linkTable();
    return link == null ? null : new LinkSide(link.name(), link.targetColumns(), link.ownerColumns());
  }

  /// The columns with the key of the owner, qualified.
  List<String> near(String alias, Dialect dialect) {
    return qualified(near, alias, dialect);
  }

  /// The columns with the key of what is reached, qualified.
  List<String> far(String alias, Dialect dialect) {
    return qualified(far, alias, dialect);
  }

  private static List<String> qualified(List<String> columns, String alias, Dialect dialect) {
    return columns.stream().map(column -> alias + '.' + dialect.quote(column)).toList();
  }
}
