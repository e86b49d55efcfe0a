package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.ModuleBoundary;
import java.util.Optional;

/// How to show a report. Immutable; each `with` method returns a changed copy.
///
/// @param focus the module to show, with its neighbours; without it, all of them
/// @param isVerbose whether text has every module's details and no list is folded, and pictures have
///     `java.base`, which every module requires, and what libraries require
/// @param isColored whether text has colours (ECMA-48)
/// @param hasCounts whether pictures have counts of classes and references, which change with every commit
public record ViewOptions(Optional<String> focus, boolean isVerbose, boolean isColored, boolean hasCounts) {
  /// Everything, folded, with counts, without colours.
  public static final ViewOptions PLAIN = new ViewOptions(Optional.empty(), false, false, true);

  /// Says whether a module is to be shown with all that is known of it: the one in focus, or those that are
  /// checked.
  boolean isDetailed(ModuleBoundary module) {
    return focus.map(module.name()::equals).orElse(module.isChecked());
  }

  /// Returns these options with a module to focus on, or none.
  public ViewOptions withFocus(Optional<String> module) {
    return new ViewOptions(module, isVerbose, isColored, hasCounts);
  }

  /// Returns these options with every detail, or with the most important ones.
  public ViewOptions withVerbose(boolean wanted) {
    return new ViewOptions(focus, wanted, isColored, hasCounts);
  }

  /// Returns these options with colours, or without.
  public ViewOptions withColor(boolean wanted) {
    return new ViewOptions(focus, isVerbose, wanted, hasCounts);
  }

  /// Returns these options with counts in pictures, or without.
  public ViewOptions withCounts(boolean wanted) {
    return new ViewOptions(focus, isVerbose, isColored, wanted);
  }
}
