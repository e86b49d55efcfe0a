package dev.dovetail.fileops.internal.walk;

import static java.util.Objects.requireNonNull;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.SyncAction.Kind;
import dev.dovetail.fileops.TreeSync;
import dev.dovetail.fileops.internal.walk.PairWalk.Pair;
import dev.dovetail.fileops.internal.walk.SyncOptions.Flag;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Makes single files of the target equal to those of the source.
final class SyncFiles implements AutoCloseable {
  private final SyncOptions options;
  private final boolean isDryRun;
  private final boolean keepsOwner;
  private final Copying copying;
  private final ContentComparison contents;
  private final SyncTally tally;
  private final SyncRemoval removal;
  private final FirstNames firstNames = new FirstNames();
  private final Map<FileId, Entry> settled = new HashMap<>();
  private final SecureRandom random = new SecureRandom();

  SyncFiles(SyncOptions options, Progress progress, Failures failures, SyncTally tally) {
    this.options = options;
    this.isDryRun = options.has(Flag.DRY_RUN);
    this.keepsOwner = options.has(Flag.OWNER);
    this.copying = new Copying(progress);
    this.contents = new ContentComparison(options.check(), progress);
    this.tally = tally;
    this.removal = new SyncRemoval(options, progress, failures, tally);
  }

  /// Makes something in a directory under a temporary name.
  @FunctionalInterface
  private interface Maker {
    void make(Folder folder, String name) throws IOException;
  }

  /// Names the target, for hard links into it.
  void openTarget(Root root) {
    firstNames.openTarget(root);
  }

  void file(Pair pair) throws IOException {
    Entry source = requireNonNull(pair.left().entry());
    boolean isOneOfSeveral = options.has(Flag.HARD_LINKS) && source.links() > 1 && source.inode() >= 0;
    FirstNames.First first = isOneOfSeveral ? firstNames.first(source) : null;
    if (first != null) {
      hardLink(pair, first);
      return;
    }
    Folder from = requireNonNull(pair.left().folder());
    Folder to = pair.right().folder();
    Entry there = pair.right().entry();
    boolean isReplaced = false;
    if (to != null
        && there != null
        && there.isRegular()
        && contents.areSame(from, source, to, there)) {
      settle(pair, there);
    } else {
      isReplaced = true;
      replace(pair, (folder, name) -> folder.copy(from, source, name, keepsOwner, copying), source.size());
    }
    if (isOneOfSeveral) {
      firstNames.put(source, pair.path(), isReplaced);
    }
  }

  private void hardLink(Pair pair, FirstNames.First first) throws IOException {
    Entry there = pair.right().entry();
    try (FirstNames.Place place = firstNames.open(first.path())) {
      boolean isOther = isDryRun && first.isReplaced(); // what is still there would not be
      if (place != null && there != null && place.entry().isSameFile(there) && !isOther) {
        tally.unchanged();
        return;
      }
      replace(
          pair,
          (folder, name) -> {
            FirstNames.Place existing = requireNonNull(place, "The first name was made in this run");
            folder.createHardLink(existing.folder(), existing.entry().name(), name);
          },
          0);
    }
  }

  void link(Pair pair) throws IOException {
    Folder from = requireNonNull(pair.left().folder());
    Folder to = pair.right().folder();
    Entry source = requireNonNull(pair.left().entry());
    Entry there = pair.right().entry();
    String target = from.readLink(source.name());
    if (to != null && there != null && there.isLink() && to.readLink(there.name()).equals(target)) {
      settle(pair, there);
      return;
    }
    replace(
        pair,
        (folder, name) -> {
          folder.createLink(name, target);
          folder.copyMetadata(from, source, name, keepsOwner);
        },
        0);
  }

  @Override
  public void close() {
    copying.close();
  }

  void delete(Pair pair) throws IOException {
    removal.remove(pair);
  }

  private void replace(Pair pair, Maker maker, long bytes) throws IOException {
    Entry there = pair.right().entry();
    if (isDryRun) {
      makeRoom(pair);
    } else {
      replaceNow(pair, maker);
    }
    tally.done(pair.path(), there == null ? Kind.COPIED : Kind.UPDATED, bytes);
  }

  private void replaceNow(Pair pair, Maker maker) throws IOException {
    Folder folder = requireNonNull(pair.right().folder());
    byte[] bits = new byte[8];
    random.nextBytes(bits);
    String temporary = TreeSync.TEMPORARY + HexFormat.of().formatHex(bits);
    try {
      maker.make(folder, temporary);
      makeRoom(pair);
      folder.rename(temporary, pair.right().name());
    } catch (IOException | RuntimeException | Error e) {
      discard(folder, temporary, e);
      throw e;
    }
  }

  private static void discard(Folder folder, String temporary, Throwable cause) {
    try {
      folder.delete(folder.entry(temporary));
    } catch (NoSuchFileException e) {
      return; // it did not come to that
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// Removes a directory that stands where a file is to be. A file needs no room made: it is replaced.
  private void makeRoom(Pair pair) throws IOException {
    Entry there = pair.right().entry();
    Folder folder = pair.right().folder();
    if (there == null || folder == null || !there.isDirectory()) {
      return;
    }
    boolean isRemoved = options.has(Flag.DELETE) ? removal.remove(pair) : removal.removeIfEmpty(pair);
    if (!isRemoved) {
      throw new DirectoryNotEmptyException(
          pair.shownRight() + " (it must make room for a file; empty it, or let the sync delete)");
    }
  }

  /// Sees to the metadata of what is the same otherwise. What another name of the file was given meanwhile is
  /// not to be seen in the entry.
  private void settle(Pair pair, Entry there) throws IOException {
    Entry source = requireNonNull(pair.left().entry());
    Entry earlier = there.links() > 1 ? settled.put(FileId.of(there), source) : null;
    if (earlier != null && haveSameMetadata(source, earlier)) {
      tally.unchanged();
      return;
    }
    if (!isDryRun) {
      setMetadata(pair, there);
    }
    countMetadata(pair, haveSameMetadata(source, there));
  }

  /// Gives the target the metadata of the source if it has others.
  void setMetadata(Pair pair, Entry there) throws IOException {
    Entry source = requireNonNull(pair.left().entry());
    if (!haveSameMetadata(source, there)) {
      Folder from = requireNonNull(pair.left().folder());
      requireNonNull(pair.right().folder()).copyMetadata(from, source, there.name(), keepsOwner);
    }
  }

  void countMetadata(Pair pair, boolean isSame) {
    if (isSame) {
      tally.unchanged();
    } else {
      tally.done(pair.path(), Kind.METADATA, 0);
    }
  }

  boolean haveSameMetadata(Entry source, Entry there) {
    boolean isSameOwner =
        !keepsOwner
            || source.user() < 0
            || there.user() < 0
            || (source.user() == there.user() && source.group() == there.group());
    boolean isSameMode =
        source.isLink()
            || source.mode() < 0
            || there.mode() < 0
            || CompareWalk.haveSameMode(source, there);
    return isSameOwner && isSameMode && Times.areSame(source, there);
  }
}
