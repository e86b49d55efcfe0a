package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.KeyGeneration;
import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Gives new objects their keys before any of them is inserted, so that rows can refer to one another.
final class Keys {
  private final Transaction transaction;
  private final Dialect dialect;

  Keys(Transaction transaction, Dialect dialect) {
    this.transaction = transaction;
    this.dialect = dialect;
  }

  /// Gives keys to those that have none and whose keys are generated.
  void assign(List<Entry> entries) {
    Map<EntityMapping, List<Entry>> keyless = new LinkedHashMap<>();
    for (Entry entry : entries) {
      EntityMapping mapping = entry.mapping;
      if (mapping.isGenerated() && mapping.isUnset(entry.instance, mapping.id())) {
        keyless.computeIfAbsent(mapping.root(), k -> new ArrayList<>()).add(entry);
      }
    }
    keyless.forEach(this::assign);
  }

  private void assign(EntityMapping root, List<Entry> entries) {
    Attribute id = root.attribute(root.id());
    Stream<Object> keys = switch (root.generation()) {
      case KeyGeneration.RandomUuid random ->
          Stream.generate(() -> id.codec().toStored(UUID.randomUUID())).limit(entries.size());
      case KeyGeneration.Identity identity -> numbers(root, id, () -> dialect.reserveKeys(
          transaction.connection(), root.table().quoted(), root.table().name(), dialect.quote(id.column()),
          entries.size()));
      case KeyGeneration.Sequence(TableName name, long first) -> numbers(root, id,
          () -> dialect.nextValues(transaction.connection(), name.quoted(), entries.size()));
      case KeyGeneration.Assigned assigned -> throw new IllegalStateException("keys of " + root.name() + " are given");
    };
    var next = keys.iterator();
    for (Entry entry : entries) {
      entry.mapping.setStored(entry.instance, root.id(), next.next());
      entry.isKeyMade = true;
    }
  }

  private interface Source {
    long[] get() throws SQLException;
  }

  private Stream<Object> numbers(EntityMapping root, Attribute id, Source source) {
    try {
      return Arrays.stream(source.get()).mapToObj(id::number);
    } catch (SQLException e) {
      throw dialect.translate("Could not make keys for new objects of " + root.type().getName(), null, e);
    }
  }
}
