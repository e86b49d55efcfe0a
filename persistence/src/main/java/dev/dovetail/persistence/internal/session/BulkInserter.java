package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Inserts objects that the session does not take in, as many of one class in a row to a statement as are
/// good for it.
final class BulkInserter {
  private static final int CHUNK = 1000;

  private final SessionCore core;
  private final List<Entry> chunk = new ArrayList<>(CHUNK);
  private @Nullable EntityMapping mapping; // of the chunk
  private long count;

  BulkInserter(SessionCore core) {
    this.core = core;
  }

  /// Inserts all.
  ///
  /// @return how many there were
  long insert(Iterable<?> entities) {
    for (Object entity : entities) {
      add(entity);
    }
    send();
    return count;
  }

  private void add(Object entity) {
    EntityMapping own = core.mappings().of(entity.getClass());
    Entry known = core.map().findObject(own, entity);
    if (known != null) {
      throw new SessionStateException("Cannot insert " + known.describe()
          + ": it is in this session. Flush writes it");
    }
    if (chunk.size() == CHUNK || !own.equals(mapping)) {
      send();
      mapping = own;
    }
    chunk.add(new Entry(own, entity, State.PENDING, null, 0));
  }

  private void send() {
    EntityMapping own = mapping;
    if (own != null && !chunk.isEmpty()) {
      core.insertAside(own, chunk);
      count += chunk.size();
      chunk.clear();
    }
  }
}
