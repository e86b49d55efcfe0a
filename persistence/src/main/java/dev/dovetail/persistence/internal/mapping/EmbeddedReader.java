package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the mapping of a field with an object of several values.
final class EmbeddedReader {
  private static final int DEEPEST = 16;

  private final AttributeReader attributeReader;

  EmbeddedReader(AttributeReader attributeReader) {
    this.attributeReader = attributeReader;
  }

  static boolean isEmbedded(Field field) {
    return field.getType().isAnnotationPresent(Embeddable.class);
  }

  /// Reads how objects of an embeddable class are taken apart.
  EmbeddedValue value(Class<?> type) {
    return value(type, 0);
  }

  private EmbeddedValue value(Class<?> type, int depth) {
    if (depth > DEEPEST) {
      throw new MappingException(type.getName() + " contains itself");
    }
    List<Field> fields = Fields.declared(type);
    if (fields.isEmpty() || Modifier.isAbstract(type.getModifiers())) {
      throw new MappingException(type.getName() + " cannot be embedded: it is abstract or has no fields");
    }
    List<@Nullable EmbeddedValue> nested = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int size = 0;
    for (Field field : fields) {
      EmbeddedValue inner = isEmbedded(field) ? value(field.getType(), depth + 1) : null;
      nested.add(inner);
      starts.add(size);
      size += inner == null ? 1 : inner.size();
    }
    return new EmbeddedValue(type, Fields.open(type, fields).reflective(), nested, List.copyOf(starts), size);
  }

  /// Reads the attributes of an embedded field.
  List<Attribute> attributes(Field field, int table) {
    return leaves(field).stream()
        .map(leaf -> attributeReader.read(leaf.field(), leaf.prefix(), leaf.override(), table)).toList();
  }

  /// A field with a column of its own, inside of an embedded one.
  ///
  /// @param prefix the names of the fields around it, each with a dot
  /// @param override what `@AttributeOverride` says instead of its own `@Column`, or null
  record Leaf(Field field, String prefix, @Nullable Column override) {}

  /// The fields inside of an embedded one, in the order of its values.
  static List<Leaf> leaves(Field field) {
    return leaves(field.getType(), field.getName() + '.', overrides(field));
  }

  private static List<Leaf> leaves(Class<?> type, String prefix, Map<String, Column> overrides) {
    List<Leaf> leaves = new ArrayList<>();
    for (Field field : Fields.declared(type)) {
      SupportedAnnotations.checkEmbeddable(field);
      String name = field.getName();
      if (isEmbedded(field)) {
        Map<String, Column> inner = overrides(field);
        overrides.forEach((path, column) -> {
          if (path.startsWith(name + '.')) {
            inner.put(path.substring(name.length() + 1), column);
          }
        });
        leaves.addAll(leaves(field.getType(), prefix + name + '.', inner));
      } else {
        leaves.add(new Leaf(field, prefix, overrides.get(name)));
      }
    }
    return leaves;
  }

  private static Map<String, Column> overrides(Field field) {
    Map<String, Column> overrides = new HashMap<>();
    for (AttributeOverride override : field.getAnnotationsByType(AttributeOverride.class)) {
      overrides.put(override.name(), override.column());
    }
    return overrides;
  }
}
