package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a query selects to make objects of an entity, and of those that extend it.
///
/// @param columns qualified
/// @param layout where the rows have them
record EntityColumns(List<String> columns, RowLayout layout) {
  /// @param before how many columns the query selects before these
  static EntityColumns of(EntityFrom from, int before) {
    EntityMapping mapping = from.mapping();
    List<String> columns = new ArrayList<>();
    if (mapping.concrete().size() == 1 && mapping.concrete().getFirst() == mapping) {
      mapping.attributes().forEach(attribute -> columns.add(from.column(attribute)));
      return new EntityColumns(columns,
          RowLayout.of(mapping, IntStream.rangeClosed(before + 1, before + mapping.size()).toArray()));
    }
    columns.add(from.discriminatorColumn());
    Map<String, Integer> positions = new HashMap<>();
    Map<EntityMapping, int[]> byEntity = new LinkedHashMap<>();
    for (EntityMapping concrete : mapping.concrete()) {
      byEntity.put(concrete, concrete.attributes().stream().mapToInt(attribute ->
          positions.computeIfAbsent(from.column(concrete, attribute), column -> {
            columns.add(column);
            return before + columns.size();
          })).toArray());
    }
    return new EntityColumns(columns, RowLayout.of(mapping, before + 1, byEntity));
  }
}
