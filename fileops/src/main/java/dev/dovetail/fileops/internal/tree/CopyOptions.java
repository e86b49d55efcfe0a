package dev.dovetail.fileops.internal.tree;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.CopyFunction;
import dev.dovetail.fileops.Ignore;
import dev.dovetail.fileops.Preserve;
import dev.dovetail.fileops.SymbolicLinks;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a tree is to be copied.
///
/// @param links what is done with symbolic links
/// @param ignore what is left out; null to copy everything
/// @param function how a file is copied; null for the fast way
/// @param preserve what is taken over beside content
/// @param progress advanced by bytes
/// @param threads how many, or [Threads#AUTOMATIC]
/// @param flags what else is wanted
/// @param access the way to take; null for the best
public record CopyOptions(
    SymbolicLinks links,
    @Nullable Ignore ignore,
    @Nullable CopyFunction function,
    Preserve preserve,
    Progress progress,
    int threads,
    Set<Flag> flags,
    @Nullable Access access) {
  /// What `copytree` does unless told otherwise.
  public static final CopyOptions DEFAULT =
      new CopyOptions(
          SymbolicLinks.FOLLOW,
          null,
          null,
          Preserve.METADATA,
          Progress.none(),
          Threads.AUTOMATIC,
          Set.of(Flag.REFLINKS, Flag.HOLES),
          null);

  /// What is said of a file that did not stay as it was.
  public static final String CHANGED = "changed while it was copied; stop what writes to it, then try again";

  /// What may be wanted or not.
  public enum Flag {
    /// Dangling links are left out, not errors.
    IGNORE_DANGLING,
    /// Directories and files may be there already.
    EXISTING,
    /// Names of one file in the source are names of one file in the copy.
    HARD_LINKS,
    /// Blocks may be shared with the source.
    REFLINKS,
    /// What takes no room in the source takes none in the copy.
    HOLES,
    /// A file that changes while it is copied is an error.
    UNCHANGED,
    /// Nothing is written.
    DRY_RUN
  }

  /// Tells whether something is wanted.
  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /// Returns the options with one thing wanted or not.
  public CopyOptions with(Flag flag, boolean isWanted) {
    Set<Flag> changed = EnumSet.noneOf(Flag.class);
    changed.addAll(flags);
    if (isWanted) {
      changed.add(flag);
    } else {
      changed.remove(flag);
    }
    return new CopyOptions(
        links, ignore, function, preserve, progress, threads, Set.copyOf(changed), access);
  }

  /// Returns the options with another progress.
  CopyOptions with(Progress other) {
    return new CopyOptions(links, ignore, function, preserve, other, threads, flags, access);
  }

  /// Returns how many threads work: where a caller's own function copies, just one unless more are asked for.
  int threadCount() {
    return threads == Threads.AUTOMATIC && function != null ? 1 : Threads.of(threads);
  }
}
