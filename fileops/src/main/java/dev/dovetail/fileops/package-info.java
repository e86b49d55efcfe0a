/// Files: [copying][dev.dovetail.fileops.FileCopier] with a hash in one read,
/// [linking][dev.dovetail.fileops.Links], [durability][dev.dovetail.fileops.SyncPoint], and
/// [transactions][dev.dovetail.fileops.FileJournal] over files.
///
/// Whole trees are [synced][dev.dovetail.fileops.TreeSync], [compared][dev.dovetail.fileops.TreeComparison],
/// [hashed and verified][dev.dovetail.fileops.TreeChecksum], [measured][dev.dovetail.fileops.TreeUsage] and given
/// other [modes and owners][dev.dovetail.fileops.TreeAttributes], all of them or what a
/// [filter][dev.dovetail.fileops.TreeFilter] lets in. None of these follows a symbolic link inside a tree. What
/// fails is collected while the rest goes on, and thrown at the end as one
/// [dev.dovetail.fileops.TreeException], unless a handler takes it.
///
/// ## Errors
///
/// Where `java.nio.file` has an exception for a failure, that one is thrown; for the rest there is
/// [dev.dovetail.fileops.FileOpsException]. `null` is never accepted and never returned.
///
/// ## Not here, on purpose
///
/// Locks between processes, watching for changes, and any opinion about where files belong.
package dev.dovetail.fileops;
