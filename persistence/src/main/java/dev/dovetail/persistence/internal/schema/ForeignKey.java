package dev.dovetail.persistence.internal.schema;

import java.util.List;

/// A reference to the rows of a table.
///
/// @param name the constraint's name, or empty
/// @param columns those that refer
/// @param table the table referred to
/// @param referenced its columns, in the same order
/// @param options what follows, such as `ON DELETE CASCADE`, or empty
record ForeignKey(String name, List<String> columns, TableId table, List<String> referenced,
    String options) {}
