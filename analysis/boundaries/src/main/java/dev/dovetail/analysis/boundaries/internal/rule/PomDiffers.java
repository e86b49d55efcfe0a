package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.SourceLine;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.source.Artifacts;
import dev.dovetail.analysis.boundaries.internal.source.Dependency;
import dev.dovetail.analysis.boundaries.internal.source.Pom;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// `pom-differs`: the descriptor requires what the POM does not give, or gives otherwise, or the POM gives to
/// the compiler what no descriptor requires. It is silent about artifacts whose module is not surely known.
final class PomDiffers implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (!module.isAutomatic()) {
      inspection.sources().pom(module).ifPresent(pom -> new Comparison(module, pom, inspection, found).run());
    }
  }

  /// The comparison of one descriptor with its POM.
  private static final class Comparison {
    private final ScannedModule module;
    private final Pom pom;
    private final Inspection inspection;
    private final ModuleGraph graph;
    private final Artifacts artifacts;
    private final Consumer<Finding> found;
    private final Set<String> given = new HashSet<>();
    private boolean hasUnknownDependencies;

    Comparison(ScannedModule module, Pom pom, Inspection inspection, Consumer<Finding> found) {
      this.module = module;
      this.pom = pom;
      this.inspection = inspection;
      this.graph = inspection.graph();
      this.artifacts = inspection.sources().artifacts();
      this.found = found;
    }

    void run() {
      for (Dependency dependency : pom.dependencies()) {
        Optional<String> name = artifacts.module(dependency.key())
            .filter(other -> !other.equals(module.name()));
        if (name.isPresent() && dependency.isJar()) {
          if (given.add(name.get()) && isMainFile(dependency)) {
            compare(dependency, name.get());
          }
        } else if (!dependency.scope().equals("test")) {
          hasUnknownDependencies = true;
        }
      }
      pom.otherArtifacts().forEach(key -> artifacts.module(key)
          .ifPresentOrElse(given::add, () -> hasUnknownDependencies = true));
      module.descriptor().requires().stream().sorted()
          .filter(required -> !given.contains(required.name()))
          .forEach(this::missing);
    }

    /// The other files of an artifact come beside it, each with a classifier.
    private boolean isMainFile(Dependency dependency) {
      return pom.dependencies().stream().filter(other -> other.key().equals(dependency.key())).count() == 1;
    }

    private void compare(Dependency dependency, String name) {
      if (pom.otherArtifacts().contains(dependency.key())) {
        return;
      }
      Optional<Requires> required = module.descriptor().requires().stream()
          .filter(each -> each.name().equals(name)).findFirst();
      if (required.isPresent()) {
        differs(dependency, required.get());
      } else if (isInVain(dependency, name)) {
        boolean isProvider = graph.module(name).stream()
            .anyMatch(other -> !other.descriptor().provides().isEmpty());
        report(dependency, Optional.empty(),
            "compiled with, and " + name + " is required by no directive",
            isProvider
                ? "write: <scope>runtime</scope>, since it provides services"
                : "write: requires " + name + "; or remove the dependency; <scope>runtime</scope> or "
                    + "<scope>test</scope> if it is needed only then");
      }
    }

    private void differs(Dependency dependency, Requires required) {
      boolean isStatic = required.modifiers().contains(Modifier.STATIC);
      boolean isTransitive = required.modifiers().contains(Modifier.TRANSITIVE);
      String line = Lines.of(required);
      String has = "; the descriptor has " + written(required);
      switch (dependency.scope()) {
        case "test" -> report(dependency, Optional.of(required), "in the POM for tests only" + has,
            "write: <scope>compile</scope>, or remove: " + line);
        case "runtime" -> report(dependency, Optional.of(required),
            "in the POM at run time only" + has + ", and compilers need it",
            "write: <scope>compile</scope>, or remove: " + line);
        case "provided", "compile" -> {
          boolean isProvided = dependency.scope().equals("provided");
          if (!isStatic && dependency.isOptional()) {
            report(dependency, Optional.of(required),
                (isTransitive
                    ? "optional in the POM and re-exported"
                    : "optional in the POM and required when it runs") + has,
                "remove: <optional>true</optional>, or write: "
                    + Lines.requires(required.name(), Set.of(Modifier.STATIC)) + " instead of " + line);
          } else if (!isStatic && isProvided) {
            reportInDoubt(dependency, required, line);
          } else if (isStatic && !isTransitive && !isProvided && !dependency.isOptional()) {
            report(dependency, Optional.of(required),
                "brought to every user of the POM" + has + ", and does without when it runs",
                "write: <optional>true</optional> or <scope>provided</scope>, or " + Lines.requires(
                    required.name(), Set.of()) + " instead of " + line);
          }
        }
        default -> {}
      }
    }

    private void reportInDoubt(Dependency dependency, Requires required, String line) {
      found.accept(finding(dependency.key(),
          "provided by others in the POM, and required when it runs; the descriptor has " + written(required),
          "write: <scope>compile</scope>, or " + Lines.requires(required.name(), Set.of(Modifier.STATIC))
              + " instead of " + line,
          place(dependency, Optional.of(required))).inDoubt("whoever runs it may bring it"));
    }

    /// Only what compilers alone need is in vain: not what something required needs, and no annotation
    /// processors.
    private boolean isInVain(Dependency dependency, String name) {
      return dependency.scope().equals("compile") && !dependency.isOptional()
          && graph.module(name).filter(other -> !other.isAutomatic()
              && !isReached(other)
              && other.descriptor().provides().stream()
                  .noneMatch(provided -> provided.service().equals("javax.annotation.processing.Processor")))
          .isPresent();
    }

    private boolean isReached(ScannedModule wanted) {
      Set<ScannedModule> reached = new HashSet<>();
      reach(module, reached);
      return reached.contains(wanted);
    }

    private void reach(ScannedModule from, Set<ScannedModule> reached) {
      if (reached.add(from)) {
        from.descriptor().requires().forEach(required -> graph.module(required.name())
            .filter(other -> !other.isSystem())
            .ifPresent(other -> reach(other, reached)));
      }
    }

    private void missing(Requires required) {
      Optional<String> key = artifacts.artifact(required.name()).filter(each -> !each.equals(pom.key()));
      if (key.isEmpty() || !pom.isWhole()) {
        return;
      }
      boolean isStatic = required.modifiers().contains(Modifier.STATIC);
      Finding finding = finding(
          key.get(), "no dependency of the POM; the descriptor has " + written(required),
          "write: " + element(key.get(), isStatic),
          place(Kind.REQUIRES, required.name()));
      found.accept(hasUnknownDependencies
          ? finding.inDoubt("another dependency may be that module")
          : finding);
    }

    private static String written(Requires required) {
      String line = Lines.of(required);
      return line.substring(0, line.length() - 1);
    }

    private static String element(String key, boolean isStatic) {
      int colon = key.indexOf(':');
      return "<dependency><groupId>" + key.substring(0, colon) + "</groupId>"
          + "<artifactId>" + key.substring(colon + 1) + "</artifactId>" + (isStatic ? "<optional>true</optional>" : "") + "</dependency>";
    }

    private void report(Dependency dependency, Optional<Requires> required, String message, String change) {
      Finding finding = finding(dependency.key(), message, change, place(dependency, required));
      found.accept(dependency.isKnown()
          ? finding
          : finding.inDoubt("a POM that is not at hand may say otherwise"));
    }

    private Finding finding(String key, String message, String change, Optional<SourceLine> place) {
      Finding finding = new Finding(FindingCode.POM_DIFFERS, module.name(), key, message, change);
      return place.map(finding::at).orElse(finding);
    }

    private Optional<SourceLine> place(Dependency dependency, Optional<Requires> required) {
      return required.flatMap(each -> place(Kind.REQUIRES, each.name()))
          .or(() -> Optional.of(new SourceLine(pom.file(), dependency.line())));
    }

    private Optional<SourceLine> place(Kind kind, String subject) {
      return inspection.sources().descriptor(module)
          .flatMap(descriptor -> descriptor.directive(kind, subject).map(descriptor::place));
    }
  }
}
