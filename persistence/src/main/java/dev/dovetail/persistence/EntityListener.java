package dev.dovetail.persistence;

/// Hears of the rows of one entity. Each method does nothing unless it is overridden.
///
/// The methods before a flush's statements may change the object they are given, and what they change is
/// written. They may run statements and queries, but neither add, delete, merge nor expunge: what a flush
/// writes is settled by then. [SessionListener#beforeFlush] may. An exception fails the flush as a
/// statement would.
///
/// Methods of an entity that are marked `@PrePersist`, `@PostPersist`, `@PreUpdate`, `@PostUpdate`,
/// `@PreRemove`, `@PostRemove` or `@PostLoad` are called at the same moments, before the listeners.
///
/// @param <T> the entity, or a class or an interface that several entities share
public interface EntityListener<T> {
  /// The flush is about to insert the object's row. A generated key is not there yet.
  ///
  /// @param session that writes it
  /// @param entity the object
  default void beforeInsert(Session session, T entity) {}

  /// The flush has inserted the object's row.
  ///
  /// @param session that wrote it
  /// @param entity the object
  default void afterInsert(Session session, T entity) {}

  /// The flush is about to update the object's row.
  ///
  /// @param session that writes it
  /// @param entity the object
  default void beforeUpdate(Session session, T entity) {}

  /// The flush has updated the object's row.
  ///
  /// @param session that wrote it
  /// @param entity the object
  default void afterUpdate(Session session, T entity) {}

  /// The flush is about to delete the object's row.
  ///
  /// @param session that deletes it
  /// @param entity the object
  default void beforeDelete(Session session, T entity) {}

  /// The flush has deleted the object's row.
  ///
  /// @param session that deleted it
  /// @param entity the object
  default void afterDelete(Session session, T entity) {}

  /// The object was made from its row, or its row was read anew. Fields that are set here count as changed.
  ///
  /// @param session that read it
  /// @param entity the object
  default void afterLoad(Session session, T entity) {}
}
