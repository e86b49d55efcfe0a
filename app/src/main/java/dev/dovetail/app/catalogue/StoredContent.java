package dev.dovetail.app.catalogue;

/// Content that the desk holds, by one of the files that have it.
///
/// @param sha256 the SHA-256 of the content
/// @param bytes its size
/// @param importNumber the import of the file
/// @param path the file's path below `data/`
public record StoredContent(String sha256, long bytes, long importNumber, String path) {}
