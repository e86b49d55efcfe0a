package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// Reads the mapping of one field with a column of its own.
final class AttributeReader {
  private final Dialect dialect;

  AttributeReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Reads a field.
  ///
  /// @param prefix what its name begins with: empty, or the names of the fields around it, with a dot
  /// @param override what `@AttributeOverride` says instead of its own `@Column`, or null
  /// @param table the position of its table
  Attribute read(Field field, String prefix, @Nullable Column override, int table) {
    Column column = override == null ? field.getAnnotation(Column.class) : override;
    Class<?> boxed = MethodType.methodType(field.getType()).wrap().returnType();
    String name = field.getName();
    if (column != null && !column.table().isEmpty()) {
      throw new MappingException(field + ": an entity has one table; @Column(table = ...) is not supported");
    }
    String columnName = column == null || column.name().isEmpty() ? name : column.name();
    return new Attribute(prefix + name, columnName, boxed, field.getType().isPrimitive(),
        codec(field, boxed, column), column == null || column.insertable(),
        column == null || column.updatable(), table);
  }

  private Codec codec(Field field, Class<?> type, @Nullable Column column) {
    Convert convert = field.getAnnotation(Convert.class);
    if (convert != null && !convert.disableConversion()) {
      return ConvertedCodec.of(field, convert, dialect);
    }
    if (type.isEnum()) {
      Enumerated enumerated = field.getAnnotation(Enumerated.class);
      return EnumCodecs.of(type, enumerated != null && enumerated.value() == EnumType.STRING);
    }
    if (type == Instant.class && column != null && column.secondPrecision() >= 0) {
      return dialect.instants(Math.min(column.secondPrecision(), 9));
    }
    Codec codec = dialect.codec(type);
    if (codec == null) {
      throw new MappingException(field + ": a field of type " + type.getTypeName()
          + " cannot be kept in a column. " + advice(type));
    }
    return codec;
  }

  private static String advice(Class<?> type) {
    return Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)
        ? "For a time, use a type of java.time"
        : "Mark it with @Convert(converter = ...), with @Embedded, as a relation (@ManyToOne, @OneToMany ...), or"
            + " with @Transient if it is not kept";
  }
}
