package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.json.Json;
import dev.dovetail.analysis.boundaries.internal.read.ScopeReader;
import dev.dovetail.analysis.boundaries.internal.rule.Inspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/// Asks a verb about a scope, as the tool does.
final class Asking {
  private Asking() {}

  /// Returns the exit code and the text, a line each; the answer's JSON can be written too.
  static String text(Scope scope, Function<Inspection, Answer> question) {
    Answer answer = answer(scope, question);
    return answer.exitCode() + "\n" + String.join("\n", answer.text()) + "\n";
  }

  static Answer answer(Scope scope, Function<Inspection, Answer> question) {
    try (ScopeReader reader = new ScopeReader(scope)) {
      ModuleGraph graph = new ModuleGraph(reader.read().modules());
      Answer answer = question.apply(new Inspection(scope, graph, new References(graph)));
      Json.text(answer.json());
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
