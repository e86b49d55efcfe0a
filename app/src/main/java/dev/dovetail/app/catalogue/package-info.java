/// The catalogue: what the desk holds, as rows that people may also read with `sqlite3`.
///
/// The entities are reached by the persistence module through the one `opens` of this application's descriptor, and by
/// nobody else.
package dev.dovetail.app.catalogue;
