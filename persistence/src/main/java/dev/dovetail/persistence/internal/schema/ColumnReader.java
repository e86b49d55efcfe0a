package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.ConvertedCodec;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.ColumnShape;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.lang.reflect.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the column that an attribute asks for.
final class ColumnReader {
  private static final int DEFAULT_LENGTH = 255; // what an annotation says that says nothing

  private final Dialect dialect;

  ColumnReader(Dialect dialect) {
    this.dialect = dialect;
  }

  ColumnDefinition read(EntityMapping mapping, Attribute attribute) {
    Column column = annotation(mapping, attribute);
    boolean isKey = attribute.equals(mapping.attribute(mapping.id()));
    String type = dialect.columnType(shape(mapping, attribute, column));
    if (isKey && mapping.isGenerated()) {
      type = dialect.generatedKeyType(type);
    }
    boolean isNullable = !isKey && !attribute.isPrimitive() && (column == null || column.nullable())
        && !isVersion(mapping, attribute);
    if (column == null) {
      return new ColumnDefinition(attribute.column(), type, isNullable, "");
    }
    String definition = column.columnDefinition();
    return new ColumnDefinition(attribute.column(), definition.isEmpty() ? type : definition,
        isNullable && !saysNotNull(definition), column.options());
  }

  static boolean saysNotNull(String columnDefinition) {
    return columnDefinition.toUpperCase(Locale.ROOT).contains("NOT NULL");
  }

  private static boolean isVersion(EntityMapping mapping, Attribute attribute) {
    return mapping.version() >= 0 && attribute.equals(mapping.attribute(mapping.version()));
  }

  private static ColumnShape shape(EntityMapping mapping, Attribute attribute, @Nullable Column column) {
    Class<?> type = columnType(mapping, attribute);
    if (column == null) {
      return ColumnShape.of(type);
    }
    int length = column.length() == DEFAULT_LENGTH ? 0 : column.length();
    return new ColumnShape(type, length, column.precision(), column.scale(), column.secondPrecision());
  }

  /// The Java type whose column type this attribute needs.
  private static Class<?> columnType(EntityMapping mapping, Attribute attribute) {
    if (attribute.codec() instanceof ConvertedCodec converted) {
      return converted.columnType();
    }
    if (attribute.type().isEnum()) {
      Enumerated enumerated = field(mapping, attribute).getAnnotation(Enumerated.class);
      return enumerated != null && enumerated.value() == EnumType.STRING ? String.class : Integer.class;
    }
    return attribute.type();
  }

  static @Nullable Column annotation(EntityMapping mapping, Attribute attribute) {
    return field(mapping, attribute).getAnnotation(Column.class);
  }

  private static Field field(EntityMapping mapping, Attribute attribute) {
    try {
      return mapping.type().getDeclaredField(attribute.name());
    } catch (NoSuchFieldException e) {
      throw new MappingException(mapping.type().getName() + " has no field " + attribute.name(), e);
    }
  }
}
