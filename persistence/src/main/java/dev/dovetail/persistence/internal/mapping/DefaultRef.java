package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.NotLoadedException;
import dev.dovetail.persistence.Ref;
import org.jspecify.annotations.Nullable;

/// A reference by its object, by its key, or both.
///
/// @param <T> the entity
public final class DefaultRef<T> implements Ref<T> {
  /// Loads the object of a reference.
  @FunctionalInterface
  public interface RefLoader {
    /// Returns the object, as it is in the session now.
    Object load(DefaultRef<?> ref);
  }

  private final @Nullable Class<T> type;
  private @Nullable T object;
  private @Nullable Object key; // the user's before the reference is bound, then the stored one
  private @Nullable Relation relation;
  private @Nullable RefLoader loader;

  private DefaultRef(@Nullable Class<T> type, @Nullable T object, @Nullable Object key) {
    this.type = type;
    this.object = object;
    this.key = key;
  }

  /// A reference to an object.
  public static <T> DefaultRef<T> to(T object) {
    return new DefaultRef<>(null, object, null);
  }

  /// A reference to a row by the user's key.
  public static <T> DefaultRef<T> toKey(Class<T> type, Object key) {
    return new DefaultRef<>(type, null, key);
  }

  /// A reference as a row has it.
  ///
  /// @param key the stored key
  public static DefaultRef<Object> loadable(Relation relation, Object key, RefLoader loader) {
    DefaultRef<Object> ref = new DefaultRef<>(null, null, key);
    ref.relation = relation;
    ref.loader = loader;
    return ref;
  }

  /// Has the reference loaded by a session from now on.
  public void bind(Relation from, RefLoader by) {
    if (relation == null && key != null) {
      key = storedKey(from.target());
    }
    relation = from;
    loader = by;
  }

  /// Tells whether it is loaded by somebody already.
  @SuppressWarnings("ReferenceEquality") // which loader it is
  public boolean isBoundTo(RefLoader by) {
    return relation != null && loader == by;
  }

  /// Tells whether another reference from the same field leads to the same object, or the same row.
  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  public boolean isLike(DefaultRef<?> other) {
    Relation from = relation == null ? other.relation : relation;
    if (from == null || (object != null && other.object != null)) {
      return object != null && object == other.object;
    }
    Object row = row(from.target());
    return row != null && row.equals(other.row(from.target()));
  }

  private @Nullable Object row(EntityMapping target) {
    return object == null ? storedKey(target) : target.concrete(object).key(object);
  }

  /// The field that holds it, once it is bound.
  public @Nullable Relation relation() {
    return relation;
  }

  /// The object if it is there, even if it has expired.
  public @Nullable T object() {
    return object;
  }

  /// Notes the object of the reference.
  @SuppressWarnings("unchecked") // it was read for this reference
  public void loaded(Object found) {
    object = (T) found;
  }

  /// Returns the key of a reference without object.
  ///
  /// @param target the entity referred to
  public Object storedKey(EntityMapping target) {
    Object known = key;
    if (known == null) {
      throw new IllegalStateException("a reference has an object or a key");
    }
    return relation == null ? target.storedKey(known) : known;
  }

  @Override
  @SuppressWarnings("unchecked") // it was read for this reference
  public T get() {
    RefLoader by = loader;
    if (by != null) {
      return (T) by.load(this);
    }
    T known = object;
    if (known == null) {
      throw new NotLoadedException(this + " belongs to no object of a session yet, so it cannot be loaded: add"
          + " its object, or flush if that is in a session");
    }
    return known;
  }

  @Override
  public boolean isLoaded() {
    return object != null;
  }

  /// Names the row, and never what is in it: objects that refer to one another would print without end.
  @Override
  public String toString() {
    return "Ref(" + row() + ')';
  }

  private String row() {
    Relation from = relation;
    if (object != null) {
      return from == null ? object.getClass().getSimpleName()
          : from.target().concrete(object).describe(row(from.target()));
    }
    return (from != null ? from.target().name() : type == null ? "" : type.getSimpleName()) + '#' + key;
  }
}
