package dev.dovetail.fileops.internal.walk;

import static java.util.Objects.requireNonNull;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.SyncAction;
import dev.dovetail.fileops.SyncAction.Kind;
import dev.dovetail.fileops.SyncReport;
import dev.dovetail.fileops.internal.walk.PairWalk.Pair;
import dev.dovetail.fileops.internal.walk.PairWalk.Side;
import dev.dovetail.fileops.internal.walk.SyncOptions.Flag;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes one tree equal to another. Serves one run.
public final class SyncWalk implements PairWalk.Visitor {
  private static final int OWNER_ALL = 0700;

  private final SyncOptions options;
  private final boolean isDryRun;
  private final Progress progress;
  private final Failures failures;
  private final SyncTally tally;
  private final SyncFiles files;

  /// Prepares a sync.
  public SyncWalk(
      SyncOptions options, Progress progress, Failures failures, Consumer<SyncAction> listener) {
    this.options = options;
    this.isDryRun = options.has(Flag.DRY_RUN);
    this.progress = progress;
    this.failures = failures;
    this.tally = new SyncTally(listener);
    this.files = new SyncFiles(options, progress, failures, tally);
  }

  /// Syncs two trees.
  public SyncReport run(Path source, Path target) throws IOException {
    SyncPlaces.check(source, target);
    boolean isNew = !Files.exists(target);
    if (isNew && !isDryRun) {
      Files.createDirectories(target);
    }
    Path top = source.getFileSystem().getPath("");
    try (files;
        Root from = Root.of(source, true)) {
      Side left = new Side(from.parent(), from.name(), from.entry(), source);
      if (isNew && isDryRun) {
        walk(new Pair(top, left, new Side(null, from.name(), null, target), true));
      } else {
        try (Root to = Root.of(target, true)) {
          if (!to.entry().isDirectory()) {
            throw new NotDirectoryException(target.toString());
          }
          files.openTarget(to);
          walk(new Pair(top, left, new Side(to.parent(), to.name(), to.entry(), target), isNew));
        }
      }
    }
    return tally.report();
  }

  private void walk(Pair top) throws IOException {
    if (top.isNew()) {
      tally.done(top.path(), Kind.COPIED, 0);
    }
    new PairWalk(progress, failures, PairWalk.BY_NAME).walk(top, this);
  }

  @Override
  public @Nullable Pair visit(Pair pair) throws IOException {
    Entry source = pair.left().entry();
    boolean isTop = pair.path().toString().isEmpty();
    if (source == null || !(isTop || options.filter().accepts(pair.path(), source.kind()))) {
      extraneous(pair, source != null);
      return null;
    }
    switch (source.kind()) {
      case DIRECTORY -> {
        return directory(pair);
      }
      case REGULAR -> files.file(pair);
      case SYMBOLIC_LINK -> files.link(pair);
      case FIFO, SOCKET, DEVICE, OTHER ->
          throw new NotRegularFileException(pair.shown(), source.kind());
    }
    return null;
  }

  private void extraneous(Pair pair, boolean isExcluded) throws IOException {
    Entry there = pair.right().entry();
    if (there != null && options.has(Flag.DELETE) && (!isExcluded || options.has(Flag.DELETE_EXCLUDED))) {
      files.delete(pair);
    }
  }

  private @Nullable Pair directory(Pair pair) throws IOException {
    Folder folder = pair.right().folder();
    Entry there = pair.right().entry();
    if (there != null && there.isDirectory()) {
      open(requireNonNull(folder), there);
      return pair;
    }
    if (!isDryRun) {
      if (there != null) {
        requireNonNull(folder).delete(there);
      }
      requireNonNull(folder).createDirectory(pair.right().name());
    }
    if (!pair.isNew()) { // the top is counted already
      tally.done(pair.path(), there == null ? Kind.COPIED : Kind.UPDATED, 0);
    }
    if (isDryRun) {
      return pair.withNew(null);
    }
    Entry made = requireNonNull(folder).entry(pair.right().name());
    if (!made.isDirectory()) { // somebody put something else in its place
      throw new NotDirectoryException(pair.shownRight().toString());
    }
    return pair.withNew(made);
  }

  /// Lets the owner work in a directory; [#leave] gives it its mode.
  private void open(Folder folder, Entry directory) throws IOException {
    if (isDryRun || directory.mode() < 0 || (directory.mode() & OWNER_ALL) == OWNER_ALL) {
      return;
    }
    try {
      folder.changeMode(directory, directory.mode() | OWNER_ALL);
    } catch (AccessDeniedException e) {
      return; // another's: what cannot be done in it will say so
    }
  }

  @Override
  public void leave(Pair pair) throws IOException {
    Entry source = requireNonNull(pair.left().entry());
    Entry before = pair.right().entry();
    if (before == null) {
      return; // a dry run
    }
    if (!isDryRun) {
      files.setMetadata(pair, requireNonNull(pair.right().folder()).entry(pair.right().name()));
    }
    if (!pair.isNew()) {
      files.countMetadata(pair, files.haveSameMetadata(source, before));
    }
  }
}
