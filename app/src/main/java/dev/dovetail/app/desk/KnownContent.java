package dev.dovetail.app.desk;

import dev.dovetail.app.catalogue.StoredContent;
import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Checksums;
import dev.dovetail.persistence.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The content that the desk holds already, as far as a delivery can have it too: files of the same sizes.
final class KnownContent {
  private static final int CHUNK = 500; // below SQLite's limit of parameters in old versions

  private final Set<Long> sizes = new HashSet<>();
  private final Map<String, StoredCopy> copies = new HashMap<>();

  private KnownContent() {}

  /// No content at all.
  static KnownContent none() {
    return new KnownContent();
  }

  /// Looks up which content of the given sizes the desk holds.
  static KnownContent of(Session session, DeskLayout layout, Set<Long> sizes) {
    KnownContent known = new KnownContent();
    List<Long> all = List.copyOf(sizes);
    for (int from = 0; from < all.size(); from += CHUNK) {
      known.load(session, layout, all.subList(from, Math.min(from + CHUNK, all.size())));
    }
    return known;
  }

  private void load(Session session, DeskLayout layout, List<Long> chunk) {
    String marks = chunk.stream().map(size -> "?").collect(Collectors.joining(", "));
    String sql =
        "SELECT f.sha256, f.bytes, f.import_number, f.path FROM file f JOIN import i ON i.number = f.import_number"
            + " WHERE i.state = 'IN' AND f.bytes > 0 AND f.bytes IN (" + marks + ')';
    for (StoredContent content : session.select(StoredContent.class, sql, chunk.toArray())) {
      sizes.add(content.bytes());
      Path file = layout.bag(content.importNumber()).resolve("data").resolve(content.path());
      copies.put(content.sha256(), new StoredCopy(file, content.sha256()));
    }
  }

  /// Tells whether there is any content of this size, so that looking for the hash is worth while.
  boolean hasSize(long bytes) {
    return sizes.contains(bytes);
  }

  /// Tells whether the desk holds content with this hash.
  boolean contains(String sha256) {
    return copies.containsKey(sha256);
  }

  /// Returns a stored file with this content, after reading it: a copy that was damaged since must not stand for the one
  /// that is delivered now.
  Optional<Path> findWhole(String sha256, Progress progress) throws IOException {
    StoredCopy copy = copies.get(sha256);
    return copy != null && copy.isWhole(progress) ? Optional.of(copy.file) : Optional.empty();
  }

  /// A file of the desk. It is read once, and nobody links to it before that is done: getting another name sets a file's
  /// change time, which looks like a change to whoever reads it.
  private static final class StoredCopy {
    private final Path file;
    private final String sha256;
    private @Nullable Boolean isWhole;

    StoredCopy(Path file, String sha256) {
      this.file = file;
      this.sha256 = sha256;
    }

    synchronized boolean isWhole(Progress progress) throws IOException {
      Boolean known = isWhole;
      if (known == null) {
        known = Files.isRegularFile(file) && isAsItWas(progress);
        isWhole = known;
      }
      return known;
    }

    private boolean isAsItWas(Progress progress) throws IOException {
      try {
        return Checksums.sha256(file, progress).equals(sha256);
      } catch (NoSuchFileException e) {
        return false;
      }
    }
  }
}
