package dev.dovetail.persistence.internal.mapping;

/// How an entity's keys are made.
public sealed interface KeyGeneration {
  /// By the user.
  record Assigned() implements KeyGeneration {}

  /// From the numbers of the table itself.
  record Identity() implements KeyGeneration {}

  /// From a sequence.
  ///
  /// @param name its name
  /// @param first the number it begins with
  record Sequence(TableName name, long first) implements KeyGeneration {}

  /// By chance.
  record RandomUuid() implements KeyGeneration {}
}
