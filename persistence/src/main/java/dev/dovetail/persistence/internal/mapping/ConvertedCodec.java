package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.ArrayType;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Values that an [AttributeConverter] turns into those of a column. The stored form is the column's, so a
/// value that changes inside is noticed.
public final class ConvertedCodec implements Codec {
  private final AttributeConverter<Object, Object> converter;
  private final Class<?> columnType;
  private final Codec column;

  private ConvertedCodec(AttributeConverter<Object, Object> converter, Class<?> columnType, Codec column) {
    this.converter = converter;
    this.columnType = columnType;
    this.column = column;
  }

  /// The Java type that the converter makes for the column.
  public Class<?> columnType() {
    return columnType;
  }

  static Codec of(Field field, Convert convert, Dialect dialect) {
    Class<?> type = convert.converter();
    if (!AttributeConverter.class.isAssignableFrom(type) || !convert.attributeName().isEmpty()) {
      throw new MappingException(field + ": @Convert names a converter, and nothing else");
    }
    Class<?> columnType = columnType(field, type);
    Codec column = dialect.codec(columnType);
    if (column == null) {
      throw new MappingException(field + ": the column type of " + type.getName()
          + " is not one that is supported");
    }
    return new ConvertedCodec(instantiate(type), columnType, column);
  }

  @SuppressWarnings("unchecked") // values come from the field, whose type is the converter's
  private static AttributeConverter<Object, Object> instantiate(Class<?> type) {
    try {
      return (AttributeConverter<Object, Object>) Openness.open(type, type.getDeclaredConstructor())
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new MappingException(type.getName() + " needs a constructor without parameters that works", e);
    }
  }

  private static Class<?> columnType(Field field, Class<?> converter) {
    for (Type implemented : converter.getGenericInterfaces()) {
      if (implemented instanceof ParameterizedType generic && generic.getRawType() == AttributeConverter.class
          && generic.getActualTypeArguments()[1] instanceof Class<?> column) {
        return column;
      }
    }
    throw new MappingException(field + ": " + converter.getName()
        + " must implement AttributeConverter itself, with two plain classes");
  }

  @Override
  public @Nullable Object read(ResultSet row, int index) throws SQLException {
    return column.read(row, index);
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
    column.bind(statement, index, stored);
  }

  @Override
  public @Nullable ArrayType arrayType() {
    return column.arrayType();
  }

  @Override
  public boolean keepsValues() {
    return false;
  }

  @Override
  public Object toStored(Object value) {
    Object converted = converter.convertToDatabaseColumn(value);
    if (converted == null) {
      throw new MappingException(converter.getClass().getName() + " made null of " + value
          + "; keep null for a value that is null itself");
    }
    return column.toStored(converted);
  }

  @Override
  public Object toValue(Object stored) {
    return converter.convertToEntityAttribute(column.toValue(stored));
  }

  @Override
  public boolean matches(Object value, Object stored) {
    return column.matches(toStored(value), stored);
  }
}
