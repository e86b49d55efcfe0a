package dev.dovetail.persistence;

import dev.dovetail.persistence.internal.mapping.DefaultRef;

/// A reference from one row to another whose object is loaded when it is asked for: the type of a field
/// marked `@ManyToOne` or `@OneToOne` that is not to be loaded together with its owner.
///
/// {@snippet lang=java :
/// @ManyToOne Ref<Customer> customer;
///
/// order.customer = Ref.to(customer);
/// order.customer.get().name();
/// }
///
/// A field without a row to refer to is null. [#get] of a reference that was not loaded before sends one
/// statement; for the references of many objects, `fetch` of a query and [Session#load] do it in one for all.
///
/// @param <T> the entity
public sealed interface Ref<T> permits DefaultRef {
  /// Returns a reference to an object.
  static <T> Ref<T> to(T entity) {
    return DefaultRef.to(entity);
  }

  /// Returns a reference to the row with a key, without reading it.
  ///
  /// @param type the entity
  /// @param key as for [Session#get]
  static <T> Ref<T> toKey(Class<T> type, Object key) {
    return DefaultRef.toKey(type, key);
  }

  /// Returns the object, and loads it first if need be: after the flush of what is pending, and again if it
  /// has expired.
  ///
  /// @throws NotLoadedException if the object is not loaded and there is no open session to load it
  /// @throws NoResultException if there is no such row
  T get();

  /// Tells whether the object is there, so that [#get] sends nothing unless it has expired.
  boolean isLoaded();
}
