package dev.dovetail.fileops.internal.tree;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// A directory on the way of a [Walk], with a second one beside it where two trees are walked in step. A
/// visitor that has more to remember of a directory extends it.
public class Node {
  private final @Nullable Node parent;
  private final @Nullable Name name;
  private final Directory directory;
  private final @Nullable Directory other;

  // The walk's own, guarded by it.
  final Deque<Task> tasks = new ArrayDeque<>(4);
  int workers = 1;
  int children;
  int linkedChildren;
  boolean isLinked;

  /// Describes a directory that is open.
  ///
  /// @param parent null for the top
  /// @param name what it is called in its parent; null for the top
  /// @param other a directory that is walked in step, such as a copy; null if there is none
  public Node(@Nullable Node parent, @Nullable Name name, Directory directory, @Nullable Directory other) {
    this.parent = parent;
    this.name = name;
    this.directory = directory;
    this.other = other;
  }

  /// Returns the directory above; null for the top.
  public final @Nullable Node parent() {
    return parent;
  }

  /// Returns what it is called in its parent; null for the top.
  public final @Nullable Name name() {
    return name;
  }

  /// Returns the directory.
  public final Directory directory() {
    return directory;
  }

  /// Returns the directory beside it.
  public final @Nullable Directory other() {
    return other;
  }

  final boolean isOpen() {
    return directory.isOpen();
  }

  /// Tells whether it can be closed for a while: nobody works in it, and each child leads back to it.
  final boolean isIdle() {
    return parent != null && workers == 0 && linkedChildren == 0;
  }

  final void suspend() throws IOException {
    directory.suspend();
    if (other != null) {
      other.suspend();
    }
  }

  final void reopenFrom(Node child) throws IOException {
    directory.reopenFrom(child.directory);
    if (other != null && child.other != null) {
      other.reopenFrom(child.other);
    }
  }

  final void close() {
    directory.close();
    if (other != null) {
      other.close();
    }
  }
}
