package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.ContentCheck;
import dev.dovetail.fileops.TreeFilter;
import java.util.EnumSet;
import java.util.Set;

/// How two trees are synced.
///
/// @param filter what takes part
/// @param check what tells files apart
/// @param flags what else is wanted
public record SyncOptions(TreeFilter filter, ContentCheck check, Set<Flag> flags) {
  /// Something that is wanted or not.
  public enum Flag {
    /// Delete what is only in the target.
    DELETE,
    /// And what the filter keeps out.
    DELETE_EXCLUDED,
    /// Keep owner and group.
    OWNER,
    /// Keep hard links.
    HARD_LINKS,
    /// Do nothing.
    DRY_RUN
  }

  /// Returns options with or without a flag.
  public SyncOptions with(Flag flag, boolean isSet) {
    Set<Flag> changed = EnumSet.noneOf(Flag.class);
    changed.addAll(flags);
    if (isSet) {
      changed.add(flag);
    } else {
      changed.remove(flag);
    }
    return new SyncOptions(filter, check, changed);
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }
}
