/// Files: the functions of Python's shutil under [their names][dev.dovetail.fileops.Shutil], and beyond them
/// [moving][dev.dovetail.fileops.FileMover] without a moment of danger,
/// [writing][dev.dovetail.fileops.AtomicWriter] in one step, [temporary
/// trees][dev.dovetail.fileops.TemporaryTree], [copying][dev.dovetail.fileops.FileCopier] with a hash in one
/// read, [linking][dev.dovetail.fileops.Links], [durability][dev.dovetail.fileops.SyncPoint], and
/// [transactions][dev.dovetail.fileops.FileTransactions] over files.
///
/// Whole trees are [copied][dev.dovetail.fileops.TreeCopier], [removed][dev.dovetail.fileops.TreeRemover],
/// [packed][dev.dovetail.fileops.Archiver] and [unpacked][dev.dovetail.fileops.Extractor].
///
/// They are [synced][dev.dovetail.fileops.TreeSync], [compared][dev.dovetail.fileops.TreeComparison],
/// [hashed and verified][dev.dovetail.fileops.TreeChecksum], [measured][dev.dovetail.fileops.TreeUsage] and
/// given other [modes and owners][dev.dovetail.fileops.TreeAttributes], all of them or what a
/// [filter][dev.dovetail.fileops.TreeFilter] lets in. None of these follows a symbolic link inside a tree.
/// What fails is collected while the rest goes on, and thrown at the end as one
/// [dev.dovetail.fileops.TreeException], unless a handler takes it.
///
/// {@snippet lang=java :
/// new TreeCopier().withIgnore(Shutil.ignorePatterns("*.tmp", ".git")).copy(project, backup);
/// new TreeSync().withDelete(true).sync(project, mirror);
/// Path archive = new Archiver("gztar").withRootDirectory(project).make(Path.of("project-1.0"));
/// new Extractor().extract(archive, unpacked);
/// new AtomicWriter().write(project.resolve("VERSION"), "1.0\n".getBytes(UTF_8));
/// try (FileTransaction tx = new FileTransactions().begin(site)) { // all of it or nothing
///   tx.move(Path.of("current"), Path.of("previous"));
///   tx.copy(unpacked, Path.of("current"));
///   tx.commit();
/// }
/// new TreeRemover().remove(unpacked);
/// }
///
/// Each class is an operation with its options: `new` gives the careful defaults, each `withX` returns
/// another object, and one object serves any number of threads and calls.
///
/// ## Errors
///
/// Where `java.nio.file` has an exception for a failure, that one is thrown; for the rest there is
/// [dev.dovetail.fileops.FileOpsException]. `null` is never accepted, and returned by nothing but the
/// components of records that are marked `@Nullable`.
///
/// [dev.dovetail.fileops.TreeRemover] stops at the first error, as `rmtree` does, unless it is told to
/// collect them; its handler is asked whether to go on. The other operations on trees go on by themselves;
/// their handler is only told.
///
/// ## Progress and stopping
///
/// What reads or writes content advances its [progress][dev.dovetail.core.Progress] by bytes; what only
/// looks at files, changes their attributes or removes them, by one for each. Each announces one stage, with
/// a total of -1 where only a second walk could tell it; what hashes or copies a single file announces none.
///
/// A progress that says so stops an operation with a [java.util.concurrent.CancellationException]. So does
/// an interrupt of the calling thread in an operation on a tree; where it meets a channel of `java.nio`, as
/// in an operation on a single file, that throws its [java.nio.channels.ClosedByInterruptException]. The
/// thread stays interrupted.
///
/// ## Not here, on purpose
///
/// Watching for changes, transactions over several roots without a unit of work, savepoints, changes of
/// permissions or times of what is there by a transaction, isolation from those who write without the lock,
/// and any opinion about where files belong.
package dev.dovetail.fileops;
