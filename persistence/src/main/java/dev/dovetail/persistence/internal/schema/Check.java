package dev.dovetail.persistence.internal.schema;

/// A condition that each row meets.
///
/// @param name the constraint's name, or empty
/// @param condition SQL
record Check(String name, String condition) {}
