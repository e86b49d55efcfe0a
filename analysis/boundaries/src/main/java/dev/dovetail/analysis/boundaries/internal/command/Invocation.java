package dev.dovetail.analysis.boundaries.internal.command;

import dev.dovetail.analysis.boundaries.internal.view.TextView;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;

/// One run of the tool.
final class Invocation {
  private final CommandLine line;
  private final PrintWriter out;
  private final Messages messages;

  Invocation(CommandLine line, PrintWriter out, Messages messages) {
    this.line = line;
    this.out = out;
    this.messages = messages;
  }

  int run() throws UsageException, IOException {
    return switch (line.verb()) {
      case CHECK -> check();
      default -> throw new UsageException("not yet");
    };
  }

  private int check() throws UsageException, IOException {
    Checking checking = Checking.of(line);
    StringWriter text = new StringWriter();
    TextView.write(checking.report(), new PrintWriter(text));
    print(text.toString());
    messages.problems(checking.report().problems());
    messages.say(checking.message());
    return checking.exitCode();
  }

  private void print(String text) throws IOException {
    Optional<String> file = line.value(Option.OUTPUT);
    if (file.isPresent()) {
      Output.write(Path.of(file.get()), text);
    } else {
      out.print(text);
    }
  }
}
