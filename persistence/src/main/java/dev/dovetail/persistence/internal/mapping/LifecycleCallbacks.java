package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.EntityListener;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.Session;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The methods of an entity that want to be called when its row is written or read. Those of a superclass
/// come first, unless they are overridden.
public final class LifecycleCallbacks implements EntityListener<Object> {
  static final Set<Class<? extends Annotation>> ANNOTATIONS = Set.of(PrePersist.class, PostPersist.class,
      PreUpdate.class, PostUpdate.class, PreRemove.class, PostRemove.class, PostLoad.class);

  private final Map<Class<? extends Annotation>, List<Method>> methods = new HashMap<>();

  /// Finds the methods of a class.
  ///
  /// @throws MappingException if one takes or returns something, is static, or is in a package that is not
  ///     open
  public LifecycleCallbacks(Class<?> type) {
    List<Class<?>> hierarchy = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      hierarchy.addFirst(c);
    }
    for (Class<?> declaring : hierarchy) {
      for (Method method : declaring.getDeclaredMethods()) {
        add(method, hierarchy.subList(hierarchy.indexOf(declaring) + 1, hierarchy.size()));
      }
    }
  }

  private void add(Method method, List<Class<?>> subclasses) {
    for (Annotation annotation : method.getAnnotations()) {
      if (ANNOTATIONS.contains(annotation.annotationType()) && !isOverridden(method, subclasses)) {
        requireFit(method, annotation);
        methods.computeIfAbsent(annotation.annotationType(), k -> new ArrayList<>())
            .add(Openness.open(method.getDeclaringClass(), method));
      }
    }
  }

  private static boolean isOverridden(Method method, List<Class<?>> subclasses) {
    return !Modifier.isPrivate(method.getModifiers()) && subclasses.stream()
        .flatMap(c -> List.of(c.getDeclaredMethods()).stream())
        .anyMatch(m -> m.getName().equals(method.getName()) && m.getParameterCount() == 0);
  }

  private static void requireFit(Method method, Annotation annotation) {
    if (method.getParameterCount() > 0 || method.getReturnType() != void.class
        || Modifier.isStatic(method.getModifiers())) {
      throw new MappingException(method + ": a method marked @" + annotation.annotationType().getSimpleName()
          + " is not static, takes nothing and returns nothing. A listener that needs more is an"
          + " EntityListener, which is given to the factory's builder");
    }
  }

  /// Tells whether there are any.
  public boolean isEmpty() {
    return methods.isEmpty();
  }

  @Override
  public void beforeInsert(Session session, Object entity) {
    call(PrePersist.class, entity);
  }

  @Override
  public void afterInsert(Session session, Object entity) {
    call(PostPersist.class, entity);
  }

  @Override
  public void beforeUpdate(Session session, Object entity) {
    call(PreUpdate.class, entity);
  }

  @Override
  public void afterUpdate(Session session, Object entity) {
    call(PostUpdate.class, entity);
  }

  @Override
  public void beforeDelete(Session session, Object entity) {
    call(PreRemove.class, entity);
  }

  @Override
  public void afterDelete(Session session, Object entity) {
    call(PostRemove.class, entity);
  }

  @Override
  public void afterLoad(Session session, Object entity) {
    call(PostLoad.class, entity);
  }

  private void call(Class<? extends Annotation> moment, Object entity) {
    for (Method method : methods.getOrDefault(moment, List.of())) {
      try {
        method.invoke(entity);
      } catch (InvocationTargetException e) {
        rethrow(method, e.getCause());
      } catch (IllegalAccessException e) {
        throw new MappingException(method + " cannot be called", e);
      }
    }
  }

  private static void rethrow(Method method, @Nullable Throwable thrown) {
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new PersistenceException(method + " failed: " + thrown, thrown);
    }
  }
}
