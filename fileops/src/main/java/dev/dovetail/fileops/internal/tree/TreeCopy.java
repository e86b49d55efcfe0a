package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.CopyFunction;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.Ignore;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.SymbolicLinks;
import dev.dovetail.fileops.internal.tree.CopyOptions.Flag;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one thread does to copy a tree. Errors are collected, and the rest goes on.
final class TreeCopy implements Walk.Visitor {
  /// How many files of a directory make a part of the work that another thread may take.
  private static final int BATCH = 64;

  private final CopyOptions options;
  private final TreeErrors errors;
  private final HardLinks hardLinks;
  private final Transfer transfer;

  TreeCopy(CopyOptions options, TreeErrors errors, HardLinks hardLinks, Transfer transfer) {
    this.options = options;
    this.errors = errors;
    this.hardLinks = hardLinks;
    this.transfer = transfer;
  }

  /// A directory of the source beside its copy.
  static final class Pair extends Node {
    private final Directory copy;
    private final @Nullable List<ListedEntry> entries;

    /// Describes two open directories.
    ///
    /// @param entries what is to be copied; null for all there is
    Pair(
        @Nullable Node parent,
        @Nullable Name name,
        Directory source,
        Directory copy,
        @Nullable List<ListedEntry> entries) {
      super(parent, name, source, copy);
      this.copy = copy;
      this.entries = entries;
    }
  }

  @Override
  public void enter(Node node, Walk.Tasks tasks) {
    Pair pair = (Pair) node;
    List<ListedEntry> files = new ArrayList<>(BATCH);
    try {
      if (pair.entries == null) {
        pair.directory().forEach((name, kind) -> visit(pair, name, kind, files, tasks));
      } else {
        for (ListedEntry entry : pair.entries) {
          visit(pair, entry.name(), entry.kind(), files, tasks);
        }
      }
    } catch (IOException e) {
      errors.add(pair.directory().path(), pair.copy.path(), e);
    }
    batch(pair, files);
  }

  private void visit(
      Pair pair, Name name, @Nullable FileKind kind, List<ListedEntry> files, Walk.Tasks tasks) {
    boolean isFollowed = false;
    try {
      FileKind known = kind == null ? pair.directory().kind(name, false) : kind;
      isFollowed = known == FileKind.SYMBOLIC_LINK && options.links() == SymbolicLinks.FOLLOW;
      if (known == FileKind.DIRECTORY) {
        tasks.add(name);
      } else if (isFollowed && pair.directory().kind(name, true) == FileKind.DIRECTORY) {
        tasks.add(new Task.ViaLink(name));
      } else {
        files.add(new ListedEntry(name, known));
      }
    } catch (IOException e) {
      boolean isDangling = isFollowed && e instanceof NoSuchFileException;
      if (!isDangling || !options.has(Flag.IGNORE_DANGLING)) {
        add(pair, name, e);
      }
    }
    if (files.size() == BATCH) {
      if (!tasks.offer(List.copyOf(files))) {
        batch(pair, files);
      }
      files.clear();
    }
  }

  @Override
  public void batch(Node node, List<ListedEntry> entries) {
    Pair pair = (Pair) node;
    for (ListedEntry entry : entries) {
      options.progress().checkCancelled();
      try {
        copy(pair, entry);
      } catch (IOException e) {
        add(pair, entry.name(), e);
      } catch (InvalidPathException e) {
        add(pair, entry.name(), unnameable(e));
      }
    }
  }

  private void add(Pair pair, Name name, IOException cause) {
    Path target;
    try {
      target = pair.copy.path(name);
    } catch (InvalidPathException e) {
      target = pair.copy.path();
    }
    errors.add(pair.directory().path(name), target, cause);
  }

  private static FileSystemException unnameable(InvalidPathException e) {
    FileSystemException failure =
        new FileSystemException(
            e.getInput(), null, "has a name that the target cannot have: " + e.getReason());
    failure.initCause(e);
    return failure;
  }

  private void copy(Pair pair, ListedEntry entry) throws IOException {
    Directory from = pair.directory();
    Name name = entry.name();
    switch (entry.kind()) {
      case REGULAR -> {
        Object id = options.has(Flag.HARD_LINKS) ? transfer.hardLinkId(from, name) : null;
        if (id == null) {
          copyFile(from, name, pair.copy, false);
        } else {
          hardLinks.copyOrLink(id, transfer, pair.copy, name, () -> copyFile(from, name, pair.copy, false));
        }
      }
      case SYMBOLIC_LINK -> {
        if (options.links() == SymbolicLinks.PRESERVE) {
          transfer.copyLink(from, name, pair.copy);
        } else {
          copyFile(from, name, pair.copy, true);
        }
      }
      default -> throw new NotRegularFileException(from.path(name), entry.kind());
    }
  }

  private void copyFile(Directory from, Name name, Directory to, boolean follow) throws IOException {
    CopyFunction function = options.function();
    if (function == null || options.has(Flag.DRY_RUN)) {
      transfer.copyFile(from, name, to, follow);
      return;
    }
    FileKind kind = from.kind(name, follow);
    if (kind != FileKind.REGULAR) { // a function that opens a FIFO would wait
      throw new NotRegularFileException(from.path(name), kind);
    }
    function.copy(from.path(name), to.path(name));
  }

  @Override
  public @Nullable Node open(Node parent, Name name, boolean isLink) {
    Pair above = (Pair) parent;
    Directory source = null;
    try {
      source = parent.directory().open(name, isLink);
      if (isLink) {
        requireNoLoop(above, source);
      }
      errors.requireOutsideCopy(source);
      List<ListedEntry> chosen = chosen(source, options.ignore());
      return new Pair(parent, name, source, transfer.makeDirectory(above.copy, name), chosen);
    } catch (IOException e) {
      add(above, name, e);
    } catch (InvalidPathException e) {
      add(above, name, unnameable(e));
    }
    if (source != null) {
      source.close();
    }
    return null;
  }

  private static void requireNoLoop(Pair above, Directory source) throws IOException {
    Object id = source.id();
    for (Node at = above; at != null; at = at.parent()) {
      if (at.directory().id().equals(id)) {
        throw new FileSystemLoopException(source.path().toString());
      }
    }
  }

  /// Asks what is to be left out of a directory, before anything of it is copied.
  ///
  /// @return the rest; null if nothing is ever left out
  static @Nullable List<ListedEntry> chosen(Directory directory, @Nullable Ignore ignore) throws IOException {
    if (ignore == null) {
      return null;
    }
    Map<Path, ListedEntry> entries = new HashMap<>();
    directory.forEach(
        (name, kind) -> {
          FileKind known = kind == null ? directory.kind(name, false) : kind;
          entries.put(name.toPath(), new ListedEntry(name, known));
        });
    Set<Path> names = Set.copyOf(entries.keySet());
    synchronized (ignore) { // a caller's code, which need not be made for several threads
      entries.keySet().removeAll(ignore.ignored(directory.path(), names));
    }
    return List.copyOf(entries.values());
  }

  @Override
  public void leave(Node node) {
    Pair pair = (Pair) node;
    try {
      transfer.finish(pair.directory(), pair.copy);
    } catch (IOException e) {
      errors.add(pair.directory().path(), pair.copy.path(), e);
    }
  }

  @Override
  public void close() {
    transfer.close();
  }
}
