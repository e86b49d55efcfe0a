package dev.dovetail.persistence.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.dovetail.persistence.internal.dialect.Dialects;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Mappings;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// A table of entries does what a `LinkedHashMap` does, whatever the order of calls and however keys collide.
class EntryTableTest {
  @Entity
  static class Thing {
    @Id
    long id;
  }

  private static final EntityMapping MAPPING =
      new Mappings(List.of(Thing.class), Dialects.of("jdbc:sqlite:")).inOrder().getFirst();

  @RepeatedTest(20)
  void agreesWithALinkedHashMap(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    long step = 1L << random.nextInt(34); // far apart, so that hashes collide
    int range = 1 + random.nextInt(400);
    EntryTable table = new EntryTable.ByKey();
    Map<Object, Entry> model = new LinkedHashMap<>();
    for (int i = 0; i < 3000; i++) {
      Long key = random.nextInt(range) * step;
      switch (random.nextInt(5)) {
        case 0, 1, 2 -> {
          Entry entry = entry(key);
          assertSame(model.put(key, entry), table.put(key, entry));
        }
        case 3 -> {
          Entry held = model.remove(key);
          table.remove(key, held == null ? entry(key) : held);
        }
        default -> table.remove(key, entry(key)); // another one, so nothing happens
      }
      assertSame(model.get(key), table.get(key));
      assertEquals(model.size(), table.size());
    }
    List<Entry> inOrder = new ArrayList<>();
    table.forEach(inOrder::add);
    assertEquals(List.copyOf(model.values()), inOrder);
    assertEquals(inOrder, table.toList());
    table.clear();
    assertEquals(List.of(), table.toList());
    assertSame(null, table.get(0L));
  }

  private static Entry entry(@Nullable Object key) {
    return new Entry(MAPPING, new Thing(), Entry.State.PERSISTENT, new @Nullable Object[] {key}, 0);
  }
}
