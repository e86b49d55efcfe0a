package dev.dovetail.analysis.boundaries.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files whole or not at all.
final class Output {
  private Output() {}

  /// Writes a text in place of a file, keeping the former one until the new one is whole.
  ///
  /// @throws IOException if it cannot be written; the message names the file
  static void write(Path file, String text) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(file + ": its folder is not there; make it first");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.writeString(target, text, UTF_8); // a device or a pipe cannot be replaced
      return;
    }
    Path draft = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      Files.delete(draft);
      Files.writeString(draft, text, UTF_8); // created anew, with the access rights that the user gives to new files
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
