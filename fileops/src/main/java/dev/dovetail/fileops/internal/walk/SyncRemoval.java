package dev.dovetail.fileops.internal.walk;

import static java.util.Objects.requireNonNull;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.SyncAction.Kind;
import dev.dovetail.fileops.TreeFilter;
import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.tree.Directory;
import dev.dovetail.fileops.internal.walk.PairWalk.Pair;
import dev.dovetail.fileops.internal.walk.SyncOptions.Flag;
import dev.dovetail.fileops.internal.walk.TreeWalk.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Removes from the target what the source has not, save what the filter protects.
final class SyncRemoval {
  private final SyncOptions options;
  private final boolean isDryRun;
  private final Progress progress;
  private final Failures failures;
  private final SyncTally tally;

  SyncRemoval(SyncOptions options, Progress progress, Failures failures, SyncTally tally) {
    this.options = options;
    this.isDryRun = options.has(Flag.DRY_RUN);
    this.progress = progress;
    this.failures = failures;
    this.tally = tally;
  }

  /// Removes what the target has, with all below it.
  ///
  /// @return whether nothing of it is left; what failed is noted
  boolean remove(Pair pair) throws IOException {
    Folder folder = requireNonNull(pair.right().folder());
    Remover remover = new Remover(pair.path());
    new TreeWalk(TreeFilter.everything(), progress, failures, Entry.BY_NAME)
        .walk(folder, pair.right().name(), pair.shownRight(), remover);
    return !remover.hasRest();
  }

  /// Removes a directory if there is nothing in it.
  boolean removeIfEmpty(Pair pair) throws IOException {
    Folder folder = requireNonNull(pair.right().folder());
    Entry directory = requireNonNull(pair.right().entry());
    List<Entry> entries;
    try (Directory inside = folder.enter(directory.name())) {
      entries = Folder.of(inside).entries();
    }
    if (entries.isEmpty() && !isDryRun) {
      folder.delete(directory);
    }
    return entries.isEmpty();
  }

  private final class Remover implements TreeWalk.Visitor {
    private final Path top;
    private final Deque<Boolean> rests = new ArrayDeque<>(List.of(false)); // of each directory that is open

    Remover(Path top) {
      this.top = top;
    }

    boolean hasRest() {
      return rests.element();
    }

    @Override
    public boolean enter(Visit directory) {
      if (isProtected(directory)) {
        return false;
      }
      rests.push(false);
      return true;
    }

    @Override
    public void file(Visit file) throws IOException {
      if (!isProtected(file)) {
        remove(file);
      }
    }

    @Override
    public void leave(Visit directory) throws IOException {
      if (rests.pop()) {
        keep();
      } else {
        remove(directory);
      }
    }

    private void remove(Visit visit) throws IOException {
      try {
        if (!isDryRun) {
          visit.folder().delete(visit.entry());
        }
        tally.done(path(visit), Kind.DELETED, 0);
      } catch (IOException e) {
        keep();
        throw e;
      }
    }

    private boolean isProtected(Visit visit) {
      boolean isProtected =
          !options.has(Flag.DELETE_EXCLUDED) && !options.filter().accepts(path(visit), visit.entry().kind());
      if (isProtected) {
        keep();
      }
      return isProtected;
    }

    private void keep() {
      rests.pop();
      rests.push(true);
    }

    private Path path(Visit visit) {
      return visit.path().toString().isEmpty() ? top : NameText.below(top, visit.path());
    }
  }
}
