/// Files: [copying][dev.dovetail.fileops.FileCopier] with a hash in one read,
/// [linking][dev.dovetail.fileops.Links], [durability][dev.dovetail.fileops.SyncPoint], and
/// [transactions][dev.dovetail.fileops.FileTransactions] over files.
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
