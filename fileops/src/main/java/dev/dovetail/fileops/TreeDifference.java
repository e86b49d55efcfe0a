package dev.dovetail.fileops;

import java.nio.file.Path;

/// One thing that two trees do not have in common.
///
/// @param path relative to both trees; the empty path for the trees themselves
/// @param kind in what they differ there
public record TreeDifference(Path path, Kind kind) {
  /// In what two trees can differ.
  public enum Kind {
    /// Only the left tree has it. What is below a directory is not reported.
    ONLY_LEFT,
    /// Only the right tree has it. What is below a directory is not reported.
    ONLY_RIGHT,
    /// One is a file and the other a directory, or the like. What is below is not reported.
    KIND,
    /// Both are regular files, of different content.
    CONTENT,
    /// Both are symbolic links, with different targets.
    LINK_TARGET,
    /// Both are the same, save for an attribute that is compared.
    METADATA
  }
}
