/// Files: [copying][dev.dovetail.fileops.FileCopier] with a hash in one read,
/// [linking][dev.dovetail.fileops.Links], [packing][dev.dovetail.fileops.Archiver] and
/// [unpacking][dev.dovetail.fileops.Extractor] archives, [durability][dev.dovetail.fileops.SyncPoint], and
/// [transactions][dev.dovetail.fileops.FileJournal] over files.
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
