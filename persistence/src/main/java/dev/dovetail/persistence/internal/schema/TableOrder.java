package dev.dovetail.persistence.internal.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tables in an order in which each one comes after those it refers to, and otherwise as they were given.
///
/// @param tables in order
/// @param forward the references to a later table, which only a cycle has
record TableOrder(List<TableDefinition> tables, Set<ForeignKey> forward) {
  static TableOrder of(List<TableDefinition> given) {
    List<TableDefinition> waiting = new ArrayList<>(given);
    List<TableDefinition> ordered = new ArrayList<>();
    Set<ForeignKey> forward = new HashSet<>();
    while (!waiting.isEmpty()) {
      TableDefinition next = waiting.stream()
          .filter(table -> waitingFor(table, waiting).isEmpty())
          .findFirst()
          .orElse(waiting.getFirst()); // a cycle: begin somewhere
      forward.addAll(waitingFor(next, waiting));
      waiting.remove(next);
      ordered.add(next);
    }
    return new TableOrder(List.copyOf(ordered), Set.copyOf(forward));
  }

  private static List<ForeignKey> waitingFor(TableDefinition table, List<TableDefinition> waiting) {
    return table.foreignKeys().stream()
        .filter(key -> !key.table().equals(table.id()))
        .filter(key -> waiting.stream().anyMatch(other -> other.id().equals(key.table())))
        .toList();
  }
}
