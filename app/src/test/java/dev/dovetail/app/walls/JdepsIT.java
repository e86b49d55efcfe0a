package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the bytecode says of the descriptors, by a witness that is not ours; [BoundariesIT] has our own.
class JdepsIT {
  @Test
  void noModuleOfOursUsesTheJdksInternals() {
    assertEquals(List.of(), Jdeps.internals());
  }

  @Test
  void nothingIsMissing() {
    assertEquals(List.of(), Jdeps.missing());
  }

  static Stream<String> modules() {
    return Built.names().stream();
  }

  /// `jdeps --check` ends with 0 whatever it finds, so what it prints is read: what the bytecode needs, against what
  /// the descriptor says. A module may pass on more than its signatures mention, never less.
  @ParameterizedTest
  @MethodSource("modules")
  void theDescriptorSaysWhatTheCodeNeeds(String module) {
    var check = Jdeps.check(module);
    var declared = check.get("Module descriptor");
    var needed = check.get("Suggested module descriptor");
    assertEquals(
        List.of(),
        declared.stream()
            .filter(requires -> !requires.contains(" static ")) // annotations, which jdeps does not follow
            .filter(requires -> !needed.contains(requires) && !needed.contains(requires.replace("transitive ", "")))
            .toList(),
        () -> module + " requires without need");
    assertEquals(
        List.of(),
        needed.stream()
            .filter(requires -> requires.contains(" transitive ") && !declared.contains(requires))
            // jdeps prints modifiers in any order
            .filter(requires -> declared.stream().noneMatch(d -> d.replace(" static ", " ").equals(requires)))
            .toList(),
        () -> module + " exports signatures that need this");
    assertEquals(List.of(), check.keySet().stream().filter(heading -> heading.startsWith("Unused")).toList(), module);
  }
}
