package dev.dovetail.persistence.internal.mapping;

import jakarta.persistence.Column;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// Where it is said what the column of an attribute holds.
///
/// @param field the field of the attribute itself, which may be in an embeddable class; for a reference, that
///     of the key referred to
/// @param column what is said there by `@Column`, or instead of it by `@AttributeOverride`; or null
public record ColumnDeclaration(Field field, @Nullable Column column) {
  /// Finds it.
  public static ColumnDeclaration of(EntityMapping mapping, int attribute) {
    Member member = mapping.memberOf(attribute);
    Field field = Fields.all(mapping.type()).get(mapping.members().indexOf(member));
    return switch (member) {
      case Member.Plain plain -> new ColumnDeclaration(field, field.getAnnotation(Column.class));
      case Member.Embedded(EmbeddedValue value, int from) -> of(EmbeddedReader.leaves(field).get(attribute - from));
      case Member.Reference(Relation relation, int from, int count) ->
          of(relation.target(), relation.target().ids()[attribute - from]);
      case Member.Inverse inverse -> throw new IllegalStateException("an inverse has no attributes");
    };
  }

  private static ColumnDeclaration of(EmbeddedReader.Leaf leaf) {
    Column override = leaf.override();
    return new ColumnDeclaration(leaf.field(),
        override == null ? leaf.field().getAnnotation(Column.class) : override);
  }
}
