package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.ColumnDeclaration;
import dev.dovetail.persistence.internal.mapping.ConvertedCodec;
import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.EnumCodecs;
import dev.dovetail.persistence.internal.mapping.KeyGeneration;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.spi.ColumnShape;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the column that an attribute asks for.
final class ColumnReader {
  private static final int DEFAULT_LENGTH = 255; // what an annotation says that says nothing
  private static final int DEFAULT_DISCRIMINATOR_LENGTH = 31;

  private final Dialect dialect;

  ColumnReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /// The column of an attribute in the table of its entity.
  ColumnDefinition read(EntityMapping mapping, int index) {
    Attribute attribute = mapping.attribute(index);
    boolean isKey = mapping.isId(index);
    if (mapping.memberOf(index) instanceof Member.Reference reference) {
      int part = index - reference.from();
      EntityMapping target = reference.relation().target();
      return referring(target, target.ids()[part], attribute.column(), reference.relation().joinColumn(part),
          !isKey && reference.relation().isOptional());
    }
    ColumnDeclaration declaration = ColumnDeclaration.of(mapping, index);
    String type = dialect.columnType(shape(attribute, declaration));
    if (isKey && mapping.generation() instanceof KeyGeneration.Identity) {
      type = dialect.generatedKeyType(type);
    }
    Column column = declaration.column();
    boolean isNullable = !isKey && index != mapping.version() && !isPrimitive(mapping, index)
        && (column == null || column.nullable());
    return column == null ? new ColumnDefinition(attribute.column(), type, isNullable, "")
        : column(attribute.column(), type, isNullable, column.columnDefinition(), column.options());
  }

  /// A whole embedded value may be null, whatever its parts are.
  private static boolean isPrimitive(EntityMapping mapping, int index) {
    return mapping.attribute(index).isPrimitive() && mapping.memberOf(index) instanceof Member.Plain;
  }

  /// A column that holds a part of the key of an entity's row, outside of its own table.
  ///
  /// @param said what the annotation says, or null
  ColumnDefinition referring(EntityMapping target, int id, String name, @Nullable JoinColumn said,
      boolean isNullable) {
    String type = dialect.columnType(shape(target.attribute(id), ColumnDeclaration.of(target, id)));
    return said == null ? new ColumnDefinition(name, type, isNullable, "")
        : column(name, type, isNullable, said.columnDefinition(), said.options());
  }

  /// The column that tells classes apart.
  ColumnDefinition read(Discriminator discriminator, @Nullable DiscriminatorColumn said) {
    int length = said == null || said.length() == DEFAULT_DISCRIMINATOR_LENGTH ? 0 : said.length();
    boolean isCharacter = said != null && said.discriminatorType() == DiscriminatorType.CHAR;
    String type = dialect.columnType(
        new ColumnShape(discriminator.type(), isCharacter ? 1 : length, 0, 0, -1));
    return said == null ? new ColumnDefinition(discriminator.column(), type, false, "")
        : column(discriminator.column(), type, false, said.columnDefinition(), said.options());
  }

  private static ColumnDefinition column(String name, String type, boolean isNullable, String definition,
      String options) {
    return new ColumnDefinition(name, definition.isEmpty() ? type : definition,
        isNullable && !saysNotNull(definition), options);
  }

  static boolean saysNotNull(String columnDefinition) {
    return columnDefinition.toUpperCase(Locale.ROOT).contains("NOT NULL");
  }

  private static ColumnShape shape(Attribute attribute, ColumnDeclaration declaration) {
    Class<?> type = columnType(attribute, declaration);
    Column column = declaration.column();
    if (column == null) {
      return ColumnShape.of(type);
    }
    int length = column.length() == DEFAULT_LENGTH ? 0 : column.length();
    return new ColumnShape(type, length, column.precision(), column.scale(), column.secondPrecision());
  }

  /// The Java type whose column type this attribute needs.
  private static Class<?> columnType(Attribute attribute, ColumnDeclaration declaration) {
    if (attribute.codec() instanceof ConvertedCodec converted) {
      return converted.columnType();
    }
    if (attribute.type().isEnum()) {
      Enumerated enumerated = declaration.field().getAnnotation(Enumerated.class);
      return EnumCodecs.columnType(attribute.type(),
          enumerated != null && enumerated.value() == EnumType.STRING);
    }
    return attribute.type();
  }
}
