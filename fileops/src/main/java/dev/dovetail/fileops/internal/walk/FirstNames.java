package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.tree.Directory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which files of the source have several names, and where the target has the first of them.
final class FirstNames {
  private final Map<FileId, First> firsts = new HashMap<>();
  private @Nullable Root target;

  /// The name of a file that was come to first.
  ///
  /// @param isReplaced whether the target got another file of that name
  record First(Path path, boolean isReplaced) {}

  /// A name in a directory that is open.
  record Place(Directory directory, Folder folder, Entry entry) implements AutoCloseable {
    @Override
    public void close() {
      directory.close();
    }
  }

  void openTarget(Root root) {
    target = root;
  }

  @Nullable First first(Entry source) {
    return firsts.get(FileId.of(source));
  }

  void put(Entry source, Path path, boolean isReplaced) {
    firsts.put(FileId.of(source), new First(path, isReplaced));
  }

  /// Opens a name in the target; returns null if it is not there, as in a dry run.
  @Nullable Place open(Path path) throws IOException {
    if (target == null) {
      return null;
    }
    Directory directory = target.enter();
    try {
      Path parent = path.getParent();
      for (int i = 0; parent != null && i < parent.getNameCount(); i++) {
        Directory inside = Folder.of(directory).enter(NameText.of(parent.getName(i)));
        directory.close();
        directory = inside;
      }
      Folder folder = Folder.of(directory);
      String name = NameText.of(Objects.requireNonNull(path.getFileName()));
      return new Place(directory, folder, folder.entry(name));
    } catch (NoSuchFileException | NotDirectoryException e) {
      directory.close();
      return null;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }
}
