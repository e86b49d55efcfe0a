package dev.dovetail.analysis.boundaries.internal.scan;

/// What a manifest says that matters for boundaries.
///
/// @param grantsNativeAccess whether it has `Enable-Native-Access`
/// @param isMultiRelease whether it has `Multi-Release: true`
public record ManifestFacts(boolean grantsNativeAccess, boolean isMultiRelease) {
  /// A manifest that says nothing.
  public static final ManifestFacts NONE = new ManifestFacts(false, false);
}
