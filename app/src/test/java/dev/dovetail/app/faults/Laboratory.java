package dev.dovetail.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Several workplaces at which runs are made at the same time.
final class Laboratory implements AutoCloseable {
  private static final int WORKERS = Integer.getInteger("faults.workers", Runtime.getRuntime().availableProcessors());

  private static final int TOLD = 100; // after so many runs a sign of life

  private final Path templates;
  private final List<Workplace> places = new ArrayList<>();
  private final Map<Scenario, Baseline> baselines = new EnumMap<>(Scenario.class);
  private final Map<Workplace, Map<Scenario, Trace>> traces = new ConcurrentHashMap<>();
  private final Map<Scenario, List<Call>> calls = new EnumMap<>(Scenario.class);
  private final ExecutorService executor = Executors.newFixedThreadPool(WORKERS);
  private int hidden;

  private Laboratory(Path folder) {
    this.templates = folder.resolve("templates");
    for (int i = 1; i <= WORKERS; i++) {
      places.add(new Workplace(folder.resolve("worker-" + i)));
    }
  }

  /// Prepares all scenarios.
  ///
  /// @param folder where; left as it is when the work is done, for whoever wants to look
  static Laboratory open(Path folder) throws Exception {
    Laboratory laboratory = new Laboratory(folder);
    try {
      laboratory.prepare();
      return laboratory;
    } catch (Exception e) {
      laboratory.close();
      throw e;
    }
  }

  private void prepare() throws Exception {
    Workplace.remove(templates);
    all(Stream.of(Scenario.values()).map(scenario -> (Callable<Void>) () -> prepare(scenario)).toList());
    for (Scenario scenario : Scenario.values()) {
      baselines.put(scenario, Baseline.of(scenario, templates, places.getFirst()));
    }
  }

  /// Gets to know the system calls of all scenarios.
  void trace() throws Exception {
    all(places.stream().map(place -> (Callable<Void>) () -> trace(place)).toList());
    Workplace place = places.getFirst();
    for (Scenario scenario : Scenario.values()) {
      Trace one = of(place).get(scenario);
      Trace many = trace(place, scenario, Trial.MANY);
      List<Call> chosen = new ArrayList<>(one.calls().stream().filter(Call::isForeseeable).toList());
      chosen.addAll(many.calls().stream().filter(call -> !call.isForeseeable()).toList());
      calls.put(scenario, chosen);
      hidden += one.hidden();
    }
  }

  /// A workplace as a scenario wants it.
  Workplace place(Scenario scenario) throws IOException, InterruptedException {
    Workplace place = places.getFirst();
    place.reset(templates, scenario);
    return place;
  }

  private Void prepare(Scenario scenario) throws IOException, InterruptedException {
    Path draft = templates.resolve("draft");
    Workplace.prepare(draft, scenario);
    Files.move(draft.resolve(scenario.name()), templates.resolve(scenario.name()));
    return null;
  }

  private Void trace(Workplace place) throws IOException, InterruptedException {
    Map<Scenario, Trace> ofPlace = new EnumMap<>(Scenario.class);
    for (Scenario scenario : Scenario.values()) {
      ofPlace.put(scenario, trace(place, scenario, Trial.ONE));
    }
    traces.put(place, ofPlace);
    return null;
  }

  private Trace trace(Workplace place, Scenario scenario, int processors) throws IOException, InterruptedException {
    place.reset(templates, scenario);
    var run = place.trace(scenario, processors, List.of("-e", "trace=" + String.join(",", Trace.CALLS)));
    if (run.code() != 0) {
      throw new IOException("Traced, " + scenario.title() + " ended with " + run);
    }
    return Trace.read(place.log(), place.folder());
  }

  private Map<Scenario, Trace> of(Workplace place) {
    return traces.getOrDefault(place, Map.of());
  }

  /// What the scenarios are without faults.
  Map<Scenario, Baseline> baselines() {
    return baselines;
  }

  /// The calls of a scenario at which something can go wrong.
  List<Call> calls(Scenario scenario) {
    return calls.getOrDefault(scenario, List.of());
  }

  /// Makes the runs, as many as there is time for.
  Table run(Plan plan, Duration time) throws Exception {
    Table table = new Table();
    Queue<Plan.Item> queue = new ConcurrentLinkedQueue<>(plan.items());
    Instant end = Instant.now().plus(time);
    AtomicInteger number = new AtomicInteger();
    all(
        places.stream()
            .map(
                place ->
                    (Callable<Void>)
                        () -> {
                          for (Plan.Item item = queue.poll();
                              item != null && Instant.now().isBefore(end);
                              item = queue.poll()) {
                            table.add(run(item, place, number.incrementAndGet()));
                          }
                          return null;
                        })
            .toList());
    return table;
  }

  private Verdict run(Plan.Item item, Workplace place, int number) throws IOException, InterruptedException {
    Baseline baseline = Objects.requireNonNull(baselines.get(item.scenario()));
    String opening = number % 2 == 0 ? "list" : "verify";
    place.reset(templates, item.scenario());
    Verdict verdict = Trial.run(item, baseline, place, of(place).get(item.scenario()), opening);
    if (!verdict.violations().isEmpty()) {
      System.out.println("VIOLATION " + verdict);
    }
    if (number % TOLD == 0) {
      System.out.println(number + " runs");
    }
    return verdict;
  }

  private void all(List<? extends Callable<Void>> work) throws Exception {
    for (Future<Void> done : executor.invokeAll(work)) {
      done.get();
    }
  }

  /// How much of what happens can be disturbed.
  String coverage() {
    int known = calls.values().stream().mapToInt(List::size).sum();
    return known + " calls, and " + hidden
        + " more that another thread's call of the same number hides (strace counts each thread's by themselves)";
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
