package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Mappings;
import dev.dovetail.persistence.spi.Dialect;
import java.util.List;

/// What all sessions of a factory share: how objects are kept, and in which database.
///
/// @param mappings the entities
/// @param dialect the database product
/// @param statements the statements of each entity, in the order of the entities
/// @param order the order in which rows are written
/// @param nPlusOne what is said when references are loaded one by one
/// @param decisionTable the table of decided units
record Model(Mappings mappings, Dialect dialect, List<EntitySql> statements, WriteOrder order,
    LoadReport nPlusOne, String decisionTable) {
  static Model of(List<Class<?>> entities, Dialect dialect, LoadReport nPlusOne, String decisionTable) {
    Mappings mappings = new Mappings(entities, dialect);
    return new Model(mappings, dialect,
        mappings.inOrder().stream().map(m -> new EntitySql(m, dialect)).toList(),
        new WriteOrder(mappings.inOrder()), nPlusOne, decisionTable);
  }
}
