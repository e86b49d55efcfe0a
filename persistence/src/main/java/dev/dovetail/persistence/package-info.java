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
/// A field that the database fills in is marked [Generated][dev.dovetail.persistence.Generated]. Methods
/// marked `@PrePersist`, `@PostPersist`, `@PreUpdate`, `@PostUpdate`, `@PreRemove`, `@PostRemove` or
/// `@PostLoad` are called by the flush that writes the row, and when it is read.
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
/// ## Events, statistics, log
///
/// A [SessionListener][dev.dovetail.persistence.SessionListener] hears of flushes, commits, rollbacks and
/// of objects that change their state, an [EntityListener][dev.dovetail.persistence.EntityListener] of
/// rows. [Session#statistics] counts. [SessionFactoryBuilder#logStatements] writes statements with their
/// parameters to the `System.Logger` named `dev.dovetail.persistence.sql` at level TRACE.
///
/// ## Where this differs from SQLAlchemy
///
/// - Listeners to rows hear of all rows of a flush before its first statement, and again after its last
/// one; what they may not do is refused, not warned of. What becomes of an object is told when the call
/// that did it is done. `afterRollback` is for whole transactions, `afterSoftRollback` also for savepoints.
/// An afterFlush listener gets what was written; the session's lists hold what is left. - A row that is
/// deleted twice in one transaction is an error, not a warning. - `makeTransient` takes off the marks of a
/// row, a generated key and a version, since nothing else tells. `makeTransientToDetached` is said to one
/// session, which takes the object in by `add`. - That an object is in another session, or was deleted for
/// good, is noticed only if the factory [tracks][SessionFactoryBuilder#trackOwners] that. - A row of which
/// some attributes are expired is read as a whole; changes of the others are kept. - JDBC cannot tell
/// whether a connection is inside a savepoint, so a session that joins a transaction is told what to do
/// ([JoinTransactionMode][dev.dovetail.persistence.JoinTransactionMode]). - A session may be handed from
/// thread to thread, unless it is [confined][SessionOptions#confined]; then the new one has to adopt it. -
/// A plain field cannot load itself: what is expired shows its old value until `get`, a query or `refresh`
/// touches the object, which is then reloaded in place. - After a failed flush `add` and `delete` are
/// refused too, where SQLAlchemy warns and discards. - Rollback takes generated keys and versions back from
/// objects it makes transient, so that they can be added again. - The key of a persistent object does not
/// change; a flush that finds one changed fails. - The session holds all its objects until it is closed or
/// they are expunged. Objects of a [Query#stream] that are not held already are detached, which keeps its
/// memory constant. - Objects carry no mark of a session, so one that is not held is known only by its own
/// fields: `add` always inserts, [Session#update] and `delete` take a detached object back in, and that
/// another session holds it is not noticed. For the same reason the identity map holds its objects
/// strongly. - [Session#merge] copies null like any value: a field has no third state. - A query flushes
/// only if something pending is of its own entity; a statement of one's own always flushes.
///
/// ## Not here, on purpose
///
/// Relations between objects (keep the other row's key), the making of tables, proxies and bytecode weaving.
package dev.dovetail.persistence;
