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
/// | `String`, `char` | TEXT; half of a surrogate pair is an error, since drivers make it `?` |
/// | `BigDecimal`, `BigInteger` | TEXT; declare the column so, or SQLite makes it a REAL. Compares and sorts as text. A scale is kept, a negative one becomes 0 |
/// | `UUID` | TEXT |
/// | `byte[]` | BLOB; changes inside are noticed |
/// | enums | INTEGER position, or TEXT name with `@Enumerated(STRING)`, or the constants' own numbers or texts if a field of the enum is marked `@EnumeratedValue` |
/// | [Json] | TEXT; checked when it is made |
/// | `Instant` | TEXT in UTC, `2026-11-22T13:05:00.123456789Z`; `@Column(secondPrecision = 0)` keeps whole seconds, and so on; finer parts are cut off |
/// | `LocalDate LocalTime LocalDateTime` | TEXT, ISO 8601 |
/// | `OffsetDateTime` | TEXT, ISO 8601 with offset; sorts by the local part |
/// | `OffsetTime`, `ZonedDateTime`, `YearMonth`, `Duration`, `Period` | TEXT, ISO 8601, a zone in brackets |
/// | `Year` | INTEGER |
/// | anything else | by `@Convert` |
///
/// Times sort as text within one column, for the years 0 to 9999.
///
/// ## Databases
///
/// SQLite, by any JDBC driver that reports SQLite's result codes, and PostgreSQL by its own driver.
///
/// Values are held in memory: a text or an array takes about three times its size while it is written to
/// SQLite (80 MB of either fit a heap of 256 MB, 100 MB do not). When the heap is too small nothing is stored,
/// and the session can be rolled back and used.
///
/// On PostgreSQL numbers, `boolean`, `UUID`, `byte[]` and the local times have the column types of those
/// names (`numeric` for the big ones), `Instant` and `OffsetDateTime` are `timestamptz`: six digits after the
/// second, what is finer is cut off, and an `OffsetDateTime` comes back in UTC. `OffsetTime` is `timetz`,
/// [Json] is `json`, `jsonb` or `text`, and what is left is as on SQLite. Text cannot hold the character
/// U+0000, and years outside 4713 BC to 294275 are refused, where the driver would write `infinity`.
/// Transactions are serializable where they write and `REPEATABLE READ READ ONLY` where they only read. A
/// stream reads through a cursor, so it begins a transaction.
///
/// ## Lost connections
///
/// A connection that breaks is left and never lent again. [SessionFactory#transact] and [SessionFactory#read]
/// find another one if it broke before they began; later, the work fails and nothing of it is stored. If it
/// breaks while COMMIT is under way, nobody can tell: that is [CommitUnknownException], and is never repeated
/// by itself.
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
/// - Objects carry no mark of a session, so one that is not held is known only by its own fields: `add` always
///   inserts, [Session#update] and `delete` take a detached object back in, and that another session holds it
///   is not noticed. For the same reason the identity map holds its objects strongly.
/// - [Session#merge] copies null like any value: a field has no third state.
/// - A query flushes only if something pending is of its own entity; a statement of one's own always flushes.
///
/// ## Not here, on purpose
///
/// Relations between objects (keep the other row's key), the making of tables, proxies and bytecode weaving.
package dev.dovetail.persistence;
