package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.ModuleKind;
import dev.dovetail.analysis.boundaries.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Finds the modules of a [Scope] and reads their descriptors; their classes are read when they are asked for, as long
/// as the reader is open.
///
/// What is checked comes before the context, then what a Maven build has laid beside it (jars in `target/modules`,
/// `target/lib`, `target/libs`, `target/dependency`), then the runtime: of two modules of one name the first is taken.
/// So a module of the JDK, or one that stands in for it, can be checked as any other.
public final class ScopeReader implements AutoCloseable {
  private final Scope scope;
  private final Problems problems = new Problems();
  private final Workers workers = new Workers();
  private final ModuleCollector collector = new ModuleCollector(problems, workers);
  private final Images images = new Images(problems, collector);
  private final Locator locator;

  /// Takes what to read.
  public ScopeReader(Scope scope) {
    this.scope = scope;
    this.locator = new Locator(scope.release(), problems, collector, images);
  }

  /// Reads it. What cannot be read becomes a problem, and the rest is read.
  public Reading read() {
    scope.checked().forEach(location -> locator.locate(location, Origin.CHECKED));
    scope.context().forEach(location -> locator.locate(location, Origin.CONTEXT));
    locator.locateLibraries();
    system();
    collector.begin();
    return new Reading(List.copyOf(collector.modules()), problems);
  }

  private void system() {
    Origin beside = Origin.beside();
    if (scope.system().isPresent()) {
      Path home = scope.system().get();
      try {
        if (Images.isHome(home)) {
          images.home(home, beside, ModuleKind.SYSTEM);
          return;
        }
        problems.add(home.toString(), "expected the home of a JDK or image, with lib/modules and lib/jrt-fs.jar, found "
            + (Images.isOldHome(home) ? "one before Java 9, which has no modules" : "something else")
            + "; the running Java is taken instead. Give another folder.");
      } catch (IOException e) {
        problems.add(home.toString(), "its modules cannot be read: " + Reasons.of(e)
            + "; the running Java is taken instead. Give another folder.");
      }
    }
    images.running("jrt:", beside, ModuleKind.SYSTEM);
  }

  @Override
  public void close() throws IOException {
    workers.close();
    try (images) {
      locator.close();
    }
  }
}
