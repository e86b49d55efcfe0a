package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;

/// Where the columns of a statement come from: the one place that knows what the name of an attribute, or a
/// path of names with dots between them, stands for, and which tables that takes.
final class Columns {
  private final EntityMapping mapping;
  private final EntitySql sql;

  Columns(EntityMapping mapping, EntitySql sql) {
    this.mapping = mapping;
    this.sql = sql;
  }

  EntityMapping mapping() {
    return mapping;
  }

  /// Returns the column of an attribute.
  ///
  /// @throws dev.dovetail.persistence.MappingException if it does not exist
  Term column(String path) {
    Attribute attribute = mapping.attribute(path);
    return new Term(sql.column(attribute), mapping.name() + '.' + attribute.name(), attribute.type(),
        attribute.codec(), !attribute.isPrimitive() && !mapping.isId(mapping.position(path)), false, false);
  }

  /// Returns what the FROM clause of the entity needs for all columns that were asked for.
  String joins() {
    return "";
  }

  /// Returns the position of an attribute of the entity itself.
  ///
  /// @throws dev.dovetail.persistence.MappingException if it does not exist
  int position(String name) {
    return mapping.position(name);
  }

  Attribute key() {
    return mapping.attribute(mapping.id());
  }
}
