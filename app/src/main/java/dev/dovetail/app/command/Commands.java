package dev.dovetail.app.command;

import com.google.inject.Injector;
import dev.dovetail.app.catalogue.CatalogueException;
import dev.dovetail.app.desk.DeskBusyException;
import dev.dovetail.app.desk.DeskException;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.persistence.DatabaseBusyException;
import dev.dovetail.persistence.PersistenceException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The command line as a whole: parses, runs, and turns whatever happens into a sentence and an exit code.
public final class Commands {
  private final Injector injector;
  private final GlobalOptions options;
  private final Output output;
  private final Interruption interruption;

  /// Takes what makes the commands.
  @Inject
  Commands(Injector injector, GlobalOptions options, Output output, Interruption interruption) {
    this.injector = injector;
    this.options = options;
    this.output = output;
    this.interruption = interruption;
  }

  /// Runs one command.
  ///
  /// @return the exit code
  public int run(String... arguments) {
    interruption.install();
    int code = ExitCode.ERROR;
    try {
      code = commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    } finally {
      interruption.ended(code);
    }
    return code;
  }

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(RootCommand.class, this::create);
    line.addMixin("global", options);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e));
    return line;
  }

  private <T> T create(Class<T> type) throws Exception {
    return type.getModule().equals(Commands.class.getModule())
        ? injector.getInstance(type)
        : CommandLine.defaultFactory().create(type);
  }

  private int explain(Exception e) {
    return switch (e) {
      case DeskBusyException busy -> fail(ExitCode.BUSY, text(busy), busy);
      case DatabaseBusyException busy ->
          fail(ExitCode.BUSY, "The catalogue is in use by another program; nothing was changed. Try again.", busy);
      case DeskException desk -> fail(ExitCode.ERROR, text(desk), desk);
      case CatalogueException catalogue -> fail(ExitCode.ERROR, text(catalogue), catalogue);
      case OutcomeUnknownException unknown -> fail(ExitCode.UNKNOWN, text(unknown), unknown);
      case CancellationException cancelled ->
          fail(ExitCode.INTERRUPTED, "Interrupted; nothing was added. Run the same command again to resume.", cancelled);
      case FileChangedException changed ->
          fail(ExitCode.ERROR, text(changed) + " Nothing was added; try again when it is quiet.", changed);
      case UncheckedIOException unchecked -> explain(Objects.requireNonNull(unchecked.getCause()));
      case FileSystemException file -> fail(ExitCode.ERROR, explained(file) + " Nothing was changed.", file);
      case IOException io -> fail(ExitCode.ERROR, text(io) + ". Nothing was changed.", io);
      case PersistenceException database -> fail(ExitCode.ERROR, text(database) + " Nothing was changed.", database);
      case InvalidPathException path -> fail(ExitCode.ERROR, unencodable(path), path);
      default -> fail(ExitCode.ERROR, "Internal error, please report it: " + e, e);
    };
  }

  private int fail(int code, String text, Exception e) {
    output.error(code, text, e);
    return code;
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static String explained(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + " is gone.";
      case AccessDeniedException denied -> "No permission for " + denied.getFile() + '.';
      default -> e.getFile() + ": " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()) + '.';
    };
  }

  private static String unencodable(InvalidPathException e) {
    return "\"" + e.getInput() + "\" cannot be a path here (" + e.getReason()
        + "). Start dovetail by its launcher, or set LC_ALL to a UTF-8 locale.";
  }
}
