package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.tree.Directory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What this package does in an open [Directory]. Names in it are names, never paths; a symbolic link is
/// never followed.
public interface Folder {
  /// Returns the way to work in a directory.
  static Folder of(Directory directory) {
    return directory.descriptor() >= 0 ? new NativeFolder(directory) : new PlainFolder(directory);
  }

  /// Returns the directory's path as it is to be shown.
  Path path();

  /// Returns what is in it, in any order, without what vanishes meanwhile.
  List<Entry> entries() throws IOException;

  /// Looks at a name.
  ///
  /// @throws NoSuchFileException if there is none
  Entry entry(String name) throws IOException;

  /// Opens a directory in it.
  /// @throws java.nio.file.NotDirectoryException if it is none any more
  Directory enter(String name) throws IOException;

  /// Opens a regular file for reading.
  ///
  /// @param file as it was seen
  /// @throws dev.dovetail.fileops.FileChangedException if it is another one by now
  Reading read(Entry file) throws IOException;

  /// Returns where a symbolic link points, as text in the sense of [NameText].
  String readLink(String name) throws IOException;

  /// Sets the twelve bits of permissions of what is no symbolic link.
  void changeMode(Entry entry, int mode) throws IOException;

  /// Makes a directory that only its owner may enter.
  void createDirectory(String name) throws IOException;

  /// Makes a symbolic link.
  ///
  /// @param target as [#readLink] returns it
  void createLink(String name, String target) throws IOException;

  /// Gives a regular file of this or another directory another name.
  void createHardLink(Folder from, String existing, String name) throws IOException;

  /// Copies a regular file, with its metadata, to a name that is free. What there is of the copy after a
  /// failure is left to the caller.
  ///
  /// @param file as it was seen
  /// @throws dev.dovetail.fileops.FileChangedException if it was written to meanwhile
  void copy(Folder from, Entry file, String name, boolean keepsOwner, Copying copying) throws IOException;

  /// Gives a file or directory the metadata of another.
  void copyMetadata(Folder from, Entry model, String name, boolean keepsOwner) throws IOException;

  /// Renames within the directory; what has the new name, unless it is a directory, is replaced in one step.
  void rename(String from, String to) throws IOException;

  /// Removes a file or an empty directory.
  void delete(Entry entry) throws IOException;

  /// Returns a path by which `java.nio.file` reaches a name in it, and nothing else where the system allows.
  Path access(String name);

  /// Returns the path by which a name in it is shown.
  default Path path(String name) {
    return NameText.resolve(path(), name);
  }
}
