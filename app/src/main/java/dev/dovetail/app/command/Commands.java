package dev.dovetail.app.command;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import picocli.CommandLine;

/// The command line as a whole: parses, runs, and turns whatever happens into an exit code.
public final class Commands {
  private final Injector injector;

  /// Takes the injector that makes the commands.
  @Inject
  public Commands(Injector injector) {
    this.injector = injector;
  }

  /// Runs one command.
  ///
  /// @return the exit code
  public int run(String... arguments) {
    return new CommandLine(RootCommand.class, this::create).execute(arguments);
  }

  private <T> T create(Class<T> type) throws Exception {
    return type.getModule().equals(Commands.class.getModule())
        ? injector.getInstance(type)
        : CommandLine.defaultFactory().create(type);
  }
}
