package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tree that is being made. Names are lists of parts below its root; parents have to be there. Nothing is
/// ever made through a symbolic link, as long as the parents were made here too.
interface NewTree extends AutoCloseable {
  /// Gives the root the permissions of any new directory.
  void open() throws IOException;

  /// Makes a directory with the permissions that the process gives new ones.
  ///
  /// @throws FileAlreadyExistsException if there is something of that name
  void makeDirectory(List<String> name) throws IOException;

  /// Makes a file.
  ///
  /// @param mode the permission bits, or -1 for those that the process gives new files
  /// @throws FileAlreadyExistsException if there is something of that name
  SeekableByteChannel makeFile(List<String> name, int mode) throws IOException;

  /// Makes a symbolic link.
  ///
  /// @throws FileAlreadyExistsException if there is something of that name
  void makeSymbolicLink(List<String> name, String target) throws IOException;

  /// Gives a file another name.
  ///
  /// @throws FileAlreadyExistsException if there is something of that name
  void makeHardLink(List<String> name, List<String> existing) throws IOException;

  /// Returns what has a name, and null if nothing has.
  @Nullable Kind kindOf(List<String> name) throws IOException;

  /// Returns where a symbolic link points to.
  String targetOf(List<String> name) throws IOException;

  /// Returns the last part of a name as the file system has it, which may be in another case.
  String spellingOf(List<String> name) throws IOException;

  /// Removes what is no directory.
  void remove(List<String> name) throws IOException;

  /// Sets the permission bits, unless they are -1.
  void setMode(List<String> name, int mode) throws IOException;

  /// Sets the time of modification, and the owner where the process may.
  void setAttributes(List<String> name, Attributes attributes) throws IOException;

  @Override
  default void close() {}

  /// What is set on a file when its content is there.
  ///
  /// @param modified the time of modification, or null
  /// @param user the name of the user, or empty
  /// @param uid the number of the user, or -1 to leave the owner alone
  /// @param group the name of the group, or empty
  /// @param gid the number of the group, or -1
  record Attributes(@Nullable FileTime modified, String user, long uid, String group, long gid) {
    /// Returns attributes that leave the owner alone.
    static Attributes of(@Nullable FileTime modified) {
      return new Attributes(modified, "", -1, "", -1);
    }
  }
}
