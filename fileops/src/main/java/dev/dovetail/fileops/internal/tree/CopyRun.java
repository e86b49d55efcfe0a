package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.Ignore;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.tree.CopyOptions.Flag;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One copy of a tree from its begin to its end.
public final class CopyRun {
  private static final Ignore NOTHING = (directory, names) -> Set.of();

  private final CopyOptions options;
  private final Path source;
  private final Path target;
  private final Access access;

  private CopyRun(CopyOptions options, Path source, Path target) {
    this.options = options;
    this.source = source;
    this.target = target;
    Access chosen = options.access();
    this.access = chosen == null ? Access.of(source, target) : chosen;
  }

  /// Copies a tree.
  public static void copy(CopyOptions options, Path source, Path target) throws IOException {
    new CopyRun(options.with(new Stopping(options.progress())), source, target).run();
  }

  private void run() throws IOException {
    options.progress().start("copying", -1);
    try (Directory top = access.open(source, true)) {
      boolean isInside = isInside();
      Ignore ignore = options.ignore();
      // What is made inside the source must not be found there.
      List<ListedEntry> entries = TreeCopy.chosen(top, isInside && ignore == null ? NOTHING : ignore);
      if (options.has(Flag.DRY_RUN)) {
        requireFree();
        walk(top, PlainDirectory.imagine(target), entries, new TreeErrors(null));
      } else {
        makeTop();
        try (Directory copy = access.open(target, true)) {
          walk(top, copy, entries, new TreeErrors(copy.id()));
        }
      }
    }
  }

  private void walk(Directory top, Directory copy, @Nullable List<ListedEntry> entries, TreeErrors errors)
      throws IOException {
    HardLinks hardLinks = new HardLinks();
    Walk walk =
        new Walk(
            options.threadCount(),
            options.progress(),
            () -> new TreeCopy(options, errors, hardLinks, transfer()));
    try {
      errors.requireOutsideCopy(top);
      walk.run(new TreeCopy.Pair(null, null, top, copy, entries));
    } catch (IOException e) {
      errors.add(source, target, e);
    }
    errors.throwIfAny(source);
  }

  private Transfer transfer() {
    return options.has(Flag.DRY_RUN) ? new DryTransfer(options)
        : access == Access.NATIVE ? new NativeTransfer(options)
        : new PlainTransfer(options);
  }

  private void makeTop() throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(target, PlainTransfer.secret(target, options.preserve()));
    } catch (FileAlreadyExistsException e) {
      if (!options.has(Flag.EXISTING) || !Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  private void requireFree() throws IOException {
    FileStat old = FileStat.find(target);
    if (old != null && !(options.has(Flag.EXISTING) && Files.isDirectory(target))) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  /// Tells whether the copy will be made directly in the source's top, by a name that is not there yet.
  /// Anywhere deeper, the copy would be copied again and again.
  private boolean isInside() throws IOException {
    if (!source.getFileSystem().equals(target.getFileSystem())) {
      return false;
    }
    Path existing = target.toAbsolutePath().normalize();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    Path top = source.toRealPath();
    Path place = existing.toRealPath();
    boolean isThere = Files.exists(target);
    if (isThere && !options.has(Flag.EXISTING)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    if (isThere && place.equals(top)) {
      throw new SameFileException(source, target);
    }
    boolean isInside = place.startsWith(top);
    if (isInside && (isThere || !place.equals(top))) {
      throw new FileSystemException(
          source.toString(), target.toString(), "is to be copied into itself; choose a target outside of it");
    }
    return isInside;
  }
}
