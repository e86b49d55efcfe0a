package dev.dovetail.analysis.boundaries.internal.command;

import static java.util.stream.Collectors.joining;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.json.Json;
import dev.dovetail.analysis.boundaries.internal.read.Reading;
import dev.dovetail.analysis.boundaries.internal.read.ScopeReader;
import dev.dovetail.analysis.boundaries.internal.rule.Inspection;
import dev.dovetail.analysis.boundaries.internal.text.Printable;
import dev.dovetail.analysis.boundaries.internal.verb.Answer;
import dev.dovetail.analysis.boundaries.internal.verb.Diff;
import dev.dovetail.analysis.boundaries.internal.verb.Link;
import dev.dovetail.analysis.boundaries.internal.verb.NearNames;
import dev.dovetail.analysis.boundaries.internal.verb.Who;
import dev.dovetail.analysis.boundaries.internal.verb.Why;
import dev.dovetail.analysis.boundaries.internal.verb.Without;
import dev.dovetail.analysis.boundaries.internal.view.View;
import dev.dovetail.analysis.boundaries.internal.view.ViewOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One run of the tool.
final class Invocation {
  private static final int ERROR = 2;

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
      case DIFF -> compare();
      default -> ask();
    };
  }

  private int check() throws UsageException, IOException {
    View view = view();
    ViewOptions options = ViewOptions.PLAIN
        .withFocus(line.value(Option.FOCUS))
        .withVerbose(line.has(Option.ALL))
        .withColor(colours())
        .withCounts(!line.has(Option.NO_COUNTS));
    Checking checking = Checking.of(line);
    if (options.focus().isPresent()) {
      requireModule(options.focus().get(), checking.report());
    }
    print(view.show(checking.report(), options));
    messages.problems(checking.report().problems());
    messages.say(misspeltVerb());
    messages.say(checking.message());
    return checking.exitCode();
  }

  private static void requireModule(String name, BoundaryReport report) throws UsageException {
    if (report.module(name).isEmpty()) {
      List<String> near = NearNames.of(name, report.modules().stream().map(ModuleBoundary::name));
      throw new UsageException("--focus: there is no module " + name
          + (near.isEmpty() ? "" : "; there is " + String.join(", ", near)));
    }
  }

  /// The first word is a path if it is no verb; then its user is told that it is not there, and this.
  private String misspeltVerb() {
    String word = line.paths().isEmpty() ? "" : line.paths().getFirst();
    return word.isEmpty() || !word.chars().allMatch(c -> c >= 'a' && c <= 'z') || Files.exists(Path.of(word))
        ? ""
        : word + " is no verb either; these are " + Stream.of(Verb.values()).map(Verb::word).collect(joining(", "))
            + ". See boundaries --help.";
  }

  private int compare() throws UsageException, IOException {
    View view = answerView();
    try (ScopeReader former = new ScopeReader(Scopes.of(line, List.of(line.operands().getFirst())));
        ScopeReader latter = new ScopeReader(Scopes.of(line, List.of(line.operands().getLast())))) {
      Reading before = former.read();
      Reading after = latter.read();
      Diff diff = new Diff(new ModuleGraph(before.modules()), new ModuleGraph(after.modules()));
      Answer answer = diff.answer();
      print(answer, view);
      List<Problem> problems = Stream.of(before.problems(), after.problems(), diff.problems())
          .flatMap(List::stream)
          .sorted()
          .distinct()
          .toList();
      messages.problems(problems);
      return problems.isEmpty() ? answer.exitCode() : ERROR;
    }
  }

  private int ask() throws UsageException, IOException {
    View view = answerView();
    Scope scope = Scopes.of(line);
    try (ScopeReader reader = new ScopeReader(scope)) {
      Reading reading = reader.read();
      Inspection inspection = Inspection.of(scope, reading.modules());
      List<Problem> problems = inspection.problems(reading);
      Answer answer = answer(inspection, line.operands());
      print(answer, view);
      messages.problems(problems);
      return problems.isEmpty() ? answer.exitCode() : ERROR;
    }
  }

  private Answer answer(Inspection inspection, List<String> operands) {
    return switch (line.verb()) {
      case WITHOUT -> operands.size() == 1
          ? new Without(inspection).answer(operands.getFirst())
          : new Without(inspection).answer(operands.getFirst(), operands.getLast());
      case WHY -> new Why(inspection).answer(operands.get(0), operands.get(1));
      case LINK -> new Link(inspection).answer();
      case WHO -> new Who(inspection).answer(operands.getFirst());
      default -> throw new IllegalStateException("not a question: " + line.verb());
    };
  }

  private View answerView() throws UsageException {
    View view = view();
    if (view != View.TEXT && view != View.JSON) {
      throw new UsageException(line.verb().word() + " answers as text or json");
    }
    return view;
  }

  private View view() throws UsageException {
    Optional<String> label = line.value(Option.AS);
    if (line.has(Option.JSON)) {
      if (label.isPresent() && !label.get().equals(View.JSON.label())) {
        throw new UsageException("--json and --as " + label.get() + " do not go together");
      }
      return View.JSON;
    }
    String wanted = label.orElse(View.TEXT.label());
    return View.of(wanted).orElseThrow(() -> new UsageException("--as: there is no format " + wanted));
  }

  private boolean colours() throws UsageException {
    return switch (line.value(Option.COLOR).orElse("never")) {
      case "always" -> true;
      case "never" -> false;
      default -> throw new UsageException("--color is always or never");
    };
  }

  private void print(Answer answer, View view) throws IOException {
    print(view == View.JSON
        ? Json.text(answer.json())
        : answer.text().stream().map(each -> Printable.of(each) + "\n").collect(Collectors.joining()));
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
