package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.internal.NameText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which files of the source have several names, and where the target has the first of them.
final class HardLinks {
  private final Map<File, Path> firsts = new HashMap<>();
  private @Nullable Root target;

  private record File(long device, long inode) {}

  /// A name in a directory that is open.
  record Place(Folder folder, Entry entry) implements Closeable {
    @Override
    public void close() throws IOException {
      folder.close();
    }
  }

  void openTarget(Root root) {
    target = root;
  }

  @Nullable Path first(Entry source) {
    return firsts.get(new File(source.device(), source.inode()));
  }

  void put(Entry source, Path path) {
    firsts.put(new File(source.device(), source.inode()), path);
  }

  /// Opens a name in the target; returns null if it is not there, as in a dry run.
  @Nullable Place open(Path path) throws IOException {
    if (target == null) {
      return null;
    }
    Folder folder = target.enter();
    try {
      Path parent = path.getParent();
      for (int i = 0; parent != null && i < parent.getNameCount(); i++) {
        String name = NameText.of(parent.getName(i));
        Folder inside = folder.enter(name, folder.path(name));
        folder.close();
        folder = inside;
      }
      return new Place(folder, folder.entry(NameText.of(Objects.requireNonNull(path.getFileName()))));
    } catch (NoSuchFileException | NotDirectoryException e) {
      folder.close();
      return null;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }
}
