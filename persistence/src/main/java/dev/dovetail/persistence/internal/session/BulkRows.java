package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows of an entity's table a bulk statement writes.
final class BulkRows {
  private BulkRows() {}

  /// Refuses an entity whose rows one statement cannot write.
  ///
  /// @param deed what is done to them
  static EntityMapping require(EntityMapping mapping, String deed) {
    if (mapping.concrete().stream().anyMatch(concrete -> concrete.tables().size() > 1)) {
      throw new MappingException("Cannot " + deed + " rows of " + mapping.name()
          + " in bulk: they are spread over the tables "
          + mapping.concrete().stream().flatMap(c -> c.tables().stream()).distinct().map(TableName::name).toList()
          + ", and a statement writes one. Change the objects, or use nativeQuery for each table");
    }
    return mapping;
  }

  /// Returns the WHERE clause of a statement over the table with the alias `e`, or nothing. A condition that
  /// takes joins is put into a subquery.
  ///
  /// @param condition null for all rows of the entity
  static BoundStatement where(SessionCore core, EntityMapping mapping, @Nullable Condition condition) {
    EntityFrom source = core.sql(mapping).source();
    ExpressionSql expressions = core.expressions(mapping);
    ConditionSql conditions = ConditionSql.ofRows(expressions);
    String rendered = condition == null ? "" : conditions.render(condition);
    String joins = expressions.columns().joins();
    if (!joins.isEmpty()) {
      String key = String.join(", ", source.columns(mapping.ids()));
      return new BoundStatement(" WHERE (" + key + ") IN (SELECT " + key + " FROM " + source.from() + joins
          + " WHERE " + rendered + ')', conditions.parameters());
    }
    List<String> parts = new ArrayList<>();
    if (source.isPartOfTable()) {
      parts.add(source.isOfEntity("e"));
    }
    if (condition != null) {
      parts.add(parts.isEmpty() ? rendered : '(' + rendered + ')');
    }
    return new BoundStatement(parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts),
        conditions.parameters());
  }
}
