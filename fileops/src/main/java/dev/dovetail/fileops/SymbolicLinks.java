package dev.dovetail.fileops;

/// What an operation on a tree does with the symbolic links in it.
public enum SymbolicLinks {
  /// Takes what a link points to in its place, as `copytree` does unless told otherwise.
  FOLLOW,
  /// Takes the link itself, wherever it points.
  PRESERVE
}
