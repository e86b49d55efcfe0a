package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a version is after each change: the next number, a later time, or a new UUID.
public final class Versions {
  private static final Set<Class<?>> TYPES = Set.of(Long.class, Integer.class, Short.class, Instant.class,
      LocalDateTime.class, UUID.class);

  private Versions() {}

  static void check(Class<?> type, Field field, Attribute attribute, boolean isSecond) {
    if (isSecond || !TYPES.contains(attribute.type()) || type.isRecord()) {
      throw new MappingException(field + ": a class (no record) may have one field marked @Version, and it is a"
          + " long, an int, a short, an Instant, a LocalDateTime or a UUID");
    }
    if (attribute.table() != 0) {
      throw new MappingException(field + ": a version belongs to the class that the others extend, whose table has"
          + " a row for each object: declare it there");
    }
  }

  /// Returns the stored version of a row after a change.
  ///
  /// @param previous the stored version before, or null for a new row
  public static Object next(Attribute version, @Nullable Object previous) {
    Class<?> type = version.type();
    if (type == UUID.class) {
      return version.codec().toStored(UUID.randomUUID());
    }
    if (type == Instant.class || type == LocalDateTime.class) {
      Instant now = Instant.now();
      Object next = time(version, now);
      return next.equals(previous) ? time(version, now.plusSeconds(1)) : next; // it may keep whole seconds only
    }
    return version.number(previous == null ? 1 : ((Number) previous).longValue() + 1);
  }

  private static Object time(Attribute version, Instant instant) {
    return version.codec().toStored(version.type() == Instant.class ? instant
        : LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}
