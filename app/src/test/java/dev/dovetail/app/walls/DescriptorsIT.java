package dev.dovetail.app.walls;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The descriptors are the house plan: no wall moves without a changed line in a reviewed file.
class DescriptorsIT {
  /// Jars that upstream publishes without a descriptor and that we describe.
  private static final Set<String> DESCRIBED_HERE = Set.of("com.google.guice", "info.picocli");

  @Test
  void everyDirectiveIsTheOneThatWasReviewed() throws IOException {
    List<String> lines = ModuleFinder.of(Built.MODULES).findAll().stream()
        .map(module -> module.descriptor())
        .filter(module -> module.name().startsWith("dev.dovetail.") || DESCRIBED_HERE.contains(module.name()))
        .sorted()
        .flatMap(DescriptorsIT::directives)
        .toList();
    Golden.assertLines("descriptors.txt", lines);
  }

  @Test
  void noModuleIsAutomatic() {
    assertEquals(
        List.of(),
        ModuleFinder.of(Built.MODULES).findAll().stream()
            .map(module -> module.descriptor())
            .filter(ModuleDescriptor::isAutomatic)
            .map(ModuleDescriptor::name)
            .toList());
  }

  @Test
  void theApplicationExportsNothingAndNamesItsMainClass() {
    ModuleDescriptor app = ModuleFinder.of(Built.MODULES).find("dev.dovetail.app").orElseThrow().descriptor();
    assertEquals(Set.of(), app.exports());
    assertEquals(Optional.of("dev.dovetail.app.Main"), app.mainClass());
  }

  @Test
  void nothingOfOursIsOpenToEverybody() {
    for (var module : Built.ours()) {
      assertFalse(module.descriptor().isOpen(), () -> module.descriptor().name());
      for (var opens : module.descriptor().opens()) {
        assertFalse(opens.targets().isEmpty(), () -> module.descriptor().name() + " opens " + opens.source());
      }
    }
  }

  private static Stream<String> directives(ModuleDescriptor module) {
    var lines = new ArrayList<String>();
    module.requires().stream()
        .filter(requires -> !requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.MANDATED))
        .sorted()
        .forEach(requires -> lines.add("requires " + words(requires.modifiers()) + requires.name()));
    module.exports().stream()
        .sorted()
        .forEach(exports -> lines.add("exports " + exports.source() + friends(exports.targets())));
    module.opens().stream()
        .sorted()
        .forEach(opens -> lines.add("opens " + opens.source() + friends(opens.targets())));
    module.uses().stream().sorted().forEach(uses -> lines.add("uses " + uses));
    module.provides().stream()
        .sorted()
        .forEach(provides ->
            lines.add("provides " + provides.service() + " with " + String.join(", ", provides.providers())));
    return Stream.concat(
        Stream.of((module.isOpen() ? "open " : "") + "module " + module.name()),
        lines.stream().map(line -> module.name() + " " + line));
  }

  private static String words(Collection<? extends Enum<?>> modifiers) {
    return modifiers.stream()
        .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
        .sorted()
        .collect(joining());
  }

  private static String friends(Set<String> targets) {
    return targets.isEmpty() ? "" : targets.stream().sorted().collect(joining(", ", " to ", ""));
  }
}
