package dev.dovetail.fileops.internal.tree;

import java.util.List;

/// A part of a directory that any worker of a [Walk] may take.
public sealed interface Task permits Name, Task.ViaLink, Task.Batch {
  /// A subdirectory that is reached through a symbolic link.
  ///
  /// @param name the link's name
  record ViaLink(Name name) implements Task {}

  /// Some entries of a large directory.
  ///
  /// @param entries what they are is up to the visitor
  record Batch(List<ListedEntry> entries) implements Task {}
}
