package dev.dovetail.core;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A resource small enough to reason about: what it holds "on disk" outlives the unit of work that was using it. Each
/// unit has one entry in it, invisible until it is committed.
final class Ledger implements Resource {
  enum Entry { PREPARED, VISIBLE, GONE }

  final Map<UnitId, Entry> disk = new LinkedHashMap<>();
  private final Faults faults;

  Ledger(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Set<UnitId> pending() {
    Set<UnitId> pending = new LinkedHashSet<>();
    disk.forEach(
        (unit, entry) -> {
          if (entry == Entry.PREPARED) {
            pending.add(unit);
          }
        });
    return pending;
  }

  @Override
  public Participant participant(UnitId unit) {
    return new Participant() {
      @Override
      public void prepare(UnitId unit) throws IOException {
        step("prepare", () -> disk.put(unit, Entry.PREPARED));
      }

      @Override
      public void commit(UnitId unit) throws IOException {
        step("commit", () -> disk.replace(unit, Entry.PREPARED, Entry.VISIBLE));
      }

      @Override
      public void rollback(UnitId unit) throws IOException {
        step("rollback", () -> disk.replace(unit, Entry.PREPARED, Entry.GONE));
      }
    };
  }

  private void step(String name, Runnable work) throws IOException {
    faults.at("before " + name);
    work.run();
    faults.at("after " + name);
  }
}
