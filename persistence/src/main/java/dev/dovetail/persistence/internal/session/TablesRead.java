package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What a statement reads, subqueries included, and how many aliases it has.
final class TablesRead {
  private final Set<EntityMapping> entities = new LinkedHashSet<>();
  private boolean hasLinks;
  private int aliases;

  TablesRead(EntityMapping first) {
    entities.add(first);
  }

  /// Notes that the tables of another entity are read.
  ///
  /// @return an alias for the first of them
  String add(EntityMapping mapping) {
    entities.add(mapping);
    return "t" + ++aliases;
  }

  /// Notes that a table between two entities is read.
  void addLinks() {
    hasLinks = true;
  }

  /// The entities whose tables are read.
  Set<EntityMapping> entities() {
    return entities;
  }

  /// Tells whether a change of an object's relations is to be seen in what is read.
  boolean isTouchedBy(Entry changed) {
    if (entities.stream().noneMatch(entity -> entity.root() == changed.mapping.root())) {
      return false;
    }
    List<Relation> relations = changed.mapping.relations();
    return IntStream.range(0, relations.size()).anyMatch(i -> Related.isChanged(changed, i)
        && (relations.get(i).isReference() || (hasLinks && LinkSide.of(relations.get(i)) != null)));
  }
}
