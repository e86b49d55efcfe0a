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
/// ## Errors
///
/// Where `java.nio.file` has an exception for a failure, that one is thrown; for the rest there is
/// [dev.dovetail.fileops.FileOpsException]. `null` is never accepted and never returned.
///
/// ## Not here, on purpose
///
/// Watching for changes, transactions over several roots without a unit of work, savepoints, changes of
/// permissions or times of what is there by a transaction, isolation from those who write without the lock,
/// and any opinion about where files belong.
package dev.dovetail.fileops;
