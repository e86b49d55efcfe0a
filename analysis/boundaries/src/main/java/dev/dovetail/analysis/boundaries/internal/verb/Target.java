package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that a question names.
///
/// @param name its name; of a class the binary one
/// @param kind what it is
/// @param modules the module, or those that contain it, sorted
record Target(String name, Kind kind, List<ScannedModule> modules) {
  /// What a name can stand for.
  enum Kind { MODULE, PACKAGE, CLASS }

  /// Says whether a class belongs to it; nested classes belong to those around them.
  boolean has(ScannedModule owner, ClassName type) {
    return modules.contains(owner) && switch (kind) {
      case MODULE -> true;
      case PACKAGE -> type.packageName().equals(name);
      case CLASS -> type.binaryName().equals(name) || type.binaryName().startsWith(name + "$");
    };
  }

  /// Returns the package, of a class its own.
  String packageName() {
    return kind == Kind.CLASS ? name.substring(0, Math.max(0, name.lastIndexOf('.'))) : name;
  }

  /// Returns it as it is spoken of: `package p`.
  String spoken() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + name;
  }

  /// Finds what is meant by a name; `MODULE/NAME` asks in one module only.
  ///
  /// @param kinds what it can be; the first that fits is taken
  static Optional<Target> find(ModuleGraph graph, String written, List<Kind> kinds) {
    int slash = written.indexOf('/');
    String module = slash < 0 ? "" : written.substring(0, slash);
    String name = written.substring(slash + 1);
    return kinds.stream()
        .flatMap(kind -> find(graph, module, name, kind).stream())
        .findFirst();
  }

  private static Optional<Target> find(ModuleGraph graph, String module, String name, Kind kind) {
    return switch (kind) {
      case MODULE -> module.isEmpty()
          ? graph.module(name).map(found -> new Target(name, kind, List.of(found)))
          : Optional.empty();
      case PACKAGE -> in(graph.containing(name), module, name, kind);
      case CLASS -> binaryNames(name)
          .flatMap(binary -> in(containing(graph, binary), module, binary, kind).stream())
          .findFirst();
    };
  }

  private static Optional<Target> in(List<ScannedModule> modules, String module, String name, Kind kind) {
    List<ScannedModule> found = modules.stream()
        .filter(each -> module.isEmpty() || each.name().equals(module))
        .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(new Target(name, kind, found));
  }

  /// `p.Outer.Inner` may be `p.Outer$Inner`.
  private static Stream<String> binaryNames(String name) {
    return Stream.iterate(name, each -> each.indexOf('.') >= 0, each -> {
      int dot = each.lastIndexOf('.');
      return each.substring(0, dot) + "$" + each.substring(dot + 1);
    });
  }

  private static List<ScannedModule> containing(ModuleGraph graph, String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    String file = binaryName.replace('.', '/') + ".class";
    return graph.containing(binaryName.substring(0, dot)).stream()
        .filter(module -> module.content().names().contains(file))
        .toList();
  }

  /// Returns the answer when nothing has the name.
  static Unclear unknown(ModuleGraph graph, String written, List<Kind> kinds) {
    String name = written.substring(written.indexOf('/') + 1);
    List<String> nearest = NearNames.of(name, kinds.stream().flatMap(kind -> names(graph, kind)));
    String what = String.join(", no ", kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList());
    return new Unclear("no " + what + " is called " + written
        + (nearest.isEmpty() ? " in what was given; name what it is in as well" : "; meant perhaps:"),
            nearest);
  }

  private static Stream<String> names(ModuleGraph graph, Kind kind) {
    return switch (kind) {
      case MODULE -> graph.modules().stream().map(ScannedModule::name);
      case PACKAGE -> graph.modules().stream().flatMap(module -> module.packages().stream());
      case CLASS -> graph.modules().stream()
          .filter(module -> !module.isSystem())
          .flatMap(module -> module.classes().stream())
          .map(scanned -> scanned.name().binaryName());
    };
  }
}
