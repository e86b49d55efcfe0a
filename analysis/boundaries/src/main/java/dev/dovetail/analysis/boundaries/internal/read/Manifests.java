package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.internal.scan.ManifestFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/// Reads manifests.
final class Manifests {
  private static final String NAME = "META-INF/MANIFEST.MF";

  private Manifests() {}

  /// Returns what a container's manifest says; nothing if there is none, or it is damaged, which is a problem.
  static ManifestFacts read(Container container, Problems problems) {
    if (!container.has(NAME)) {
      return ManifestFacts.NONE;
    }
    try {
      Attributes main = new Manifest(new ByteArrayInputStream(container.read(NAME))).getMainAttributes();
      return new ManifestFacts(
          main.getValue("Enable-Native-Access") != null,
          "true".equalsIgnoreCase(main.getValue(Attributes.Name.MULTI_RELEASE)),
          Optional.ofNullable(main.getValue("Automatic-Module-Name")));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(container.locationOf(NAME), "expected a manifest, found a damaged one (" + e.getMessage()
          + "); what it says is not known. Build the jar again.");
      return ManifestFacts.NONE;
    }
  }
}
