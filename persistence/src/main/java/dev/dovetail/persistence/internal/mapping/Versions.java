package dev.dovetail.persistence.internal.mapping;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes versions: numbers that count, times that grow, or random ids.
final class Versions {
  static final Set<Class<?>> TYPES =
      Set.of(Long.class, Integer.class, Short.class, Instant.class, UUID.class);

  private Versions() {}

  /// Returns the stored form of the version after another one.
  ///
  /// @param old the stored form of the last version, or null for the first
  static Object next(Attribute version, @Nullable Object old) {
    if (version.type() == UUID.class) {
      return version.codec().toStored(UUID.randomUUID());
    }
    if (version.type() == Instant.class) {
      return time(version, old);
    }
    return version.number(old == null ? 1 : ((Number) old).longValue() + 1);
  }

  /// Returns the present time, or a later one if the last version is not before it.
  private static Object time(Attribute version, @Nullable Object old) {
    Instant now = Instant.now();
    if (old == null) {
      return version.codec().toStored(now);
    }
    Instant last = (Instant) version.codec().toValue(old);
    Object next = version.codec().toStored(now.isAfter(last) ? now : last.plusMillis(1));
    return next.equals(old) ? version.codec().toStored(last.plusSeconds(1)) : next;
  }
}
