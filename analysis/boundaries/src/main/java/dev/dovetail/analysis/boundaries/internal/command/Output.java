package dev.dovetail.analysis.boundaries.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
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
      direct(target, text);
      return;
    }
    Path draft = draft(folder, target);
    try {
      Files.delete(draft);
      Files.writeString(draft, text, UTF_8); // created anew, with the access rights that the user gives to new files
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path draft(Path folder, Path target) throws IOException {
    try {
      return Files.createTempFile(folder, "." + target.getFileName(), ".part");
    } catch (AccessDeniedException e) {
      throw new IOException(folder + ": permission denied; choose a folder that you may write to", e);
    }
  }

  /// A device or a pipe cannot be replaced.
  private static void direct(Path target, String text) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder; name a file");
    }
    try {
      Files.writeString(target, text, UTF_8);
    } catch (IOException e) {
      throw new IOException(target + " cannot be written: " + e.getMessage(), e);
    }
  }
}
