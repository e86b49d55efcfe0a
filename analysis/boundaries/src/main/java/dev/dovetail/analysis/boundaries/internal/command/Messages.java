package dev.dovetail.analysis.boundaries.internal.command;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.io.PrintWriter;
import java.util.List;

/// What is no result: goes to the writer for errors, a line each.
final class Messages {
  private final PrintWriter err;

  Messages(PrintWriter err) {
    this.err = err;
  }

  /// Says something, if it is not empty.
  void say(String text) {
    if (!text.isEmpty()) {
      err.println("boundaries: " + Printable.of(text));
    }
  }

  /// Says what could not be read.
  void problems(List<Problem> problems) {
    problems.forEach(problem -> say(problem.location() + ": " + problem.message()));
  }
}
