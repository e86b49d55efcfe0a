/// The Session: a unit of work over rows.
///
/// ## Mapping
///
/// An entity is a class with a constructor without parameters (it may be private) or a record, marked
/// `jakarta.persistence.Entity`, in a package that its module opens: `opens PACKAGE to
/// dev.dovetail.persistence`. Its attributes are its fields, private ones too, without `static`, `transient`
/// and `@Transient` ones. Supported from `jakarta.persistence` are:
///
/// | | |
/// |---|---|
/// | on classes | `Entity Table Access(FIELD) IdClass Inheritance DiscriminatorColumn DiscriminatorValue SequenceGenerator MappedSuperclass Embeddable` |
/// | keys | `Id EmbeddedId GeneratedValue(IDENTITY, SEQUENCE, UUID, AUTO) SequenceGenerator` |
/// | values | `Column Version Enumerated Convert Embedded AttributeOverride Basic Transient` |
/// | relations | `ManyToOne OneToOne OneToMany ManyToMany JoinColumn JoinTable OrderBy` |
///
/// What `Column`, `Table` and `JoinColumn` say besides (`nullable`, `unique`, `length`, `indexes` …) is for
/// the [Schema]. Every other annotation of that package is an error when the factory is built: one that is
/// quietly ignored promises what does not happen.
///
/// - **Keys** of several columns are an `@EmbeddedId`, or several `@Id` with or without an `@IdClass` whose
///   fields have the same names in the same order; for [Session#get] a list of the parts does too. A
///   `@ManyToOne` or `@OneToOne` may itself be (a part of) the key. `AUTO` means IDENTITY for numbers and
///   UUID for UUIDs. Keys of numbers are reserved before the INSERT, in one statement for all objects of a
///   flush.
/// - **Versions** are numbers, which grow by one, or a time, or a UUID. A version that the user sets is
///   written as it is; the row is compared with the one it was loaded with.
/// - **Embedded values** are classes or records marked `@Embeddable`; one whose columns are all null is null.
/// - **Inheritance** is `SINGLE_TABLE`, with or without `@Inheritance`, or `JOINED`; both with a
///   discriminator, `DTYPE` unless it is named. All classes are named to the factory.
///
/// Records are read, added (with a key of their own) and deleted. They never change: [Session#merge] puts
/// another one in the place of the one that is held, and the reload of a changed row makes a new one.
///
/// ## Relations
///
/// | field | loaded |
/// |---|---|
/// | `Ref<Customer>` with `@ManyToOne`, `@OneToOne` | when [Ref#get] asks for it, by one statement, or by a plan |
/// | `Customer` with the same | always, for all rows of a query by one statement (*select-in*) |
/// | `List<Line>`, `Set<Line>`, `Collection<Line>` with `@OneToMany`, `@ManyToMany` | by a plan, or always with `fetch = EAGER`; touching it before is a [NotLoadedException] that names the plan |
///
/// A plan is what [Query#fetch] and [Session#load] are given: `fetch("lines.product")`. Nothing else is
/// loaded unasked, and [SessionFactoryBuilder#reportNPlusOne] reports references that are loaded one by one.
///
/// A `@OneToMany` names the field of the other side that keeps it (`mappedBy`), or has a `@JoinTable`.
/// Collections are plain ones of the user's: what was put in and taken out is found at the next flush, which
/// also makes the other side say the same. Where both sides were changed, an object that was put into a
/// collection belongs to its owner. After a commit, rollback or expiry a reload leaves collections not loaded
/// again, unless they were changed meanwhile.
///
/// Cascades are those of the annotations, `PERSIST MERGE REMOVE REFRESH DETACH` and `orphanRemoval`, none by
/// default. Deleting an object loads what its deletion concerns and is not loaded: objects that it cascades
/// to, and those whose reference to it becomes null; unless the reference says `@JoinColumn(foreignKey =
/// @ForeignKey(foreignKeyDefinition = "... ON DELETE CASCADE"))`.
///
/// A flush deletes first what nobody refers to any more, so that unique values can be used again, then
/// updates and inserts entity by entity, those that are referred to first, and deletes last what was referred
/// to until then. Objects that refer to one another in a circle are inserted without the references that may
/// be null, which are updated in afterwards.
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
/// SQLite, by any JDBC driver that reports SQLite's result codes, and PostgreSQL by its own driver. What a
/// power cut may take from SQLite is chosen by [SqliteJournal]. Other products come with a module that
/// provides a [dev.dovetail.persistence.spi.Dialect].
///
/// ## Tables
///
/// [Schema] makes, removes and compares the tables of the entities; [Migrations] runs numbered scripts. A
/// program that lives long has scripts, and a test that the [difference][SchemaDifference] between what they
/// make and the mapping is empty.
///
/// Values are held in memory: a text or an array takes about three times its size while it is written to
/// SQLite (80 MB of either fit a heap of 256 MB, 100 MB do not). When the heap is too small nothing is
/// stored, and the session can be rolled back and used.
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
/// CockroachDB and YugabyteDB speak PostgreSQL's protocol: they are reached by its driver and URL, and what
/// they ask for, work that is done again after state 40001, is what [SessionFactory#transact] does. They are
/// not among the tests. Their DDL is not wholly part of a transaction, so there a script that fails may leave
/// something.
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
/// Names lead along relations to one object: `equal("customer.name", "Ada")`, also in orders, groups and
/// what is selected. Each such path is one LEFT JOIN, so that rows that refer to nothing stay unless a
/// condition leaves them out, and no row comes twice. A reference is compared with an object, a [Ref] or a
/// key, without a join; where it is selected, it is its key. [Condition#exists] asks what relations to
/// several objects reach, by a subquery. Aggregates over a collection are those of a query for its own
/// entity, grouped along the way back: `query(Line.class)` by `order.customer.name`. [Query#fetchJoined]
/// loads what references reach by the query itself, [Query#fetch] loads collections.
///
/// Bulk statements write the rows of one table: of entities that share it, their own rows only; entities in
/// joined tables are refused. Conditions along relations become `IN (SELECT …)`. A version that is a time or
/// a UUID is the same for all rows of one statement. A list of values for `in` is at most as long as a
/// statement may have parameters.
///
/// Databases differ, and queries let some of it show: `like` ignores the case of ASCII letters on SQLite,
/// while `contains`, `startsWith` and `endsWith` never do; null sorts first on SQLite and last on
/// PostgreSQL, unless the [Order] says where; decimal numbers are texts on SQLite, so there they are
/// compared as texts, and neither added up exactly nor searched for the greatest one.
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
/// - A plain field cannot load itself: what is expired shows its old value until `get`, a query or `refresh`
///   touches the object, which is then reloaded in place.
/// - After a failed flush `add` and `delete` are refused too, where SQLAlchemy warns and discards.
/// - Rollback takes generated keys and versions back from objects it makes transient, so that they can be
///   added again.
/// - Cascades are those of Jakarta Persistence: none unless it is asked for, where SQLAlchemy's default is to
///   add and merge. A new object that is referred to and not in the session is an error (case 149), not a
///   warning.
/// - A collection that is not loaded is an error when touched; only a [Ref] loads itself.
/// - Merging copies a reference that does not cascade as a reference to the session's object with the same
///   key. An object that is pending already is returned as it is, since nothing is made twice (case 104). A
///   [merge without loading][MergeOptions#withoutLoading] notices a changed argument only where the session
///   holds the row in the same version (case 114), and takes the targets of plain references with it.
/// - [Session#refresh] reads anew at once all objects that it cascades to, since they could not load
///   themselves.
/// - Columns cannot be left out of what a query loads (case 130): select them into a record.
/// - Keys that were exchanged between objects cannot be written in one flush; it says so and nothing is
///   written.
/// - A child whose reference is made null is an orphan of a collection with `orphanRemoval`, as one that is
///   taken out. An object marked by [Session#delete] is deleted even if somebody gets it in the same flush;
///   one that is only deleted with its owner lives if it is given to another one by a relation that cascades
///   PERSIST, or by its own reference.
/// - Deleted objects stay in loaded collections until these are loaded again; putting one into another
///   collection or reference is an error.
/// - A unique value of a deleted row can be used again in the same flush unless a row that refers to it is
///   given to an object that is new in that flush: flush in between.
/// - An orphan belongs to whoever holds it last: `orphanRemoval` on a `@ManyToOne` does not exist, and that
///   two objects share the target of a `@OneToOne(orphanRemoval = true)` is left to a unique column to refuse
///   (case 145).
/// - Versions that only the user counts do not exist (case 161): one that is set is written as it is, and any
///   other change makes the next one.
/// - The session holds all its objects until it is closed or they are expunged. Objects of a [Query#stream]
///   that are not held already are detached, which keeps its memory constant.
/// - Objects carry no mark of a session, so one that is not held is known only by its own fields: `add`
///   always inserts, and [Session#update] and `delete` take a detached object back in. For the same
///   reason the identity map holds its objects strongly.
/// - [Session#merge] copies null like any value, since a field has no third state;
///   [only][MergeOptions#only] names the fields that are to be copied.
/// - A query flushes only if something pending is of an entity that it reads, joins and subqueries included;
///   a statement of one's own always flushes, and so does a query with a fetch plan.
/// - A to-one path in a condition is a LEFT JOIN by itself, where SQLAlchemy asks for `join()`; conditions on
///   collections are always EXISTS (`any`, `has`), so there is no join that repeats rows.
/// - Joined loading is for relations to one object; for several there is select-in only.
/// - A new object without key is refused in a condition, once the query has flushed, where SQLAlchemy
///   compares with null and warns.
/// - On PostgreSQL many rows of one entity are updated or deleted by one statement, in an order that the
///   server chooses, where SQLAlchemy goes by their keys.
/// - Bulk statements decide in memory which held objects they touch only where the session can be sure of
///   it: in a transaction that writes from its beginning, for types that every database compares alike.
///   Otherwise they ask for the keys of the objects held, where SQLAlchemy trusts what it holds, or reads
///   all keys that match.
/// - A column that is set to another one expires the held object instead of being computed.
/// - An empty list in a named parameter is refused: SQL has none, and what stands in for it does not mean the
///   same after `NOT IN`. Conditions take empty lists.
/// - Listeners to rows hear of all rows of a flush before its first statement, and again after its last
///   one; what they may not do is refused, not warned of. What becomes of an object is told when the call
///   that did it is done. `afterRollback` is for whole transactions, `afterSoftRollback` also for
///   savepoints. An afterFlush listener gets what was written; the session's lists hold what is left.
/// - A row that is deleted twice in one transaction is an error, not a warning.
/// - `makeTransient` takes off the marks of a row, a generated key and a version, since nothing else
///   tells. `makeTransientToDetached` is said to one session, which takes the object in by `add`.
/// - That an object is in another session, or was deleted for good, is noticed only if the factory
///   [tracks][SessionFactoryBuilder#trackOwners] that.
/// - A row of which some attributes are expired is read as a whole; changes of the others are kept.
/// - JDBC cannot tell whether a connection is inside a savepoint, so a session that joins a transaction
///   is told what to do ([JoinTransactionMode][dev.dovetail.persistence.JoinTransactionMode]).
/// - A session may be handed from thread to thread, unless it is [confined][SessionOptions#confined];
///   then the new one has to adopt it.
///
/// ## Not here, on purpose
///
/// `TABLE_PER_CLASS`, `@ElementCollection`, `@OrderColumn`, maps, secondary tables, `@MapsId`, a `@OneToMany`
/// with `@JoinColumn`, JPQL, proxies and bytecode weaving.
package dev.dovetail.persistence;
