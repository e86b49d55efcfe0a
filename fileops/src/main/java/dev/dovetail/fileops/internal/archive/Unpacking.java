package dev.dovetail.fileops.internal.archive;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.ArchiveException;
import dev.dovetail.fileops.Extraction;
import dev.dovetail.fileops.ExtractionFilter;
import dev.dovetail.fileops.ExtractionLimits;
import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts the entries of one archive into a new tree, as the filter allows. Entries are added by one thread;
/// content may be written by several.
final class Unpacking implements ArchiveTarget {
  private static final int KNOWN_DIRECTORIES = 10_000;

  private final Path archive;
  private final NewTree tree;
  private final ExtractionFilter filter;
  private final boolean setsOwner;
  private final Budget budget;
  private final Workers workers;
  private final Map<List<String>, ArchiveEntry> directories = new LinkedHashMap<>();
  private final Map<List<String>, Boolean> known = new HashMap<>();
  private long files;
  private long links;

  Unpacking(
      Path archive,
      NewTree tree,
      ExtractionFilter filter,
      ExtractionLimits limits,
      Progress progress,
      boolean setsOwner,
      Workers workers) {
    this.archive = archive;
    this.tree = tree;
    this.filter = filter;
    this.setsOwner = setsOwner;
    this.budget = new Budget(archive, limits, progress);
    this.workers = workers;
  }

  @Override
  public Progress progress() {
    return budget.progress();
  }

  @Override
  public void advance(long archiveBytes) {
    budget.read(archiveBytes);
  }

  @Override
  public ArchiveException refused(String entry, String reason) {
    return new ArchiveException(archive, entry, reason);
  }

  @Override
  public void add(ArchiveEntry entry, Content content) throws IOException {
    take(entry, content, false);
  }

  @Override
  public void addUnique(ArchiveEntry entry, Content content) throws IOException {
    take(entry, content, true);
  }

  @Override
  public void await() throws IOException {
    workers.await();
  }

  private void take(ArchiveEntry entry, Content content, boolean isUnique) throws IOException {
    progress().checkCancelled();
    budget.enter(entry);
    try {
      List<String> name = EntryNames.parts(entry.name());
      if (entry.kind() == Kind.DIRECTORY) {
        takeDirectory(name, entry);
      } else if (name.isEmpty()) {
        throw new DamagedException("stands for the directory itself, and is none");
      } else {
        makeParents(name);
        switch (entry.kind()) {
          case SYMBOLIC_LINK -> takeSymbolicLink(name, entry, isUnique);
          case HARD_LINK -> takeHardLink(name, entry, isUnique);
          case FILE -> takeFile(name, entry, content, isUnique);
          default -> throw new DamagedException("is a FIFO, socket or device; these are never unpacked");
        }
      }
    } catch (DamagedException | InvalidPathException e) {
      throw refusal(entry, e);
    }
  }

  private ArchiveException refusal(ArchiveEntry entry, Exception cause) {
    String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    ArchiveException refusal = refused(entry.name(), reason);
    refusal.initCause(cause);
    return refusal;
  }

  private void takeDirectory(List<String> name, ArchiveEntry entry) throws IOException {
    if (!name.isEmpty()) {
      makeParents(name);
      makeDirectory(name);
    }
    directories.put(name, entry);
  }

  private void makeParents(List<String> name) throws IOException {
    int there = name.size() - 1;
    while (there > 0 && !known.containsKey(name.subList(0, there))) {
      there--;
    }
    for (int i = there + 1; i < name.size(); i++) {
      makeDirectory(List.copyOf(name.subList(0, i)));
    }
  }

  private void makeDirectory(List<String> name) throws IOException {
    if (known.containsKey(name)) {
      return;
    }
    try {
      tree.makeDirectory(name);
    } catch (FileAlreadyExistsException e) {
      Kind kind = tree.kindOf(name);
      if (kind != Kind.DIRECTORY) {
        throw new DamagedException(
            kind == Kind.SYMBOLIC_LINK
                ? "leads through \"" + String.join("/", name) + "\", a symbolic link of the archive"
                : "needs \"" + String.join("/", name) + "\" as a directory, which came before as a file");
      }
      checkSpelling(name);
    }
    if (known.size() >= KNOWN_DIRECTORIES) {
      known.clear();
    }
    known.put(name, true);
  }

  private void takeFile(List<String> name, ArchiveEntry entry, Content content, boolean isUnique)
      throws IOException {
    int mode = Permissions.ofFile(filter, entry.mode());
    files++;
    if (!isUnique) {
      write(name, entry, content, makeFile(name, mode, false), mode);
    } else {
      workers.run(
          () -> {
            try {
              write(name, entry, content, makeFile(name, mode, true), mode);
            } catch (DamagedException | InvalidPathException e) {
              throw refusal(entry, e);
            }
          });
    }
  }

  private SeekableByteChannel makeFile(List<String> name, int mode, boolean isUnique) throws IOException {
    try {
      return tree.makeFile(name, mode);
    } catch (FileAlreadyExistsException e) {
      makeWay(name, isUnique);
      return tree.makeFile(name, mode);
    }
  }

  /// Removes what an earlier entry made of the same name, or refuses.
  private void makeWay(List<String> name, boolean isUnique) throws IOException {
    checkSpelling(name);
    if (isUnique) {
      throw new DamagedException("is in the archive twice");
    }
    if (tree.kindOf(name) == Kind.DIRECTORY) {
      throw new DamagedException("came before as a directory");
    }
    tree.remove(name);
  }

  /// Where the file system takes two names for one, neither file may get lost.
  private void checkSpelling(List<String> name) throws IOException {
    String spelling = tree.spellingOf(name);
    if (!spelling.equals(name.getLast())) {
      throw new DamagedException("is the same file here as \"" + spelling + "\"; unpack it elsewhere");
    }
  }

  private void write(
      List<String> name, ArchiveEntry entry, Content content, SeekableByteChannel channel, int mode)
      throws IOException {
    try (channel) {
      FileOutput output = new FileOutput(channel, entry, budget);
      content.writeTo(output);
      output.finish();
    }
    tree.setAttributes(name, attributes(entry));
    if (mode >= 0 && (mode & 07000) != 0) {
      tree.setMode(name, mode); // writing and changing the owner drop setuid and setgid
    }
  }

  private void takeSymbolicLink(List<String> name, ArchiveEntry entry, boolean isUnique) throws IOException {
    String target = entry.link();
    if (target.isEmpty() || target.indexOf('\0') >= 0) {
      throw new DamagedException("is a symbolic link to nowhere");
    }
    if (filter == ExtractionFilter.DATA) {
      LinkTargets.check(name, target);
    }
    try {
      tree.makeSymbolicLink(name, target);
    } catch (FileAlreadyExistsException e) {
      makeWay(name, isUnique);
      tree.makeSymbolicLink(name, target);
    } catch (UnsupportedOperationException e) {
      throw new DamagedException("is a symbolic link, which this file system does not have");
    }
    links++;
    tree.setAttributes(name, attributes(entry));
  }

  private void takeHardLink(List<String> name, ArchiveEntry entry, boolean isUnique) throws IOException {
    List<String> existing = LinkTargets.ofHardLink(entry.link());
    if (existing.equals(name)) {
      throw new DamagedException("is a hard link to itself");
    }
    for (int i = 1; i < existing.size(); i++) {
      if (tree.kindOf(existing.subList(0, i)) != Kind.DIRECTORY) {
        throw new DamagedException("is a hard link to \"" + entry.link() + "\", which is not there");
      }
    }
    Kind kind = tree.kindOf(existing);
    if (kind == Kind.SYMBOLIC_LINK) { // it points elsewhere when it is elsewhere, so it is checked anew
      String target = tree.targetOf(existing);
      takeSymbolicLink(name, new ArchiveEntry(
          entry.name(), Kind.SYMBOLIC_LINK, 0, -1, entry.modified(), target, entry.owner()), isUnique);
      return;
    }
    if (kind != Kind.FILE) {
      throw new DamagedException(
          "is a hard link to \"" + entry.link() + "\", which is no file that came before");
    }
    try {
      tree.makeHardLink(name, existing);
    } catch (FileAlreadyExistsException e) {
      makeWay(name, isUnique);
      tree.makeHardLink(name, existing);
    } catch (UnsupportedOperationException e) {
      throw new DamagedException("is a hard link, which this file system does not have");
    }
    files++;
  }

  private NewTree.Attributes attributes(ArchiveEntry entry) {
    ArchiveEntry.@Nullable Owner owner = entry.owner();
    if (!setsOwner || filter == ExtractionFilter.DATA || owner == null) {
      return NewTree.Attributes.of(entry.modified());
    }
    return new NewTree.Attributes(
        entry.modified(), owner.userName(), owner.user(), owner.groupName(), owner.group());
  }

  /// Waits for what is still being written, and finishes the directories, whose times change as long as
  /// something is put into them.
  Extraction finish() throws IOException {
    workers.await();
    for (Map.Entry<List<String>, ArchiveEntry> directory :
        List.copyOf(directories.entrySet()).reversed()) {
      List<String> name = directory.getKey();
      tree.setAttributes(name, attributes(directory.getValue()));
      tree.setMode(name, Permissions.ofDirectory(filter, directory.getValue().mode()));
    }
    return new Extraction(files, directories.size(), links, budget.written());
  }

  /// Tells whether the archive has an entry for the directory that it is unpacked to.
  boolean hasRoot() {
    return directories.containsKey(List.<String>of());
  }

  /// Returns the permission bits that the archive gives the directory that it is unpacked to, or -1.
  int rootMode() {
    ArchiveEntry root = directories.get(List.<String>of());
    return root == null ? -1 : Permissions.ofDirectory(filter, root.mode());
  }
}
