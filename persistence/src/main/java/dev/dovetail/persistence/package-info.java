/// The Session: a unit of work over rows.
///
/// ## Mapping
///
/// An entity is a class with a constructor without parameters (it may be private) or a record, marked
/// `jakarta.persistence.Entity`, in a package that its module opens:
/// `opens PACKAGE to dev.dovetail.persistence`. Its attributes are its fields, private ones too, without
/// `static`, `transient` and `@Transient` ones. Supported from `jakarta.persistence` are `Entity`,
/// `Table(name, schema)`, `Id` (one field), `GeneratedValue(IDENTITY)`,
/// `Column(name, insertable, updatable, secondPrecision)`, `Version`, `Enumerated`, `Convert` and
/// `Transient`. What `Column` says for the making of tables (`nullable`, `unique`, `length` …) is left to
/// whoever makes them. Every other annotation of that package is an error when the factory is built.
///
/// Records are read, added (with a key of their own) and deleted. They never change: [Session#merge] puts
/// another one in the place of the one that is held, and the reload of a changed row makes a new one.
///
/// ## Types
///
/// | Java | SQLite |
/// |---|---|
/// | `long int short byte` and boxes | INTEGER; a number that does not fit is an error |
/// | `boolean` | INTEGER 0 or 1 |
/// | `double float` | REAL; NaN is an error, since SQLite keeps it as null |
/// | `String`, `char` | TEXT |
/// | `BigDecimal`, `BigInteger` | TEXT; declare the column so, or SQLite makes it a REAL. Sorts as text |
/// | `UUID` | TEXT |
/// | `byte[]` | BLOB; changes inside are noticed |
/// | enums | INTEGER position, or TEXT name with `@Enumerated(STRING)` |
/// | `Instant` | TEXT in UTC, `2026-11-22T13:05:00.123456789Z`; `@Column(secondPrecision = 0)` keeps whole seconds, and so on; finer parts are cut off |
/// | `LocalDate LocalTime LocalDateTime` | TEXT, ISO 8601 |
/// | `OffsetDateTime` | TEXT, ISO 8601 with offset; sorts by the local part |
/// | anything else | by `@Convert` |
///
/// Times sort as text within one column, for the years 0 to 9999.
///
/// ## Databases
///
/// SQLite, by any JDBC driver that reports SQLite's result codes, and PostgreSQL by its own driver.
///
/// On PostgreSQL numbers, `boolean`, `UUID`, `byte[]` and the local times have the column types of those
/// names (`numeric` for the big ones), `Instant` and `OffsetDateTime` are `timestamptz`: six digits after the
/// second, what is finer is cut off, and an `OffsetDateTime` comes back in UTC. Transactions are serializable
/// where they write and `REPEATABLE READ READ ONLY` where they only read. A stream reads through a cursor,
/// so it begins a transaction.
///
/// ## Queries
///
/// [Session#query] finds objects: [Condition] has the table of operators, [Expression] the attributes with
/// their classes and the aggregates, [Query#after] pages by keyset, [Query#lock] and [LoadOptions] lock
/// rows. [Query#select] begins a [Projection] into values and records. [Session#nativeQuery] runs SQL of
/// one's own with named parameters. [Session#bulkUpdate], [Session#bulkDelete] and [Session#bulkInsert]
/// write many rows in one statement. Names are checked against the mapping before anything is sent, values
/// are always parameters.
///
/// Databases differ, and queries let some of it show: `like` ignores the case of ASCII letters on SQLite,
/// while `contains`, `startsWith` and `endsWith` never do; null sorts first on SQLite and last on
/// PostgreSQL, unless the [Order] says where; decimal numbers are texts on SQLite, so there they are
/// compared as texts, and neither added up exactly nor searched for the greatest one.
///
/// ## Where this differs from SQLAlchemy
///
/// - A plain field cannot load itself: what is expired shows its old value until `get`, a query or `refresh`
///   touches the object, which is then reloaded in place.
/// - After a failed flush `add` and `delete` are refused too, where SQLAlchemy warns and discards.
/// - Rollback takes generated keys and versions back from objects it makes transient, so that they can be
///   added again.
/// - The key of a persistent object does not change; a flush that finds one changed fails.
/// - The session holds all its objects until it is closed or they are expunged. Objects of a [Query#stream]
///   that are not held already are detached, which keeps its memory constant.
/// - Objects carry no mark of a session, so one that is not held is known only by its own fields: `add`
///   always inserts, [Session#update] and `delete` take a detached object back in, and that another session
///   holds it is not noticed. For the same reason the identity map holds its objects strongly.
/// - [Session#merge] copies null like any value: a field has no third state.
/// - A query flushes only if something pending is of its own entity; a statement of one's own always flushes.
/// - Bulk statements decide in memory which held objects they touch only where the session can be sure of
///   it: in a transaction that writes from its beginning, for types that every database compares alike.
///   Otherwise they ask for the keys of the objects held, where SQLAlchemy trusts what it holds, or reads
///   all keys that match.
/// - A column that is set to another one expires the held object instead of being computed.
/// - An empty list in a named parameter is refused: SQL has none, and what stands in for it does not mean the
///   same after `NOT IN`. Conditions take empty lists.
///
/// ## Not here, on purpose
///
/// Relations between objects (keep the other row's key), the making of tables, proxies and bytecode weaving.
package dev.dovetail.persistence;
