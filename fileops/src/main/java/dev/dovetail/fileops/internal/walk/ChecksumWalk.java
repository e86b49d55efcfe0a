package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.ChecksumEntry;
import dev.dovetail.fileops.TreeChecksum;
import dev.dovetail.fileops.TreeFilter;
import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.walk.TreeWalk.Visit;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists a tree with the hashes of its files, which are read by two threads.
public final class ChecksumWalk {
  private static final int THREADS = 2;

  /// A directory comes where its entries come among the paths of all files.
  private static final Comparator<Entry> BY_PATH =
      Comparator.comparing(
          entry -> entry.isDirectory() ? entry.name() + "/" : entry.name(), NameText.BY_BYTES);

  private final TreeFilter filter;
  private final Progress progress;
  private final Failures failures;
  private final TreeChecksum.Listener listener;

  /// Prepares a listing.
  public ChecksumWalk(
      TreeFilter filter, Progress progress, Failures failures, TreeChecksum.Listener listener) {
    this.filter = filter;
    this.progress = progress;
    this.failures = failures;
    this.listener = listener;
  }

  private record Hashed(Visit visit, @Nullable ChecksumEntry entry, @Nullable IOException failure) {}

  /// Lists a tree.
  ///
  /// @param wanted which regular files are read; the others are listed without a hash
  public void run(Path tree, Predicate<Path> wanted) throws IOException {
    Set<Reading> open = ConcurrentHashMap.newKeySet();
    try (Root root = Root.of(tree, true);
        Closeable _ = () -> closeAll(open);
        InOrder<Hashed> hashing = new InOrder<>(THREADS, this::take)) {
      if (!root.entry().isDirectory()) {
        throw new NotDirectoryException(tree.toString());
      }
      new TreeWalk(filter, progress, failures, BY_PATH).walk(root, new Lister(hashing, open, wanted));
      hashing.finish();
    } catch (ListenerFailed e) {
      throw e.reason;
    }
  }

  /// Closes what was to be read, and will not be since the work has ended before.
  private static void closeAll(Set<Reading> open) throws IOException {
    for (Reading reading : open) {
      reading.close();
    }
  }

  private void take(Hashed hashed) {
    if (hashed.failure != null) {
      failures.add(hashed.visit.shown(), null, hashed.failure);
    }
    if (hashed.entry != null) {
      deliver(hashed.entry);
    }
  }

  private void deliver(ChecksumEntry entry) {
    try {
      listener.take(entry);
    } catch (IOException e) {
      throw new ListenerFailed(e);
    }
  }

  /// Carries what a listener throws past those who note the failures of the tree.
  private static final class ListenerFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final IOException reason;

    ListenerFailed(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private final class Lister implements TreeWalk.Visitor {
    private final InOrder<Hashed> hashing;
    private final Set<Reading> open;
    private final Predicate<Path> wanted;

    Lister(InOrder<Hashed> hashing, Set<Reading> open, Predicate<Path> wanted) {
      this.hashing = hashing;
      this.open = open;
      this.wanted = wanted;
    }

    @Override
    public boolean enter(Visit directory) throws IOException {
      if (!directory.path().toString().isEmpty()) {
        add(directory, "", "");
      }
      return true;
    }

    @Override
    public void file(Visit file) throws IOException {
      Entry entry = file.entry();
      if (entry.isLink()) {
        add(file, "", file.folder().readLink(entry.name()));
      } else if (entry.isRegular() && wanted.test(file.path())) {
        Reading reading = file.folder().read(entry);
        open.add(reading);
        hashing.add(() -> hash(file, reading, open));
      } else {
        add(file, "", "");
      }
    }

    private void add(Visit visit, String sha256, String linkTarget) throws IOException {
      Hashed listed = new Hashed(visit, listed(visit, sha256, linkTarget), null);
      hashing.add(() -> listed);
    }
  }

  private Hashed hash(Visit file, Reading reading, Set<Reading> open) {
    open.remove(reading);
    try (reading) {
      return new Hashed(file, listed(file, reading.sha256(progress), ""), null);
    } catch (IOException e) {
      return new Hashed(file, null, e);
    }
  }

  private static ChecksumEntry listed(Visit visit, String sha256, String linkTarget) {
    Entry entry = visit.entry();
    long size = entry.isRegular() || entry.isLink() ? entry.size() : 0;
    return new ChecksumEntry(visit.path(), entry.kind(), size, entry.mode(), sha256, linkTarget);
  }
}
