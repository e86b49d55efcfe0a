package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.Optional;

/// What a manifest says that matters for boundaries.
///
/// @param grantsNativeAccess whether it has `Enable-Native-Access`
/// @param isMultiRelease whether it has `Multi-Release: true`
/// @param automaticName its `Automatic-Module-Name`
public record ManifestFacts(boolean grantsNativeAccess, boolean isMultiRelease, Optional<String> automaticName) {
  /// A manifest that says nothing.
  public static final ManifestFacts NONE = new ManifestFacts(false, false);

  /// A manifest that names no module.
  public ManifestFacts(boolean grantsNativeAccess, boolean isMultiRelease) {
    this(grantsNativeAccess, isMultiRelease, Optional.empty());
  }
}
