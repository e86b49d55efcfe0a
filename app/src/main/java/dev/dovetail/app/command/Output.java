package dev.dovetail.app.command;

import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.ProgressBar;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;

/// Where results and messages go: results to standard output, everything else to standard error.
final class Output {
  private final GlobalOptions options;
  private final Interruption interruption;
  private final PrintStream out = stream(FileDescriptor.out);
  private final PrintStream err = stream(FileDescriptor.err);

  @Inject
  Output(GlobalOptions options, Interruption interruption) {
    this.options = options;
    this.interruption = interruption;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// Returns how text results look.
  Style style() {
    return options.outStyle();
  }

  /// Prints a result: as JSON where the user asked for that, else as lines.
  void result(Supplier<JsonObject> json, Supplier<List<String>> lines) {
    if (options.isJson()) {
      out.println(Json.pretty(json.get()));
    } else {
      lines.get().forEach(out::println);
    }
    out.flush();
  }

  /// Says something that is no result.
  void message(String text) {
    if (!options.isQuiet()) {
      err.println(text);
      err.flush();
    }
  }

  /// Says what went wrong, on standard error, and as JSON too where the user asked for that.
  void error(int code, String text, Throwable cause) {
    err.println(options.errStyle().bad("dovetail: ") + Text.safe(text));
    if (options.isVerbose()) {
      cause.printStackTrace(err);
    }
    err.flush();
    if (options.isJson()) {
      out.println(Json.pretty(new JsonObject().put("error", text).put("exit", code)));
      out.flush();
    }
  }

  /// Runs a tool on the two streams.
  ///
  /// @return its exit code
  int run(ToolProvider tool, List<String> arguments) {
    return tool.run(out, err, arguments.toArray(String[]::new));
  }

  /// Returns a progress bar for a long operation, which is also what tells that operation to stop.
  ProgressBar progress() {
    return new ProgressBar(err, options.errStyle(), options.showsProgress(), interruption::isRequested);
  }
}
