package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The order in which rows of entities are inserted: those that are referred to first; deletion goes the
/// other way. Entities that refer to one another in a circle, or to themselves, form a group whose rows have
/// to be ordered one by one. Where references do not decide, the order in which the entities were named does.
///
/// Groups are the strongly connected components of the references (Tarjan, 1972).
final class WriteOrder {
  private final List<EntityMapping> entities;
  private final List<List<EntityMapping>> references; // by entity: those its rows may refer to
  private final List<List<EntityMapping>> groups = new ArrayList<>();
  private final int[] groupOf; // by entity
  private final int[] index;
  private final int[] low;
  private final boolean[] isOnStack;
  private final Deque<EntityMapping> stack = new ArrayDeque<>();
  private int next = 1;

  WriteOrder(List<EntityMapping> entities) {
    this.entities = entities;
    this.references = entities.stream().map(WriteOrder::references).toList();
    this.index = new int[entities.size()];
    this.low = new int[entities.size()];
    this.isOnStack = new boolean[entities.size()];
    for (EntityMapping entity : entities) {
      if (index[entity.order()] == 0) {
        connect(entity);
      }
    }
    this.groupOf = groupOf();
  }

  private static List<EntityMapping> references(EntityMapping entity) {
    List<EntityMapping> targets = new ArrayList<>();
    for (Member member : entity.members()) {
      if (member instanceof Member.Reference reference) {
        targets.addAll(reference.relation().target().concrete());
      }
    }
    return targets;
  }

  private void connect(EntityMapping entity) { // as deep as there are entities
    int me = entity.order();
    index[me] = next;
    low[me] = next++;
    stack.push(entity);
    isOnStack[me] = true;
    for (EntityMapping target : references.get(me)) {
      if (index[target.order()] == 0) {
        connect(target);
        low[me] = Math.min(low[me], low[target.order()]);
      } else if (isOnStack[target.order()]) {
        low[me] = Math.min(low[me], index[target.order()]);
      }
    }
    if (low[me] == index[me]) {
      List<EntityMapping> group = new ArrayList<>();
      EntityMapping member;
      do {
        member = stack.pop();
        isOnStack[member.order()] = false;
        group.add(member);
      } while (member != entity);
      group.sort((a, b) -> Integer.compare(a.order(), b.order()));
      groups.add(List.copyOf(group));
    }
  }

  /// The groups, those that are referred to first.
  List<List<EntityMapping>> groups() {
    return groups;
  }

  /// Tells whether rows of a group may refer to one another.
  boolean isCircular(List<EntityMapping> group) {
    return group.size() > 1 || references.get(group.getFirst().order()).contains(group.getFirst());
  }

  /// Distributes objects over the groups.
  ///
  /// @return for each group, its objects in the order in which they came
  List<List<Entry>> distribute(Iterable<Entry> entries) {
    List<List<Entry>> byGroup = new ArrayList<>();
    groups.forEach(group -> byGroup.add(new ArrayList<>()));
    entries.forEach(entry -> byGroup.get(groupOf[entry.mapping.order()]).add(entry));
    return byGroup;
  }

  private int[] groupOf() {
    int[] found = new int[entities.size()];
    for (int g = 0; g < groups.size(); g++) {
      for (EntityMapping member : groups.get(g)) {
        found[member.order()] = g;
      }
    }
    return found;
  }
}
