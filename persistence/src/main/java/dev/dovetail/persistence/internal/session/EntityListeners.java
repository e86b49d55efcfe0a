package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.EntityListener;
import dev.dovetail.persistence.internal.mapping.LifecycleCallbacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who hears of the rows of which entity; the same for all sessions of a factory.
public final class EntityListeners {
  private final List<Registration> registrations;
  private final Map<Class<?>, List<EntityListener<Object>>> byType = new ConcurrentHashMap<>();
  private final boolean isEmpty;

  /// A listener and whom it listens to.
  ///
  /// @param type an entity, or a class or an interface that several share
  /// @param listener told of its objects only
  public record Registration(Class<?> type, EntityListener<Object> listener) {}

  /// Finds the callbacks of the entities.
  EntityListeners(List<Class<?>> entities, List<Registration> registrations) {
    this.registrations = List.copyOf(registrations);
    entities.forEach(this::of);
    this.isEmpty = byType.values().stream().allMatch(List::isEmpty);
  }

  /// Tells whether nobody listens.
  boolean isEmpty() {
    return isEmpty;
  }

  /// Returns who listens to the objects of a class, in the order in which they are told.
  List<EntityListener<Object>> of(Class<?> type) {
    return byType.computeIfAbsent(type, this::find);
  }

  private List<EntityListener<Object>> find(Class<?> type) {
    List<EntityListener<Object>> found = new ArrayList<>();
    LifecycleCallbacks callbacks = new LifecycleCallbacks(type);
    if (!callbacks.isEmpty()) {
      found.add(callbacks);
    }
    for (Registration registration : registrations) {
      if (registration.type().isAssignableFrom(type)) {
        found.add(registration.listener());
      }
    }
    return List.copyOf(found);
  }
}
