package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/// Reads what tells apart the rows of classes that extend one another.
final class Discriminators {
  private static final String DEFAULT_COLUMN = "DTYPE";

  private Discriminators() {}

  static Discriminator read(Class<?> type, Dialect dialect) {
    DiscriminatorColumn column = Fields.root(type).getAnnotation(DiscriminatorColumn.class);
    DiscriminatorType kind = column == null ? DiscriminatorType.STRING : column.discriminatorType();
    Class<?> java = kind == DiscriminatorType.INTEGER ? Integer.class : String.class;
    Codec codec = dialect.codec(java);
    if (codec == null) {
      throw new MappingException("The dialect keeps no " + java.getName());
    }
    return new Discriminator(column == null || column.name().isEmpty() ? DEFAULT_COLUMN : column.name(), java,
        codec, value(type, kind));
  }

  private static Object value(Class<?> type, DiscriminatorType kind) {
    @Nullable DiscriminatorValue given = type.getAnnotation(DiscriminatorValue.class);
    String entity = type.getAnnotation(Entity.class).name();
    String text = given != null ? given.value() : entity.isEmpty() ? type.getSimpleName() : entity;
    if (kind == DiscriminatorType.CHAR && text.length() != 1) {
      throw new MappingException(type.getName() + ": its @DiscriminatorValue is one character; found \"" + text
          + '"');
    }
    if (kind != DiscriminatorType.INTEGER) {
      return text;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new MappingException(type.getName() + ": its @DiscriminatorValue is a whole number; found \"" + text
          + '"', e);
    }
  }
}
