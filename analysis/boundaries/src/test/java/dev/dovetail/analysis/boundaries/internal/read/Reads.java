package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was read of locations, classes too, without the system's modules.
///
/// @param modules the modules but the system's
/// @param problems what could not be read
record Reads(List<ScannedModule> modules, List<Problem> problems) {
  static Reads of(Path... checked) {
    return of(Scope.of(Stream.of(checked).map(Path::toString).toList()));
  }

  static Reads of(Scope scope) {
    try (ScopeReader reader = new ScopeReader(scope)) {
      Reading reading = reader.read();
      List<ScannedModule> modules = reading.modules().stream().filter(module -> !module.isSystem()).toList();
      modules.forEach(ScannedModule::classes);
      return new Reads(modules, reading.problems());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names() {
    return modules.stream().map(ScannedModule::name).toList();
  }

  ScannedModule module(String name) {
    Optional<ScannedModule> found = modules.stream().filter(module -> module.name().equals(name)).findFirst();
    return found.orElseThrow(() -> new AssertionError("no " + name + " among " + modules + ", but " + problems));
  }

  List<String> classes(String module) {
    return module(module).classes().stream().map(ScannedClass::name).map(Object::toString).toList();
  }

  /// The problems, without the folder that they are in.
  List<String> problems(Path folder) {
    return problems.stream()
        .map(problem -> (problem.location() + ": " + problem.message()).replace(folder + "/", ""))
        .toList();
  }
}
