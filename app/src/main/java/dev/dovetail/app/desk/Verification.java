package dev.dovetail.app.desk;

import java.util.List;

/// What verifying a desk found.
///
/// @param imports how many imports were read
/// @param files how many stored files were read
/// @param bytes how many bytes they have
/// @param damage what is not as it was taken in
public record Verification(long imports, long files, long bytes, List<Damage> damage) {
  /// Copies the list.
  public Verification {
    damage = List.copyOf(damage);
  }
}
