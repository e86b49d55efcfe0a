package dev.dovetail.fileops.internal.tree;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How one thread makes things in the copy of a tree. No method leaves half a file behind.
interface Transfer extends AutoCloseable {
  /// Makes a subdirectory, or opens the one that is there if that is allowed.
  Directory makeDirectory(Directory parent, Name name) throws IOException;

  /// Copies a regular file with what is to be taken over.
  ///
  /// @param follow whether the name may be a symbolic link to it
  void copyFile(Directory from, Name name, Directory to, boolean follow) throws IOException;

  /// Copies a symbolic link itself.
  void copyLink(Directory from, Name name, Directory to) throws IOException;

  /// Gives a directory what is to be taken over, at the end.
  void finish(Directory from, Directory to) throws IOException;

  /// Returns what is equal for all names of a file that has several, else null.
  @Nullable Object hardLinkId(Directory from, Name name) throws IOException;

  /// Gives a file of the copy another name.
  void makeHardLink(Directory existing, Name existingName, Directory to, Name name) throws IOException;

  @Override
  void close();
}
