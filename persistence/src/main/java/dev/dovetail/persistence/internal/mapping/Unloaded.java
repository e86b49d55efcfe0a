package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.NotLoadedException;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.Iterator;

/// What a field with several objects holds until they are loaded: whoever touches it learns how to load them.
public sealed interface Unloaded {
  /// Returns what the field of a relation holds.
  static Unloaded of(Relation relation) {
    return relation.holder() == Relation.Holder.SET ? new OfSet(relation) : new OfList(relation);
  }

  private static NotLoadedException refuse(Relation relation) {
    String name = relation.name();
    return new NotLoadedException(relation + " is not loaded: load it with its owner by fetch(\"" + name
        + "\") in the query, or later by session.load(object, \"" + name + "\")");
  }

  /// A list.
  final class OfList extends AbstractList<Object> implements Unloaded {
    private final Relation relation;

    OfList(Relation relation) {
      this.relation = relation;
    }

    @Override
    public Object get(int index) {
      throw refuse(relation);
    }

    @Override
    public int size() {
      throw refuse(relation);
    }

    @Override
    public void add(int index, Object object) {
      throw refuse(relation);
    }

    @Override
    public Object set(int index, Object object) {
      throw refuse(relation);
    }

    @Override
    public Object remove(int index) {
      throw refuse(relation);
    }

    @Override
    public String toString() {
      return "[not loaded]"; // debuggers and logs may touch it
    }
  }

  /// A set.
  final class OfSet extends AbstractSet<Object> implements Unloaded {
    private final Relation relation;

    OfSet(Relation relation) {
      this.relation = relation;
    }

    @Override
    public Iterator<Object> iterator() {
      throw refuse(relation);
    }

    @Override
    public int size() {
      throw refuse(relation);
    }

    @Override
    public boolean add(Object object) {
      throw refuse(relation);
    }

    @Override
    public String toString() {
      return "[not loaded]"; // debuggers and logs may touch it
    }
  }
}
