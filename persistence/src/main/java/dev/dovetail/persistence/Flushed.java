package dev.dovetail.persistence;

import java.util.List;

/// What a flush has written. The lists cannot be changed.
///
/// @param inserted the objects whose rows were inserted
/// @param updated the objects whose rows were updated
/// @param deleted the objects whose rows were deleted
public record Flushed(List<Object> inserted, List<Object> updated, List<Object> deleted) {
  /// Takes copies of the lists.
  public Flushed {
    inserted = List.copyOf(inserted);
    updated = List.copyOf(updated);
    deleted = List.copyOf(deleted);
  }
}
