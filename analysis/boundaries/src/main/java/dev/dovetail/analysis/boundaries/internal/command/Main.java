package dev.dovetail.analysis.boundaries.internal.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The tool as a program: `java -m dev.dovetail.analysis.boundaries/…Main`, where there is no `dovetail`.
final class Main {
  private Main() {}

  /// Runs the tool and ends the process with its exit code.
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(new BoundariesTool().run(out, err, arguments));
  }
}
