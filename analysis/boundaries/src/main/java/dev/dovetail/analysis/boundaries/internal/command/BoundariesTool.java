package dev.dovetail.analysis.boundaries.internal.command;

import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
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
      int code = new Invocation(line, out, messages).run();
      if (out.checkError()) {
        messages.say("the result could not be written to its end; is the disk full, or was the pipe closed?");
        return ERROR;
      }
      return code;
    } catch (UsageException e) {
      messages.say(e.getMessage() + ". See boundaries --help.");
      return ERROR;
    } catch (InvalidPathException e) {
      messages.say(Printable.of(e.getInput()) + " is no path here (" + e.getReason()
          + "). Correct it; if it has letters that are not English, set LC_ALL to a UTF-8 locale.");
      return ERROR;
    } catch (IOException e) {
      messages.say(String.valueOf(e.getMessage()));
      return ERROR;
    } catch (OutOfMemoryError e) {
      messages.say("the memory is not enough to look at all of this. Give Java more with -Xmx, or look at less.");
      return ERROR;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
