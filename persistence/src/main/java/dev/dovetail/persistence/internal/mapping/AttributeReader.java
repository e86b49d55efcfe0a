package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Codec;
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

/// Reads the mapping of one field.
final class AttributeReader {
  private final Dialect dialect;

  AttributeReader(Dialect dialect) {
    this.dialect = dialect;
  }

  Attribute read(Field field) {
    SupportedAnnotations.check(field);
    Column column = field.getAnnotation(Column.class);
    Class<?> boxed = MethodType.methodType(field.getType()).wrap().returnType();
    String name = field.getName();
    if (column == null) {
      return new Attribute(name, name, boxed, field.getType().isPrimitive(), codec(field, boxed, null),
          true, true);
    }
    if (!column.table().isEmpty()) {
      throw new MappingException(field + ": an entity has one table; @Column(table = ...) is not supported");
    }
    String columnName = column.name().isEmpty() ? name : column.name();
    return new Attribute(name, columnName, boxed, field.getType().isPrimitive(),
        codec(field, boxed, column), column.insertable(), column.updatable());
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
          + " cannot be kept in a column."
          + " Mark it with @Convert(converter = ...), or with @Transient if it is not kept. "
          + relationAdvice(type));
    }
    return codec;
  }

  private static String relationAdvice(Class<?> type) {
    if (Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)) {
      return "For a time, use a type of java.time";
    }
    return Iterable.class.isAssignableFrom(type)
        ? "For a relation, keep the key of the parent in the child and query for the children"
        : "For a relation, keep the key of the other row";
  }
}
