package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.journal.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The steps that bring about what a transaction's view shows.
///
/// Mostly each thing is renamed, or removed, in one step, and no step needs another one to have been run.
/// What gets into each other's way (two files that change places, a file that leaves a directory that goes
/// too) first goes to the workspace, the deepest first; then, after a [barrier][Step.Barrier], everything
/// comes to its place, directories first. So on each side of the barrier every path is named once as a source
/// and once as a target, and a step that is repeated finds itself done.
public final class CommitPlan {
  private static final Comparator<Path> DEPTH = Comparator.comparingInt(Path::getNameCount);

  private final NetEffect effect;
  private final Staging staging;
  private final Set<Path> aboveLeaving = new HashSet<>();
  private final Set<Path> atOrAboveTargets = new HashSet<>();
  private final Map<Path, Path> goesTo = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();

  private CommitPlan(NetEffect effect, Staging staging) {
    this.effect = effect;
    this.staging = staging;
    effect.arrivals().forEach((target, source) -> goesTo.put(source, target));
    effect.leaving().forEach(path -> addParents(path, aboveLeaving));
    for (Path target : effect.arrivals().keySet()) {
      atOrAboveTargets.add(target);
      addParents(target, atOrAboveTargets);
    }
  }

  /// Plans what has to be done to a root.
  ///
  /// @return the steps; none if there is nothing to do
  /// @throws IOException if the root is not any more what the transaction saw, or a step is impossible
  public static List<Step> of(View view) throws IOException {
    NetEffect effect = NetEffect.of(view);
    new Feasibility(view).check(effect);
    return new CommitPlan(effect, view.staging()).plan();
  }

  private List<Step> plan() throws IOException {
    List<Path> detached = effect.leaving().stream().filter(path -> !isSimple(path)).toList();
    Map<Path, Path> aside = new HashMap<>();
    for (Path path : detached.stream().sorted(DEPTH.reversed()).toList()) {
      Path place = staging.free("out-");
      aside.put(path, place);
      steps.add(new Step.Move(path, place, inode(path)));
    }
    if (!detached.isEmpty()) {
      steps.add(new Step.Barrier(staging.free("detached-")));
    }
    for (Path path : effect.leaving()) {
      if (!aside.containsKey(path) && !goesTo.containsKey(path)) {
        remove(path);
      }
    }
    for (var arrival : effect.arrivals().entrySet().stream().sorted(Map.Entry.comparingByKey(DEPTH))
        .toList()) {
      Path place = aside.get(arrival.getValue());
      arrive(arrival.getValue(), place == null ? arrival.getValue() : place, arrival.getKey());
    }
    return steps;
  }

  private void remove(Path path) throws IOException {
    FileStat stat = FileStat.of(path);
    if (stat.isDirectory()) {
      steps.add(new Step.Move(path, staging.free("out-"), stat.stamp().inode()));
    } else {
      steps.add(new Step.Remove(path, stat.stamp(), stat.links() < 2));
    }
  }

  /// @param source where the thing is before any step is run
  /// @param place where it is when this step is run
  private void arrive(Path source, Path place, Path target) throws IOException {
    FileStat old = effect.overwritten().get(target);
    steps.add(
        old == null
            ? new Step.Move(place, target, inode(source))
            : new Step.Overwrite(place, target, inode(source), old.stamp()));
  }

  /// Tells whether a thing can leave at any time.
  private boolean isSimple(Path path) {
    Path target = goesTo.get(path);
    return !aboveLeaving.contains(path)
        && !atOrAboveTargets.contains(path)
        && !isBelowLeaving(path)
        && (target == null || (!effect.leaving().contains(target) && !isBelowLeaving(target)));
  }

  private boolean isBelowLeaving(Path path) {
    for (Path p = path.getParent(); p != null; p = p.getParent()) {
      if (effect.leaving().contains(p)) {
        return true;
      }
    }
    return false;
  }

  private static void addParents(Path path, Set<Path> set) {
    for (Path p = path.getParent(); p != null && set.add(p); p = p.getParent()) {
      // all of them, or those that are not there yet
    }
  }

  private static long inode(Path path) throws IOException {
    return FileStat.of(path).stamp().inode();
  }
}
