package dev.dovetail.persistence.internal.schema;

/// A column.
///
/// @param name without quotes
/// @param type as CREATE TABLE names it, or as the driver reports it
/// @param isNullable whether it may be null
/// @param options what else the user wants to follow the type, or empty
record ColumnDefinition(String name, String type, boolean isNullable, String options) {}
