package dev.dovetail.analysis.boundaries.internal.view;

import java.util.Optional;

/// How to show a report. Immutable; each `with` method returns a changed copy.
///
/// @param focus the module to show, with its neighbours; without it, all of them
/// @param isVerbose whether text has every module's details and no list is folded
/// @param isColored whether text has colours (ECMA-48)
/// @param showsBase whether pictures have `java.base`, which every module requires
public record ViewOptions(Optional<String> focus, boolean isVerbose, boolean isColored, boolean showsBase) {
  /// Everything, folded, without colours.
  public static final ViewOptions PLAIN = new ViewOptions(Optional.empty(), false, false, false);

  /// Returns these options with a module to focus on, or none.
  public ViewOptions withFocus(Optional<String> module) {
    return new ViewOptions(module, isVerbose, isColored, showsBase);
  }

  /// Returns these options with every detail, or with the most important ones.
  public ViewOptions withVerbose(boolean wanted) {
    return new ViewOptions(focus, wanted, isColored, showsBase);
  }

  /// Returns these options with colours, or without.
  public ViewOptions withColor(boolean wanted) {
    return new ViewOptions(focus, isVerbose, wanted, showsBase);
  }

  /// Returns these options with `java.base` in pictures, or without.
  public ViewOptions withBase(boolean wanted) {
    return new ViewOptions(focus, isVerbose, isColored, wanted);
  }
}
