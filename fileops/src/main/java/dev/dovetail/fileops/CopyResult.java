package dev.dovetail.fileops;

/// What a copy is, and of what.
///
/// @param size the number of bytes
/// @param sha256 the SHA-256 of the bytes that were read, 64 lower-case hexadecimal digits
/// @param source the file read, as it was before and after the reading
/// @param target the copy
public record CopyResult(long size, String sha256, FileStamp source, FileStamp target) {}
