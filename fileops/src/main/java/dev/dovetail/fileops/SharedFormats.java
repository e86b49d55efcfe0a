package dev.dovetail.fileops;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The formats that [Shutil] knows, which can be changed for the whole process as in shutil. The one place of
/// this module with a state that all share; nothing but [Shutil] reads it.
final class SharedFormats {
  private static final AtomicReference<@Nullable ArchiveFormats> FORMATS = new AtomicReference<>();

  private SharedFormats() {}

  /// Returns the formats there are now.
  static ArchiveFormats get() {
    ArchiveFormats formats = FORMATS.get();
    return formats == null ? ArchiveFormats.installed() : formats;
  }

  /// Registers or removes something.
  static synchronized void change(UnaryOperator<ArchiveFormats> change) {
    FORMATS.set(change.apply(get()));
  }
}
