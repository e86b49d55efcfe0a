package dev.dovetail.app.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// What a scenario is without faults.
///
/// @param before what is there before the command
/// @param after what is there after it
/// @param nanos how long it takes at most
record Baseline(State before, State after, Map<Fault.Since, Long> nanos) {
  /// Runs the scenario's command three times.
  static Baseline of(Scenario scenario, Path templates, Workplace place) throws IOException, InterruptedException {
    place.reset(templates, scenario);
    State before = look(place);
    State after = before;
    Map<Fault.Since, Long> longest = new EnumMap<>(Fault.Since.class);
    for (int i = 0; i < 3; i++) {
      place.reset(templates, scenario);
      place.time(scenario).forEach((since, nanos) -> longest.merge(since, nanos, Math::max));
      after = look(place);
    }
    if (before.hasSameDesk(after)) {
      throw new IOException("Undisturbed, " + scenario.title() + " changed nothing");
    }
    return new Baseline(before, after, Map.copyOf(longest));
  }

  private static State look(Workplace place) throws IOException {
    Inspection inspection = new Inspection(place.folder());
    State state = inspection.look();
    if (!inspection.violations().isEmpty() || !inspection.leftovers().isEmpty()) {
      throw new IOException("Undisturbed: " + inspection.violations() + inspection.leftovers());
    }
    return state;
  }
}
