package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Codecs;
import dev.dovetail.persistence.spi.Codec;
import jakarta.persistence.EnumeratedValue;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the constants of an enum are kept: as their field marked `@EnumeratedValue` if there is one, else by
/// name or by position.
public final class EnumCodecs {
  private EnumCodecs() {}

  /// Returns the codec of an enum.
  ///
  /// @param byName whether constants without such a field are kept by name
  /// @throws MappingException if that field cannot tell them apart
  public static Codec of(Class<?> type, boolean byName) {
    List<Field> marked = Arrays.stream(type.getDeclaredFields())
        .filter(f -> f.isAnnotationPresent(EnumeratedValue.class)).toList();
    if (marked.size() > 1) {
      throw new MappingException(type.getName() + " marks " + marked.size()
          + " fields @EnumeratedValue; one is what its constants are kept as");
    }
    if (!marked.isEmpty()) {
      return byValue(type, Openness.open(type, marked.getFirst()));
    }
    return byName ? byName(type) : byPosition(type);
  }

  /// Returns the Java type of the numbers or texts that the constants of an enum are kept as.
  public static Class<?> columnType(Class<?> type, boolean byName) {
    return Arrays.stream(type.getDeclaredFields()).filter(f -> f.isAnnotationPresent(EnumeratedValue.class))
        .findFirst()
        .<Class<?>>map(field -> MethodType.methodType(field.getType()).wrap().returnType())
        .orElse(byName ? String.class : Integer.class);
  }

  private static Codec byName(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return Codecs.named(type, constants);
  }

  private static Codec byPosition(Class<?> type) {
    Map<Long, Object> constants = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put((long) constants.size(), constant);
    }
    return Codecs.numbered(type, constants);
  }

  private static Codec byValue(Class<?> type, Field field) {
    Map<String, Object> byText = new LinkedHashMap<>();
    Map<Long, Object> byNumber = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      Object previous = switch (value(field, constant)) {
        case String text -> byText.put(text, constant);
        case Long number -> byNumber.put(number, constant);
        case Integer number -> byNumber.put(number.longValue(), constant);
        case Short number -> byNumber.put(number.longValue(), constant);
        case Byte number -> byNumber.put(number.longValue(), constant);
        case Object other -> throw new MappingException(field + ": @EnumeratedValue goes on a String, a long, an"
            + " int, a short or a byte that is not null; found " + other);
      };
      if (previous != null) {
        throw new MappingException(field + ": " + previous + " and " + constant
            + " have the same value; give each one its own");
      }
    }
    return byNumber.isEmpty() ? Codecs.named(type, byText) : Codecs.numbered(type, byNumber);
  }

  private static Object value(Field field, Object constant) {
    try {
      Object value = field.get(constant);
      if (value == null) {
        throw new MappingException(field + " is null for " + constant + "; give each constant a value");
      }
      return value;
    } catch (IllegalAccessException e) {
      throw new MappingException(field + " cannot be read", e);
    }
  }
}
