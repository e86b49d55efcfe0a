package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The entities of a factory, in the order in which they were named.
public final class Mappings {
  private final Map<Class<?>, EntityMapping> byType = new HashMap<>();
  private final List<EntityMapping> inOrder = new ArrayList<>();

  /// Reads the mapping of each class.
  ///
  /// @throws MappingException if one cannot be mapped, or is named twice
  public Mappings(List<Class<?>> types, Dialect dialect) {
    MappingReader reader = new MappingReader(types, dialect);
    for (Class<?> type : types) {
      EntityMapping mapping = reader.read(type);
      if (byType.put(type, mapping) != null) {
        throw new MappingException(type.getName() + " is named twice among the entities");
      }
      inOrder.add(mapping);
    }
    inOrder.forEach(Mappings::linkHierarchy);
    RelationLinker linker = new RelationLinker(this, dialect);
    inOrder.forEach(mapping -> linker.link(mapping, Fields.ofEntity(mapping.type())));
    inOrder.forEach(Mappings::requireObjects);
  }

  private static void linkHierarchy(EntityMapping mapping) {
    if (!mapping.isAbstract()) {
      for (EntityMapping above = mapping; above != null; above = above.parent()) {
        above.addConcrete(mapping);
      }
    }
  }

  private static void requireObjects(EntityMapping mapping) {
    if (mapping.concrete().isEmpty()) {
      throw new MappingException(mapping.type().getName() + " must be a class that can be constructed by itself,"
          + " or one of the entities must extend it: it is abstract, and none does");
    }
    Map<Object, EntityMapping> byValue = new HashMap<>();
    for (EntityMapping concrete : mapping.concrete()) {
      Discriminator discriminator = concrete.discriminator();
      EntityMapping same = discriminator == null ? null : byValue.put(discriminator.value(), concrete);
      if (same != null && discriminator != null) {
        throw new MappingException(concrete.type().getName() + " and " + same.type().getName()
            + " have the same @DiscriminatorValue " + discriminator.value() + ": give one of them another");
      }
    }
  }

  /// All of them.
  public List<EntityMapping> inOrder() {
    return List.copyOf(inOrder);
  }

  /// Returns the mapping of a class.
  ///
  /// @throws MappingException if the class is none of the factory's entities
  public EntityMapping of(Class<?> type) {
    EntityMapping mapping = byType.get(type);
    if (mapping == null) {
      throw new MappingException(type.getName() + " is not an entity of this factory; its entities are "
          + inOrder.stream().map(m -> m.type().getName()).toList() + ". Add it by entities(...)");
    }
    return mapping;
  }

  /// Tells whether the class is an entity of the factory.
  public boolean contains(Class<?> type) {
    return byType.containsKey(type);
  }
}
