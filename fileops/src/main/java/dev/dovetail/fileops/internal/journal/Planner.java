package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Turns what a transaction was asked to do into steps that are known to be possible as things stand.
public final class Planner {
  private final List<Step> plan = new ArrayList<>();
  private final List<Path> kept = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();
  private final Set<Path> vacated = new HashSet<>();
  private final Set<Path> made = new HashSet<>();
  private final Set<Path> writable = new HashSet<>();
  private final Map<Long, Integer> links = new HashMap<>();

  /// Plans the steps.
  ///
  /// @param wanted steps that are not prepared
  /// @throws IllegalStateException if steps conflict with each other
  /// @throws IOException if a step is impossible
  public Planner(List<Step> wanted) throws IOException {
    Conflicts.check(wanted);
    for (Step step : wanted) {
      countLinks(step);
    }
    for (Step step : wanted) {
      switch (step) {
        case Step.Move(var source, var target, long _) -> planMove(source, target);
        case Step.Replace(var source, var target, long _) -> planReplace(source, target);
        case Step.Remove remove -> planRemove(remove);
        case Step.RemoveEmptyDirectory _, Step.MakeDirectory _, Step.Overwrite _, Step.Barrier _ ->
            plan.add(step);
      }
    }
  }

  /// Returns the steps to be journaled.
  public List<Step> plan() {
    return plan;
  }

  /// Returns the files that will not be removed, since they have changed already.
  public List<Path> kept() {
    return kept;
  }

  /// Returns the files and directories whose content has to be durable before the decision.
  public List<Path> sources() {
    return sources;
  }

  private void planMove(Path source, Path target) throws IOException {
    FileStat stat = requireSource(source, target);
    if (!vacated.contains(target) && FileStat.find(target) != null) {
      throw new FileAlreadyExistsException(
          target.toString(),
          source.toString(),
          "will not be overwritten; choose another name or move it away first");
    }
    if (stat.isDirectory() && !parent(source).equals(parent(target))) {
      requireWritable(source); // its entry ".." changes: rename(2)
    }
    planParents(source, target, stat);
    plan.add(new Step.Move(source, target, stat.stamp().inode()));
    vacated.add(source);
  }

  private void planReplace(Path source, Path target) throws IOException {
    FileStat stat = requireSource(source, target);
    if (stat.isDirectory()) {
      throw new NotRegularFileException(source, stat.kind());
    }
    FileStat old = vacated.contains(target) ? null : FileStat.find(target);
    if (old != null && old.isDirectory()) {
      throw new NotRegularFileException(target, old.kind());
    }
    planParents(source, target, stat);
    plan.add(new Step.Replace(source, target, stat.stamp().inode()));
    vacated.add(source);
  }

  private void planRemove(Step.Remove step) throws IOException {
    FileStat stat = FileStat.find(step.file());
    if (stat == null) {
      return; // it is gone, as wanted
    }
    FileStamp expected = step.expected();
    if (stat.isDirectory() || !stat.stamp().equals(expected)) {
      kept.add(step.file());
      return;
    }
    requireWritable(parent(step.file()));
    plan.add(new Step.Remove(step.file(), expected, links.getOrDefault(expected.inode(), 0) < 2));
  }

  private FileStat requireSource(Path source, Path target) throws IOException {
    FileStat stat = FileStat.find(source);
    if (stat == null) {
      throw new NoSuchFileException(
          source.toString(), target.toString(), "is not there to be renamed; stage it first");
    }
    requireWritable(parent(source));
    sources.add(source);
    return stat;
  }

  /// Plans the directories that the target needs, and makes sure that a rename can reach it.
  private void planParents(Path source, Path target, FileStat stat) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path directory = parent(target);
    FileStat found = FileStat.find(directory);
    while (found == null) {
      missing.push(directory);
      directory = parent(directory);
      found = FileStat.find(directory);
    }
    if (!found.isDirectory()) {
      throw new NotDirectoryException(directory.toString());
    }
    if (found.stamp().device() != stat.stamp().device() || Linux.areOnDifferentMounts(source, directory)) {
      throw new AtomicMoveNotSupportedException(
          source.toString(),
          target.toString(),
          "is on another file system or mount; stage it on the target's");
    }
    requireWritable(directory);
    for (Path path : missing) {
      if (made.add(path)) {
        plan.add(new Step.MakeDirectory(path));
      }
    }
  }

  private void requireWritable(Path directory) throws AccessDeniedException {
    if (!writable.contains(directory)) {
      if (!Files.isWritable(directory)) {
        throw new AccessDeniedException(
            directory.toString(),
            null,
            "its entries cannot be changed by this user, or its file system is read-only");
      }
      writable.add(directory);
    }
  }

  private void countLinks(Step step) throws IOException {
    switch (step) {
      case Step.Move(var source, var _, long _) -> countLink(source);
      case Step.Replace(var source, var target, long _) -> {
        countLink(source);
        countLink(target);
      }
      case Step.Remove(var file, var _, boolean _) -> countLink(file);
      case Step.RemoveEmptyDirectory _, Step.MakeDirectory _, Step.Overwrite _, Step.Barrier _ -> {}
    }
  }

  private void countLink(Path file) throws IOException {
    FileStat stat = FileStat.find(file);
    if (stat != null) {
      links.merge(stat.stamp().inode(), 1, Integer::sum);
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent(), "the root exists and is a directory");
  }
}
