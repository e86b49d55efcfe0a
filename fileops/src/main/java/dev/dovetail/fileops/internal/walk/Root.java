package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.tree.Access;
import dev.dovetail.fileops.internal.tree.Directory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The top of a tree: a name in an open directory.
///
/// @param directory the directory that it is in
/// @param parent the same, to work in
/// @param name its name there
/// @param shown the path that the caller gave
public record Root(Directory directory, Folder parent, String name, Path shown) implements Closeable {
  /// Finds the top of a tree.
  ///
  /// @param follow whether a symbolic link of that name is followed
  /// @throws java.nio.file.NoSuchFileException if it does not exist
  public static Root of(Path tree, boolean follow) throws IOException {
    Path real = follow ? tree.toRealPath() : tree.toRealPath(LinkOption.NOFOLLOW_LINKS);
    Path above = real.getParent();
    Path name = real.getFileName();
    return above == null || name == null ? of(real, ".", tree) : of(above, NameText.of(name), tree);
  }

  private static Root of(Path place, String name, Path shown) throws IOException {
    Directory directory = Access.of(place).open(place, true);
    return new Root(directory, Folder.of(directory), name, shown);
  }

  /// Looks at it.
  public Entry entry() throws IOException {
    return parent.entry(name);
  }

  /// Opens it, if it is a directory.
  ///
  /// @throws java.nio.file.NotDirectoryException if it is something else
  public Directory enter() throws IOException {
    return parent.enter(name);
  }

  @Override
  public void close() {
    directory.close();
  }
}
