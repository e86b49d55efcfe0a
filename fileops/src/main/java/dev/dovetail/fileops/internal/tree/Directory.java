package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.FileKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A directory of a tree, held open where its way of [Access] can do so: what is done by name then happens in
/// this very directory, whatever anybody does to the path that led to it. No name is followed unless a method
/// says so.
///
/// It may be used by several threads at once, save that it must not be closed while another thread uses it;
/// [Walk] sees to that.
public abstract class Directory implements AutoCloseable {
  private final @Nullable Directory parent;
  private final @Nullable Name name;
  private final Path top;

  /// Makes the top of a tree.
  Directory(Path top) {
    this.parent = null;
    this.name = null;
    this.top = top;
  }

  /// Makes a subdirectory.
  Directory(Directory parent, Name name) {
    this.parent = parent;
    this.name = name;
    this.top = parent.top;
  }

  /// Who is told of each entry of a directory.
  @FunctionalInterface
  public interface Visitor {
    /// Takes an entry.
    ///
    /// @param kind what it is; null where that is not known without another look
    void accept(Name name, @Nullable FileKind kind) throws IOException;
  }

  /// Tells of each entry, in the order of the file system. May be called again.
  public abstract void forEach(Visitor visitor) throws IOException;

  /// Looks at an entry.
  ///
  /// @param follow whether a symbolic link is followed
  public abstract FileKind kind(Name entry, boolean follow) throws IOException;

  /// Opens a subdirectory.
  ///
  /// @param follow whether it may be a symbolic link to a directory
  /// @throws java.nio.file.NotDirectoryException if it is none, or a link that is not followed
  public abstract Directory open(Name entry, boolean follow) throws IOException;

  /// Opens this directory again, through a subdirectory that is open.
  ///
  /// @throws FileSystemException if the subdirectory is no longer in this directory
  abstract void reopenFrom(Directory child) throws IOException;

  /// Tells whether it is open.
  abstract boolean isOpen();

  /// Closes it so that [#reopenFrom] can open it again.
  void suspend() throws IOException {
    var _ = id(); // to be recognized by
    close();
  }

  /// Returns its descriptor; -1 where it is worked in by other means.
  public int descriptor() {
    return -1;
  }

  /// Returns what tells it from every other directory, by `equals`.
  public abstract Object id() throws IOException;

  /// Removes an entry that is no directory.
  public abstract void remove(Name entry) throws IOException;

  /// Removes an empty subdirectory.
  public abstract void removeDirectory(Name entry) throws IOException;

  @Override
  public abstract void close();

  /// Returns the directory that it was opened from; null for the top.
  public @Nullable Directory parent() {
    return parent;
  }

  /// Returns the names that lead from the top to here.
  List<Name> names() {
    List<Name> names = new ArrayList<>();
    for (Directory at = this; at != null && at.name != null; at = at.parent) {
      names.add(at.name);
    }
    return names.reversed();
  }

  /// Returns the top of the tree.
  Directory topDirectory() {
    Directory at = this;
    while (at.parent != null) {
      at = at.parent;
    }
    return at;
  }

  /// Returns the top's path.
  Path top() {
    return top;
  }

  /// Returns where it was found, for people and for functions that take paths.
  public Path path() {
    Path path = top;
    for (Name step : names()) {
      path = path.resolve(step.toPath());
    }
    return path;
  }

  /// Returns the path of an entry.
  public Path path(Name entry) {
    return path().resolve(entry.toPath());
  }

  final FileSystemException moved() {
    return new FileSystemException(
        path().toString(), null, "was moved or replaced meanwhile; run again when nobody changes the tree");
  }
}
