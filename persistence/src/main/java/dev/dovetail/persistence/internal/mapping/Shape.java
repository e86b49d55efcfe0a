package dev.dovetail.persistence.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the annotations of one entity class say about its rows. A class that extends another entity begins
/// with the members and attributes of that one.
///
/// @param type the class
/// @param parent the entity it extends, or null
/// @param tables the tables its rows are spread over, the one with the version first; more than one only for a
///     class that extends another one
/// @param members its fields
/// @param attributes the values of its row
/// @param ids the attributes that are the key, in order
/// @param version the attribute that counts changes, or -1
/// @param generation how keys are made
/// @param keyType the class of composite keys as the user writes them, or null
/// @param discriminator what tells its rows from those of related classes, or null
record Shape(Class<?> type, @Nullable EntityMapping parent, List<TableName> tables, List<Member> members,
    List<Attribute> attributes, List<Integer> ids, int version, KeyGeneration generation,
    @Nullable EmbeddedValue keyType, @Nullable Discriminator discriminator) {}
