package dev.dovetail.fileops;

import java.io.Serial;

/// An extension was to be registered for two formats. This is shutil's `RegistryError`.
public final class RegistryException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the clash.
  ///
  /// @param extension the extension, dot included
  /// @param format the format that has it already
  public RegistryException(String extension, String format) {
    super(extension + " is already registered for \"" + format + "\"; unregister that one first");
  }
}
