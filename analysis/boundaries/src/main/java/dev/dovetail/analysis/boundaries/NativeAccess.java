package dev.dovetail.analysis.boundaries;

import java.util.List;

/// What a module does with native code.
///
/// @param nativeMethods methods declared `native`, as `Class.method`, sorted
/// @param restrictedCalls restricted methods that are called, as `Class calls java.lang.System.load`, sorted
/// @param isGranted whether its manifest has `Enable-Native-Access`
public record NativeAccess(List<String> nativeMethods, List<String> restrictedCalls, boolean isGranted) {
  /// Says whether the module runs only where native access is enabled for it.
  public boolean isNeeded() {
    return !nativeMethods.isEmpty() || !restrictedCalls.isEmpty();
  }
}
