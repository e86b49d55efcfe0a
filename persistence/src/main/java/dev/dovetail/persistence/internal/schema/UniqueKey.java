package dev.dovetail.persistence.internal.schema;

import java.util.List;

/// Columns whose values no two rows have in common.
///
/// @param name the constraint's name, or empty
/// @param columns their names
record UniqueKey(String name, List<String> columns) {}
