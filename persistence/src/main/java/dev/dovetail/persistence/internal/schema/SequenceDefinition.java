package dev.dovetail.persistence.internal.schema;

/// A sequence.
///
/// @param id its name
/// @param first the number it begins with; then it counts by 1
record SequenceDefinition(TableId id, long first) {}
