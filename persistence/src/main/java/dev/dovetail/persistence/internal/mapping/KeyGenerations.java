package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.SequenceGenerator;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads how an entity's keys are made.
final class KeyGenerations {
  private static final Set<Class<?>> NUMBERS = Set.of(Long.class, Integer.class);

  private KeyGenerations() {}

  static KeyGeneration read(Class<?> type, List<Field> fields, List<Attribute> attributes, List<Integer> ids,
      Dialect dialect) {
    List<Field> generated = fields.stream().filter(f -> f.isAnnotationPresent(GeneratedValue.class)).toList();
    if (generated.isEmpty()) {
      return new KeyGeneration.Assigned();
    }
    Field field = generated.getFirst();
    if (generated.size() > 1 || ids.size() != 1 || !Fields.isId(field) || type.isRecord()) {
      throw new MappingException(field + ": @GeneratedValue belongs to the only @Id of a class (no record)");
    }
    Class<?> of = attributes.get(ids.getFirst()).type();
    GeneratedValue value = field.getAnnotation(GeneratedValue.class);
    boolean isUuid = of == UUID.class;
    GenerationType strategy = value.strategy() != GenerationType.AUTO ? value.strategy()
        : isUuid ? GenerationType.UUID : GenerationType.IDENTITY;
    return switch (strategy) {
      case IDENTITY -> number(field, of, new KeyGeneration.Identity());
      case SEQUENCE -> {
        if (!dialect.hasSequences()) {
          throw new MappingException(field + ": this database has no sequences; use GenerationType.IDENTITY or AUTO");
        }
        yield number(field, of, sequence(type, field, value, dialect));
      }
      case UUID -> {
        if (!isUuid) {
          throw new MappingException(field + ": GenerationType.UUID makes keys of type java.util.UUID; found "
              + of.getTypeName());
        }
        yield new KeyGeneration.RandomUuid();
      }
      default -> throw new MappingException(field + ": supported are IDENTITY, SEQUENCE, UUID and AUTO; found "
          + strategy);
    };
  }

  private static KeyGeneration number(Field field, Class<?> type, KeyGeneration generation) {
    if (!NUMBERS.contains(type)) {
      throw new MappingException(field + ": a generated number is a long or an int; found " + type.getTypeName());
    }
    return generation;
  }

  private static KeyGeneration sequence(Class<?> type, Field field, GeneratedValue value, Dialect dialect) {
    String generator = value.generator();
    return Stream.of(field.getAnnotationsByType(SequenceGenerator.class), type.getAnnotationsByType(
            SequenceGenerator.class))
        .flatMap(Stream::of)
        .filter(g -> generator.isEmpty() || g.name().equals(generator))
        .findFirst()
        .map(g -> new KeyGeneration.Sequence(
            TableName.of(g.schema(), g.sequenceName().isEmpty() ? g.name() : g.sequenceName(), dialect),
            g.initialValue()))
        .orElseGet(() -> new KeyGeneration.Sequence(
            TableName.of("", generator.isEmpty() ? type.getSimpleName() + "_SEQ" : generator, dialect), 1));
  }
}
