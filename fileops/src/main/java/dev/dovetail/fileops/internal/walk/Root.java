package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.internal.NameText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// The top of a tree: a name in an open directory.
///
/// @param parent the directory that it is in
/// @param name its name there
/// @param shown the path that the caller gave
public record Root(Folder parent, String name, Path shown) implements Closeable {
  /// Finds the top of a tree.
  ///
  /// @param follow whether a symbolic link of that name is followed
  /// @throws java.nio.file.NoSuchFileException if it does not exist
  public static Root of(Path tree, boolean follow) throws IOException {
    Path real = follow ? tree.toRealPath() : tree.toRealPath(LinkOption.NOFOLLOW_LINKS);
    Path directory = real.getParent();
    Path name = real.getFileName();
    if (directory == null || name == null) {
      return new Root(new PlainFolder(real, tree), ".", tree);
    }
    Path place = follow ? directory : directory.toRealPath();
    return new Root(new PlainFolder(place, place), NameText.of(name), tree);
  }

  /// Looks at it.
  public Entry entry() throws IOException {
    return parent.entry(name);
  }

  /// Opens it, if it is a directory.
  ///
  /// @throws NotDirectoryException if it is something else
  public Folder enter() throws IOException {
    return parent.enter(name, shown);
  }

  @Override
  public void close() throws IOException {
    parent.close();
  }
}
