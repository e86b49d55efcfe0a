package dev.dovetail.app.command;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dovetail boundaries`: hands its words to the tool of that name, which is a service that this module does not name.
@Command(
    name = "boundaries",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    customSynopsis = "dovetail boundaries [VERB] [OPTIONS] [PATH...]",
    description = {
      "Shows what the modules of a Java application let through, to whom, and who uses it.",
      "Other words and options, --json among them, go to the tool boundaries:"
    })
final class BoundariesCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Output output;
  private final Interruption interruption;

  @Parameters(paramLabel = "VERB, OPTIONS, PATH", arity = "0..*", description = "What to ask, and of what; see below.")
  private List<String> words = new ArrayList<>();

  @Inject
  BoundariesCommand(GlobalOptions options, Output output, Interruption interruption) {
    this.options = options;
    this.output = output;
    this.interruption = interruption;
  }

  /// Returns what the tool says of itself, or of the verb that was given; nothing if its module is not there.
  String help() {
    String[] question = Stream.concat(words.stream().limit(1), Stream.of("--help")).toArray(String[]::new);
    StringWriter help = new StringWriter();
    try (PrintWriter writer = new PrintWriter(help)) {
      tool().ifPresent(tool -> tool.run(writer, writer, question));
    }
    return "\n" + help;
  }

  private static Optional<ToolProvider> tool() {
    return ToolProvider.findFirst("boundaries");
  }

  @Override
  public Integer call() {
    Optional<ToolProvider> tool = tool();
    if (tool.isEmpty()) {
      output.message("dovetail: boundaries is not in this runtime; add dev.dovetail.analysis.boundaries to its modules.");
      return ExitCode.ERROR;
    }
    if (options.isJson()) {
      words.addFirst("--json");
    }
    if (options.isVerbose()) {
      words.addFirst("--all");
    }
    if (options.colours()) {
      words.addFirst("--color=always");
    }
    interruption.uninstall();
    return output.run(tool.get(), words);
  }
}
