package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.Durability;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the steps of a committed unit, each of which may have been run before: a step looks for the inode it
/// was prepared for, and finds itself done where that inode already has its new name.
final class StepRunner {
  private final List<Path> kept = new ArrayList<>();
  private final Set<Path> touched = new LinkedHashSet<>();

  /// Runs the steps in order and makes them durable.
  ///
  /// @return the files that were to be removed and were not, since they had changed
  List<Path> run(List<Step> steps) throws IOException {
    for (Step step : steps.subList(afterLastBarrier(steps), steps.size())) {
      switch (step) {
        case Step.MakeDirectory(var directory) -> makeDirectory(directory);
        case Step.Move move -> move(move);
        case Step.Replace replace -> replace(replace);
        case Step.Remove remove -> remove(remove);
        case Step.RemoveEmptyDirectory(var directory) -> removeEmptyDirectory(directory);
        case Step.Overwrite overwrite -> overwrite(overwrite);
        case Step.Barrier(var mark) -> barrier(mark);
      }
    }
    Syncs.directories(touched);
    return List.copyOf(kept);
  }

  /// Returns the steps that have been run already, as far as that leaves a trace, which a removal does not.
  static Set<Step> done(List<Step> steps) throws IOException {
    Set<Step> done = new HashSet<>(steps.subList(0, afterLastBarrier(steps)));
    for (Step step : steps.subList(done.size(), steps.size())) {
      if (step instanceof Step.Barrier) {
        return done; // what comes after it could not have been run, though it may look so
      }
      if (hasRun(step)) {
        done.add(step);
      }
    }
    return done;
  }

  private static boolean hasRun(Step step) throws IOException {
    return switch (step) {
      case Step.Move(var source, var target, long inode) -> hasMoved(source, target, inode);
      case Step.Replace(var source, var target, long inode) -> hasMoved(source, target, inode);
      case Step.Overwrite(var source, var target, long inode, var _) -> hasMoved(source, target, inode);
      case Step.Barrier _, Step.MakeDirectory _, Step.Remove _, Step.RemoveEmptyDirectory _ -> false;
    };
  }

  /// Returns the index of the first step that may have to be run: before it all is done and durable.
  static int afterLastBarrier(List<Step> steps) throws IOException {
    for (int i = steps.size(); i > 0; i--) {
      if (steps.get(i - 1) instanceof Step.Barrier(var mark) && FileStat.find(mark) != null) {
        return i;
      }
    }
    return 0;
  }

  private static boolean hasMoved(Path source, Path target, long inode) throws IOException {
    return is(FileStat.find(target), inode) && !is(FileStat.find(source), inode);
  }

  private void makeDirectory(Path directory) throws IOException {
    touch(directory);
    FileStat stat = FileStat.find(directory);
    if (stat == null || !stat.isDirectory()) {
      Files.createDirectory(directory);
    }
  }

  private void move(Step.Move step) throws IOException {
    touch(step.source());
    touch(step.target());
    FileStat target = FileStat.find(step.target());
    if (is(target, step.inode())) {
      dropSecondName(step.source(), step.inode());
    } else if (target != null) {
      throw new FileAlreadyExistsException(
          step.target().toString(),
          step.source().toString(),
          "is in the way of a committed transaction and will not be overwritten; move it away, then recover");
    } else {
      requireSource(step.source(), step.target(), step.inode());
      rename(step.source(), step.target());
    }
  }

  private void replace(Step.Replace step) throws IOException {
    touch(step.source());
    touch(step.target());
    if (is(FileStat.find(step.target()), step.inode())) {
      dropSecondName(step.source(), step.inode()); // rename(2) does nothing between two names of one file
    } else {
      requireSource(step.source(), step.target(), step.inode());
      Files.move(step.source(), step.target(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void overwrite(Step.Overwrite step) throws IOException {
    FileStat target = FileStat.find(step.target());
    if (target != null && !is(target, step.inode())) {
      requireUnchanged(step, target.stamp());
    }
    replace(new Step.Replace(step.source(), step.target(), step.inode()));
  }

  /// The change time is not compared: a step that moves another name of the same file changes it.
  private static void requireUnchanged(Step.Overwrite step, FileStamp found) throws FileChangedException {
    if (differs(found, step.expected())) {
      throw new FileChangedException(
          step.target(),
          "has changed since a committed transaction was to replace it by " + step.source()
              + ", and will not be overwritten; move it away, then recover");
    }
  }

  static boolean differs(FileStamp found, FileStamp expected) {
    return found.inode() != expected.inode()
        || found.size() != expected.size()
        || found.modifiedNanos() != expected.modifiedNanos();
  }

  private void barrier(Path mark) throws IOException {
    Syncs.directories(touched);
    touched.clear();
    makeDirectory(mark);
    Durability.syncDirectory(Objects.requireNonNull(mark.getParent()));
  }

  private void remove(Step.Remove step) throws IOException {
    touch(step.file());
    FileStat stat = FileStat.find(step.file());
    if (stat == null) {
      return;
    }
    if (step.matches(stat.stamp()) && !stat.isDirectory()) {
      Files.deleteIfExists(step.file());
    } else {
      kept.add(step.file());
    }
  }

  private void removeEmptyDirectory(Path directory) throws IOException {
    touch(directory); // also when it is gone: perhaps by this very step, and not durably yet
    FileStat stat = FileStat.find(directory);
    if (stat == null || !stat.isDirectory()) {
      return;
    }
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      return; // not empty: it stays, as promised
    }
  }

  private static void dropSecondName(Path source, long inode) throws IOException {
    if (is(FileStat.find(source), inode)) {
      Files.delete(source);
    }
  }

  private static void requireSource(Path source, Path target, long inode) throws IOException {
    FileStat stat = FileStat.find(source);
    if (stat == null) {
      throw new NoSuchFileException(
          source.toString(),
          target.toString(),
          "is gone, though a committed transaction was to rename it; put it back, then recover");
    }
    if (!is(stat, inode)) {
      throw new FileChangedException(
          source,
          "is not the file that a committed transaction was to rename to " + target + " (inode " + inode
              + " expected, " + stat.stamp().inode() + " found); put that one back, then recover");
    }
  }

  private static void rename(Path source, Path target) throws IOException {
    if (!Linux.handles(target) || !Linux.renameWithoutReplacing(source, target)) {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE); // that nothing is there was seen just now
    }
  }

  private static boolean is(@Nullable FileStat stat, long inode) {
    return stat != null && stat.stamp().inode() == inode;
  }

  private void touch(Path changed) {
    touched.add(Objects.requireNonNull(changed.getParent()));
  }
}
