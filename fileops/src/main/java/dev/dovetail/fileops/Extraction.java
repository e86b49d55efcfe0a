package dev.dovetail.fileops;

/// What came out of an archive.
///
/// @param files regular files, the names that hard links gave them included
/// @param directories directories that the archive has an entry for
/// @param links symbolic links
/// @param bytes bytes of all files together
public record Extraction(long files, long directories, long links, long bytes) {}
