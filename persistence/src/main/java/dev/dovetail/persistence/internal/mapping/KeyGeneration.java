package dev.dovetail.persistence.internal.mapping;

/// How an entity's keys are made.
public sealed interface KeyGeneration {
  /// By the user.
  record Assigned() implements KeyGeneration {}

  /// From the numbers of the table itself.
  record Identity() implements KeyGeneration {}

  /// From a sequence.
  ///
  /// @param name as statements name it
  record Sequence(String name) implements KeyGeneration {}

  /// By chance.
  record RandomUuid() implements KeyGeneration {}
}
