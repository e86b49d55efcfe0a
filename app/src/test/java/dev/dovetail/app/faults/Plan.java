package dev.dovetail.app.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which runs are to be made. Scenarios alternate.
///
/// @param items the runs, in the order in which they are to be begun
record Plan(List<Plan.Item> items) {
  /// One run.
  record Item(Scenario scenario, Fault fault) {}

  private static final Set<String> NEED_NO_SPACE = Set.of("unlink", "unlinkat", "rmdir", "chmod", "fchmod", "fchmodat");
  private static final List<Fault.Since> MOMENTS = List.of(Fault.Since.values());
  private static final int KILLS = 5;
  private static final int ERRORS = 2;

  /// Kills at moments spread evenly over the time the command takes: a third of them over all of it, a third over what comes
  /// after the start of the JVM, a third over the commit.
  static Plan atRandom(Map<Scenario, Baseline> baselines, int each, Random random) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (Map.Entry<Scenario, Baseline> entry : baselines.entrySet()) {
        Fault.Since since = MOMENTS.get(i % MOMENTS.size());
        long longest = Objects.requireNonNull(entry.getValue().nanos().get(since));
        items.add(new Item(entry.getKey(), new Fault.KillAfter(since, (long) (random.nextDouble() * longest))));
      }
    }
    return new Plan(items);
  }

  /// A kill at each call; errors at the first, the middle and the last call of each name about each path.
  static Plan atEachCall(Map<Scenario, List<Call>> calls) {
    List<List<Item>> plans = new ArrayList<>();
    calls.forEach(
        (scenario, all) -> {
          List<Item> items = new ArrayList<>();
          all.forEach(call -> items.add(new Item(scenario, new Fault.AtCall(call, Fault.Kind.KILL))));
          outstanding(all).forEach(call -> errors(scenario, call, items));
          plans.add(items);
        });
    return alternate(plans);
  }

  /// Some of each, at calls spread over the whole command.
  static Plan sample(Map<Scenario, List<Call>> calls) {
    List<List<Item>> plans = new ArrayList<>();
    calls.forEach(
        (scenario, all) -> {
          List<Item> items = new ArrayList<>();
          spread(outstanding(all), KILLS)
              .forEach(call -> items.add(new Item(scenario, new Fault.AtCall(call, Fault.Kind.KILL))));
          List<Call> growing = outstanding(all).stream().filter(call -> !NEED_NO_SPACE.contains(call.name())).toList();
          spread(growing, ERRORS).forEach(call -> errors(scenario, call, items));
          growing.stream().filter(call -> call.name().equals("syncfs")).forEach(call -> errors(scenario, call, items));
          plans.add(items);
        });
    return alternate(plans);
  }

  private static void errors(Scenario scenario, Call call, List<Item> items) {
    items.add(new Item(scenario, new Fault.AtCall(call, Fault.Kind.IO_ERROR)));
    if (!NEED_NO_SPACE.contains(call.name())) {
      items.add(new Item(scenario, new Fault.AtCall(call, Fault.Kind.NO_SPACE)));
    }
  }

  private static List<Call> spread(List<Call> calls, int count) {
    return IntStream.range(0, count).mapToObj(i -> calls.get((2 * i + 1) * calls.size() / (2 * count))).toList();
  }

  /// The first, the middle and the last call of each name about each path.
  private static List<Call> outstanding(List<Call> calls) {
    Map<String, List<Call>> groups = new LinkedHashMap<>();
    calls.forEach(call -> groups.computeIfAbsent(call.name() + ' ' + call.path(), k -> new ArrayList<>()).add(call));
    return groups.values().stream()
        .flatMap(group -> Stream.of(group.getFirst(), group.get(group.size() / 2), group.getLast()).distinct())
        .toList();
  }

  private static Plan alternate(List<List<Item>> plans) {
    plans.forEach(plan -> Collections.shuffle(plan, new Random(1))); // so that the part there is time for is a fair one
    List<Item> items = new ArrayList<>();
    int longest = plans.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<Item> plan : plans) {
        if (i < plan.size()) {
          items.add(plan.get(i));
        }
      }
    }
    return new Plan(items);
  }
}
