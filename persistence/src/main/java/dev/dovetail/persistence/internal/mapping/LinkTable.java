package dev.dovetail.persistence.internal.mapping;

import java.util.List;

/// A table between two entities, with a row for each pair.
///
/// @param name the table
/// @param ownerColumns the columns with the key of the side that describes it, not quoted
/// @param targetColumns the columns with the key of the other side, not quoted
public record LinkTable(TableName name, List<String> ownerColumns, List<String> targetColumns) {}
