package dev.dovetail.app.desk;

import java.util.OptionalLong;

/// Something that deserves a look.
///
/// @param path the file it is about, below `data/`, or the path that was left out
/// @param line the line it begins on, from 1, if it belongs to one
/// @param message what it is
public record Note(String path, OptionalLong line, String message) {}
