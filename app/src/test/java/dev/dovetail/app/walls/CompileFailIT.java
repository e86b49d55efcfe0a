package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// One row a wall: what javac says to a module that walks into it, and the same module with one thing changed, which
/// compiles. The control is what keeps a row from failing for another reason than its wall.
class CompileFailIT {
  private static final String PACKAGE = "compiler.err.package.not.visible: ";

  static final List<Wall> WALLS = List.of(
      new Wall(
          "a package that the module keeps to itself",
          new Visitor("requires dev.dovetail.fileops;", "dev.dovetail.fileops.internal.FileStat"),
          PACKAGE + "dev.dovetail.fileops.internal, (compiler.misc.not.def.access.not.exported: "
              + "dev.dovetail.fileops.internal, dev.dovetail.fileops)",
          new Visitor("requires dev.dovetail.fileops;", "dev.dovetail.fileops.FileTransaction")),
      new Wall(
          "a package that is open for reflection is not exported",
          new Visitor("requires dev.dovetail.app;", "dev.dovetail.app.command.Commands"),
          PACKAGE + "dev.dovetail.app.command, (compiler.misc.not.def.access.not.exported: "
              + "dev.dovetail.app.command, dev.dovetail.app)",
          new Visitor("requires info.picocli;", "picocli.CommandLine")),
      new Wall(
          "a module that is there and not required",
          new Visitor("requires dev.dovetail.fileops;", "com.google.inject.Injector"),
          PACKAGE + "com.google.inject, (compiler.misc.not.def.access.does.not.read: visitor, com.google.inject, "
              + "com.google.guice)",
          new Visitor("requires dev.dovetail.fileops; requires com.google.guice;", "com.google.inject.Injector")),
      new Wall(
          "a library that a library of ours uses and does not pass on",
          new Visitor("requires dev.dovetail.analysis.table;", "tools.jackson.core.JsonParser"),
          PACKAGE + "tools.jackson.core, (compiler.misc.not.def.access.does.not.read: visitor, tools.jackson.core, "
              + "tools.jackson.core)",
          new Visitor("requires tools.jackson.core;", "tools.jackson.core.JsonParser")),
      new Wall(
          "one library of ours from another",
          new Visitor("requires dev.dovetail.persistence;", "dev.dovetail.fileops.FileTransaction"),
          PACKAGE + "dev.dovetail.fileops, (compiler.misc.not.def.access.does.not.read: visitor, "
              + "dev.dovetail.fileops, dev.dovetail.fileops)",
          new Visitor("requires dev.dovetail.persistence;", "dev.dovetail.core.UnitOfWork")));

  @ParameterizedTest(name = "{0}")
  @FieldSource("WALLS")
  void theCompilerRefusesAndTheControlCompiles(Wall wall, @TempDir Path folder) throws IOException {
    assertEquals(List.of(), diagnostics(wall.control(), folder.resolve("control")));
    assertEquals(List.of(wall.diagnostic()), diagnostics(wall.visitor(), folder.resolve("visitor")));
  }

  private static List<String> diagnostics(Visitor visitor, Path folder) throws IOException {
    return keys(new Visitors(folder)
        .add("visitor", visitor.directives(), "class Guest { %s seen; }".formatted(visitor.type()))
        .compileTo(folder.resolve("classes")));
  }

  /// Leaves out where a diagnostic is, and the line that counts them.
  private static List<String> keys(List<String> diagnostics) {
    return diagnostics.stream()
        .filter(line -> line.contains(": compiler."))
        .map(line -> line.substring(line.indexOf("compiler.")))
        .toList();
  }

  /// A module of one class that has a field of a type.
  record Visitor(String directives, String type) {}

  /// A wall, who walks into it, what javac says, and who does not.
  record Wall(String name, Visitor visitor, String diagnostic, Visitor control) {
    @Override
    public String toString() {
      return name;
    }
  }
}
