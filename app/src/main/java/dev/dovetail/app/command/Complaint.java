package dev.dovetail.app.command;

import dev.dovetail.app.catalogue.CatalogueException;
import dev.dovetail.app.desk.DeskBusyException;
import dev.dovetail.app.desk.DeskException;
import dev.dovetail.app.json.JsonException;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.persistence.DatabaseBusyException;
import dev.dovetail.persistence.DatabaseFullException;
import dev.dovetail.persistence.DatabaseReadOnlyException;
import dev.dovetail.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// What went wrong, for people: a sentence that says what, where and what to do, and the exit code that goes with it.
///
/// @param code the process's exit code, one of [ExitCode]
/// @param text one or more sentences; what came from outside in them is not yet made safe for a terminal
record Complaint(int code, String text) {
  private static final String UNCHANGED = " Nothing was changed.";
  private static final String MAKE_ROOM = " Nothing was added; make room and run the same command again to resume.";

  /// Explains a failure.
  ///
  /// @param command the name of the command that failed
  /// @param desk the desk it worked on
  static Complaint of(Throwable failure, String command, Path desk) {
    return switch (failure) {
      case DeskBusyException busy -> new Complaint(ExitCode.BUSY, text(busy));
      case DatabaseBusyException _ ->
          new Complaint(ExitCode.BUSY, "The catalogue is in use by another program; nothing was changed. Try again.");
      case OutcomeUnknownException unknown -> new Complaint(ExitCode.UNKNOWN, text(unknown));
      case CancellationException _ -> new Complaint(ExitCode.INTERRUPTED, interrupted(command));
      case UncheckedIOException unchecked -> of(Objects.requireNonNull(unchecked.getCause()), command, desk);
      default -> new Complaint(ExitCode.ERROR, error(failure, desk));
    };
  }

  private static String error(Throwable failure, Path desk) {
    return switch (failure) {
      case DeskException e -> text(e);
      case CatalogueException e -> text(e);
      case FileChangedException e -> text(e) + ". Nothing was added.";
      case FileSystemException e when isFull(e.getReason()) -> "No space left for " + e.getFile() + '.' + MAKE_ROOM;
      case FileSystemException e -> explained(e) + UNCHANGED;
      case IOException e when isFull(e.getMessage()) -> "No space left for the desk " + desk + '.' + MAKE_ROOM;
      case IOException e -> text(e) + '.' + UNCHANGED;
      case DatabaseFullException _ -> "No space left for the catalogue of the desk " + desk + '.' + MAKE_ROOM;
      case DatabaseReadOnlyException _ ->
          "The catalogue of the desk " + desk + " cannot be written." + UNCHANGED + " Give yourself permission, or mount"
              + " its file system for writing.";
      case PersistenceException e -> damaged(e, desk);
      case JsonException e -> damaged(e, desk);
      case InvalidPathException e -> unencodable(e);
      case OutOfMemoryError _ ->
          "Not enough memory." + UNCHANGED + " Give it more, such as DOVETAIL_JAVA_OPTIONS=-Xmx1g, and try again.";
      default -> "Internal error, please report it: " + failure;
    };
  }

  private static String text(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  private static String interrupted(String command) {
    return command.equals("add")
        ? "Interrupted; nothing was added. Run the same command again to resume."
        : "Interrupted; nothing was changed.";
  }

  /// The operating system's words for a full disk and a used-up quota, as far as they are English.
  private static boolean isFull(@Nullable String reason) {
    String words = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    return words.contains("no space left") || words.contains("quota exceeded");
  }

  private static String explained(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + " is gone.";
      case AccessDeniedException denied -> "No permission for " + denied.getFile() + '.';
      case FileAlreadyExistsException present -> present.getFile() + " is in the way.";
      case NotDirectoryException file -> file.getFile() + " is not a folder.";
      case DirectoryNotEmptyException folder -> folder.getFile() + " is not empty.";
      default -> e.getFile() + ": " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()) + '.';
    };
  }

  /// The statement that failed is in the message's further lines, and of use to developers only.
  private static String damaged(Exception e, Path desk) {
    return "The catalogue of the desk " + desk + " cannot be used: " + text(e).lines().findFirst().orElse("") + '.'
        + UNCHANGED + " If dovetail verify reports it as damaged, put back a copy; the files under imports/ are not"
        + " affected.";
  }

  private static String unencodable(InvalidPathException e) {
    return '"' + e.getInput() + "\" cannot be a path here (" + e.getReason()
        + "). Start dovetail by its launcher, or set LC_ALL to a UTF-8 locale.";
  }
}
