package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.FileKind;

/// An entry of a directory.
///
/// @param name what it is called there
/// @param kind what it is; a symbolic link is one wherever it points
public record ListedEntry(Name name, FileKind kind) {}
