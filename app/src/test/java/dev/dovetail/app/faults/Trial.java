package dev.dovetail.app.faults;

import dev.dovetail.app.walls.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One run with one fault, and everything that has to be so afterwards.
final class Trial {
  private static final Pattern RESUMED = Pattern.compile("\"resumed\" : (\\d+)");
  private static final int UNKNOWN = 3;

  /// Processors of a JVM in which one thread reads all files, so that they come in the same order each time.
  static final int ONE = 1;

  /// Processors of a JVM in which each file is read by a thread of its own, so that none of these has made as many calls
  /// as the thread that commits.
  static final int MANY = 16;

  private final Scenario scenario;
  private final Fault fault;
  private final Baseline baseline;
  private final Workplace place;
  private final List<String> violations = new ArrayList<>();
  private String output = "";

  private Trial(Scenario scenario, Fault fault, Baseline baseline, Workplace place) {
    this.scenario = scenario;
    this.fault = fault;
    this.baseline = baseline;
    this.place = place;
  }

  /// Runs the scenario's command with the fault, opens the desk again, and runs the command once more.
  ///
  /// @param place as it is before the command
  /// @param trace of this workplace; tells what names that differ from workplace to workplace are in this one. Null if the
  ///     fault is not at a call
  /// @param opening the command that opens the desk again
  static Verdict run(Plan.Item item, Baseline baseline, Workplace place, @Nullable Trace trace, String opening)
      throws IOException, InterruptedException {
    return new Trial(item.scenario(), item.fault(), baseline, place).run(trace, opening);
  }

  private Verdict run(@Nullable Trace trace, String opening) throws IOException, InterruptedException {
    boolean wasHit;
    int exit;
    switch (fault) {
      case Fault.KillAfter killAfter -> {
        exit = place.runFor(scenario, killAfter);
        wasHit = exit == Workplace.KILLED;
      }
      case Fault.AtCall atCall -> {
        exit = inject(atCall, Objects.requireNonNull(trace));
        wasHit = wasHit(atCall, exit);
      }
    }
    boolean wasPending = new Inspection(place.folder()).pending() > 0;
    State found = reopen(opening);
    boolean isDone = judge(found, exit);
    Optional<Long> resumed = isDone ? Optional.empty() : repeat();
    if (isDone) {
      repeatWhatIsDone(found);
    }
    if (!violations.isEmpty() && !output.isBlank()) {
      violations.add("it said: " + output.strip());
    }
    return new Verdict(scenario, fault, wasHit, exit, isDone, wasPending, resumed, List.copyOf(violations));
  }

  private int inject(Fault.AtCall atCall, Trace trace) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(atCall.straceOptions());
    if (atCall.call().isForeseeable()) {
      options.addAll(List.of("-P", trace.absolute(atCall.call())));
    }
    Run run = place.trace(scenario, processors(atCall.call()), options);
    output = run.output();
    return run.code();
  }

  private static int processors(Call call) {
    return call.isForeseeable() ? ONE : MANY;
  }

  private boolean wasHit(Fault.AtCall atCall, int exit) throws IOException {
    String log = Files.readString(place.log());
    boolean isRight = atCall.call().isForeseeable() || log.lines().anyMatch(Trial::isAboutJournalAndDisturbed);
    return isRight && (atCall.kind().isError() ? log.contains("(INJECTED)") : exit == Workplace.KILLED);
  }

  private static boolean isAboutJournalAndDisturbed(String line) {
    return line.contains(".journal")
        && line.contains("/journal/")
        && (line.contains("(INJECTED)") || line.contains(") = ?") || line.contains("<unfinished"));
  }

  private State reopen(String opening) throws IOException, InterruptedException {
    Run run = place.dovetail(opening);
    boolean hasDesk = Files.exists(place.folder().resolve("desk/catalogue.sqlite"));
    if (run.code() != (hasDesk ? 0 : 2)) {
      violations.add(opening + " ends with " + run);
    }
    return look("after opening again");
  }

  private State look(String when) throws IOException {
    Inspection inspection = new Inspection(place.folder());
    State state = inspection.look();
    inspection.violations().forEach(violation -> violations.add(when + ": " + violation));
    requireSources(state, when);
    return state;
  }

  private void requireSources(State state, String when) {
    Set<String> kept = new HashSet<>(state.bags().values());
    for (Map.Entry<String, String> source : baseline.before().sources().entrySet()) {
      String now = state.sources().get(source.getKey());
      boolean mayBeGone = scenario == Scenario.MOVE && now == null && kept.contains(source.getValue());
      if (!source.getValue().equals(now) && !mayBeGone) {
        violations.add(when + ": source " + source.getKey() + " is lost");
      }
    }
  }

  /// Tells whether it was done, after making sure that it was done or not done, and that the command said so.
  private boolean judge(State found, int exit) throws IOException {
    boolean isDone = found.equals(baseline.after());
    if (!isDone && !found.equals(baseline.before())) {
      violations.add("neither done nor undone: " + found.difference(baseline.after()));
    }
    if (isDone && !new Inspection(place.folder()).leftovers().isEmpty()) {
      violations.add("done, but not tidied up: " + new Inspection(place.folder()).leftovers());
    }
    boolean isAllowed =
        switch (exit) {
          case 0, 1 -> isDone;
          case 2 -> !isDone;
          case UNKNOWN -> true;
          case Workplace.KILLED -> !fault.kind().isError();
          default -> false;
        };
    if (!isAllowed) {
      violations.add("exit code " + exit + ", but it was " + (isDone ? "done" : "not done"));
    }
    return isDone;
  }

  private Optional<Long> repeat() throws IOException, InterruptedException {
    Run run = place.run(scenario);
    if (run.code() != 0) {
      violations.add("once more ends with " + run);
    }
    State state = look("after running once more");
    if (!state.equals(baseline.after())) {
      violations.add("after running once more it is not as it should be: " + state.difference(baseline.after()));
    }
    if (!new Inspection(place.folder()).leftovers().isEmpty()) {
      violations.add("after running once more there is left: " + new Inspection(place.folder()).leftovers());
    }
    Matcher matcher = RESUMED.matcher(run.output());
    long resumed = matcher.find() ? Long.parseLong(matcher.group(1)) : 0L;
    if (resumed > 0 && isFailedFlush()) {
      violations.add("what could not be flushed was resumed");
    }
    return Optional.of(resumed);
  }

  private boolean isFailedFlush() {
    return fault instanceof Fault.AtCall(Call call, Fault.Kind kind) && kind.isError() && call.name().equals("syncfs");
  }

  private void repeatWhatIsDone(State found) throws IOException, InterruptedException {
    Run run = place.run(scenario);
    State state = look("after doing it again");
    if (run.code() != (scenario.addsAgain() ? 0 : 2)) {
      violations.add("doing it again ends with " + run);
    }
    if (!scenario.addsAgain() && !state.equals(found)) {
      violations.add("doing it again changed " + state.difference(found));
    }
    if (scenario.addsAgain() && !(state.bags().size() > found.bags().size())) {
      violations.add("doing it again added nothing");
    }
  }
}
