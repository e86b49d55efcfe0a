package dev.dovetail.persistence.internal.mapping;

/// A table.
///
/// @param name without schema and quotes
/// @param quoted as statements name it, with its schema if it has one
/// @param qualifier as columns of it are qualified in UPDATE and DELETE
public record TableName(String name, String quoted, String qualifier) {}
