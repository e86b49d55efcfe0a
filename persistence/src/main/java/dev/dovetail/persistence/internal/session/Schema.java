package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Mappings;
import dev.dovetail.persistence.spi.Dialect;
import java.util.List;

/// What all sessions of a factory share: how objects are kept, and in which database.
///
/// @param mappings the entities
/// @param dialect the database product
/// @param statements the statements of each entity, in the order of the entities
/// @param decisionTable the table of decided units
record Schema(Mappings mappings, Dialect dialect, List<EntitySql> statements, String decisionTable) {
  static Schema of(List<Class<?>> entities, Dialect dialect, String decisionTable) {
    Mappings mappings = new Mappings(entities, dialect);
    return new Schema(mappings, dialect,
        mappings.inOrder().stream().map(m -> new EntitySql(m, dialect)).toList(), decisionTable);
  }
}
