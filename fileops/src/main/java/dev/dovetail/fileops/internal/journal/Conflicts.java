package dev.dovetail.fileops.internal.journal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds steps of one unit that get into each other's way: after some of them were run, a repeated step could
/// not tell any more whether it was done.
///
/// A path may be the source of one step and, later, the target of another. Everything else that is the same
/// path twice, or one path inside another that is moved first or put there, is refused.
final class Conflicts {
  private final Map<Path, Integer> sources = new HashMap<>();
  private final Map<Path, Integer> targets = new HashMap<>();
  private final Set<Path> emptied = new HashSet<>();

  private Conflicts() {}

  /// Checks all steps of a unit.
  ///
  /// @throws IllegalStateException naming two paths, if steps conflict
  static void check(List<Step> steps) {
    Conflicts conflicts = new Conflicts();
    for (int i = 0; i < steps.size(); i++) {
      conflicts.collect(steps.get(i), i);
    }
    for (int i = 0; i < steps.size(); i++) {
      conflicts.check(steps.get(i), i);
    }
  }

  private void collect(Step step, int index) {
    switch (step) {
      case Step.Move(var source, var target, long _) -> collect(source, target, index);
      case Step.Replace(var source, var target, long _) -> collect(source, target, index);
      case Step.RemoveEmptyDirectory(var directory) -> emptied.add(directory);
      case Step.Remove _, Step.MakeDirectory _, Step.Overwrite _, Step.Barrier _ -> {}
    }
  }

  private void collect(Path source, Path target, int index) {
    if (sources.putIfAbsent(source, index) != null) {
      throw conflict(source, source);
    }
    if (targets.putIfAbsent(target, index) != null) {
      throw conflict(target, target);
    }
  }

  private void check(Step step, int index) {
    switch (step) {
      case Step.Move(var source, var target, long _) -> checkRename(source, target, index);
      case Step.Replace(var source, var target, long _) -> checkRename(source, target, index);
      case Step.Remove(var file, var _, boolean _) -> checkTaken(file, index);
      case Step.RemoveEmptyDirectory(var directory) -> refuseIfIn(directory, targets.keySet(), directory);
      case Step.MakeDirectory _, Step.Overwrite _, Step.Barrier _ -> {}
    }
  }

  private void checkRename(Path source, Path target, int index) {
    checkTaken(source, index);
    refuseIfIn(target.getParent(), targets.keySet(), target);
    refuseIfIn(target.getParent(), sources.keySet(), target);
    refuseIfIn(target.getParent(), emptied, target);
    if (source.equals(target) || sources.getOrDefault(target, -1) > index) {
      throw conflict(target, target);
    }
  }

  /// Checks a path that a step takes away.
  private void checkTaken(Path path, int index) {
    for (Path p = path; p != null; p = p.getParent()) {
      if (sources.getOrDefault(p, index) < index) {
        throw conflict(path, p);
      }
      Integer arrival = targets.get(p);
      boolean isVacatedFirst = arrival != null && p.equals(path) && sources.containsKey(p) && arrival > index;
      if (arrival != null && !isVacatedFirst) {
        throw conflict(path, p);
      }
    }
  }

  private static void refuseIfIn(@Nullable Path start, Set<Path> set, Path path) {
    for (Path p = start; p != null; p = p.getParent()) {
      if (set.contains(p)) {
        throw conflict(path, p);
      }
    }
  }

  private static IllegalStateException conflict(Path path, Path other) {
    return new IllegalStateException(
        path + ": steps of one transaction get into each other's way here"
            + (path.equals(other) ? "" : ", by what another step does to " + other)
            + "; stage what belongs together in one directory and move that, or use two transactions");
  }
}
