package dev.dovetail.analysis.boundaries.internal.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/// The tool `boundaries`: results go to the first writer, everything else to the second.
///
/// Exit codes: 0 nothing found, or all of it accepted; 1 findings, or stale acceptances; 2 the command line is wrong, or
/// something could not be read.
public final class BoundariesTool implements ToolProvider {
  private static final int ERROR = 2;

  /// Makes the tool; for [java.util.ServiceLoader].
  public BoundariesTool() {}

  @Override
  public String name() {
    return "boundaries";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    Messages messages = new Messages(err);
    try {
      CommandLine line = CommandLine.parse(arguments);
      if (line.has(Option.HELP)) {
        if (line.verb() == Verb.CHECK) {
          Help.write(out);
        } else {
          VerbHelp.write(line.verb(), out);
        }
        return 0;
      }
      return new Invocation(line, out, messages).run();
    } catch (UsageException e) {
      messages.say(e.getMessage() + ". See boundaries --help.");
      return ERROR;
    } catch (IOException e) {
      messages.say(String.valueOf(e.getMessage()));
      return ERROR;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
