package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says in words why something could not be read.
final class Reasons {
  private Reasons() {}

  static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "it is not there";
      case NotDirectoryException file -> "it is no folder";
      default -> {
        String message = e.getMessage();
        yield message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
      }
    };
  }
}
