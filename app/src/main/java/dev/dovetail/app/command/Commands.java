package dev.dovetail.app.command;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

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
    } catch (OutOfMemoryError e) {
      code = complain(e, "");
    } finally {
      interruption.ended(code);
    }
    return code;
  }

  /// Describes the commands, with their options.
  CommandLine commandLine() {
    CommandLine line = new CommandLine(RootCommand.class, this::create);
    line.addMixin("global", options);
    passOn(Objects.requireNonNull(line.getSubcommands().get("boundaries")));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // a path may begin with @
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.registerConverter(Path.class, Commands::path);
    line.registerConverter(Long.class, text -> number(text, Long::valueOf));
    line.registerConverter(int.class, text -> number(text, Integer::valueOf));
    line.setParameterExceptionHandler((e, words) -> refuse(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> complain(e, command.getCommandName()));
    return line;
  }

  /// The tool's words are not known here; its help follows ours.
  private static void passOn(CommandLine boundaries) {
    boundaries.setUnmatchedOptionsArePositionalParams(true);
    boundaries.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER,
        ours -> boundaries.<BoundariesCommand>getCommand().help());
  }

  /// An empty path would be the current folder, which is not what `add "$UNSET"` is meant to add.
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty");
    }
    return Path.of(text);
  }

  private static <N extends Number> N number(String text, Function<String, N> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  /// Says in a sentence what is wrong with the command line; the whole help would bury it.
  private int refuse(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String text = wrong(e, command) + ". See " + command.qualifiedName() + " --help.";
    output.error(ExitCode.ERROR, text, e);
    return ExitCode.ERROR;
  }

  private static String wrong(ParameterException e, CommandSpec command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(e.getMessage());
    }
    String first = unmatched.getUnmatched().getFirst();
    if (unmatched.isUnknownOption()) {
      return "There is no option " + first;
    }
    return command.parent() == null ? "There is no command " + first : first + " is not expected here";
  }

  private int complain(Throwable e, String command) {
    Complaint complaint = Complaint.of(e, command, options.desk());
    output.error(complaint.code(), complaint.text(), e);
    return complaint.code();
  }

  private <T> T create(Class<T> type) throws Exception {
    return type.getModule().equals(Commands.class.getModule())
        ? injector.getInstance(type)
        : CommandLine.defaultFactory().create(type);
  }
}
