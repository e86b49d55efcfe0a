package dev.dovetail.analysis.boundaries;

import java.nio.file.Path;

/// A line of a source file.
///
/// @param file where the file is
/// @param line its number, from 1
public record SourceLine(Path file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
