package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.ModuleKind;
import dev.dovetail.analysis.boundaries.internal.scan.ClassNames;
import dev.dovetail.analysis.boundaries.internal.scan.ClassScanner;
import dev.dovetail.analysis.boundaries.internal.scan.ManifestFacts;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes modules of containers, and keeps the first of each name.
final class ModuleCollector {
  private final ClassNames names = new ClassNames();
  private final Map<String, ScannedModule> modules = new TreeMap<>();
  private final List<ClassReading> readings = new ArrayList<>();
  private final Problems problems;
  private final Workers workers;
  private final Descriptors descriptors;
  private final AutomaticModules automatic;

  /// The packages that every module reads anyhow.
  private final Set<String> basePackages = Object.class.getModule().getDescriptor().exports().stream()
      .filter(exported -> !exported.isQualified())
      .map(ModuleDescriptor.Exports::source)
      .collect(Collectors.toUnmodifiableSet());

  ModuleCollector(Problems problems, Workers workers) {
    this.problems = problems;
    this.workers = workers;
    this.descriptors = new Descriptors(problems);
    this.automatic = new AutomaticModules(problems);
  }

  /// Returns what was collected, sorted by name.
  Collection<ScannedModule> modules() {
    return modules.values();
  }

  /// Begins to read the classes of what is not the system's.
  void begin() {
    readings.forEach(ClassReading::begin);
  }

  /// Adds what is in a jar, a jmod or a folder.
  ///
  /// @param fileName the file name that an automatic module is named after, without `.jar`
  /// @param manifest what its manifest says
  void add(Container container, Origin origin, String fileName, ManifestFacts manifest) {
    Entries entries = Entries.of(container);
    unnamed(container, entries);
    if (container.has(Entries.DESCRIPTOR)) {
      descriptors.read(container, entries.allPackages()).ifPresent(descriptor -> put(
          descriptor, descriptor.isOpen() ? ModuleKind.OPEN : ModuleKind.EXPLICIT, container, origin,
          entries.allPackages(), manifest, entries::classes));
    } else {
      automatic.derive(container, manifest.automaticName(), fileName, entries.packages()).ifPresent(descriptor -> put(
          descriptor, ModuleKind.AUTOMATIC, container, origin, entries.packages(), manifest, entries::classes));
    }
  }

  /// Adds a module of a runtime image; its entries are not looked at before its classes are asked for.
  void add(Container container, Origin origin, ModuleDescriptor descriptor, ModuleKind kind) {
    put(descriptor, kind, container, origin, descriptor.packages(), ManifestFacts.NONE,
        () -> Entries.of(container).classes());
  }

  private void unnamed(Container container, Entries entries) {
    if (!entries.unnamed().isEmpty()) {
      int more = entries.unnamed().size() - 1;
      problems.add(container.locationOf(entries.unnamed().getFirst()), (more == 0 ? "" : "as " + more + " more: ")
          + "a class in no package that a module can have; it is not read."
          + " Move it to a package.");
    }
  }

  private void put(
      ModuleDescriptor descriptor,
      ModuleKind kind,
      Container container,
      Origin origin,
      Set<String> packages,
      ManifestFacts manifest,
      Supplier<List<String>> entries) {
    ScannedModule former = modules.get(descriptor.name());
    if (former != null) {
      clash(former, descriptor, container, origin);
      return;
    }
    ClassReading reading = reading(descriptor, container, entries);
    if (kind != ModuleKind.SYSTEM) {
      readings.add(reading);
    }
    modules.put(descriptor.name(), new ScannedModule(
        descriptor, kind, container.location(), origin.isChecked(), packages, manifest, origin.project(), container,
        described -> described.equals(descriptor)
            ? reading.classes()
            : reading(described, container, entries).classes()));
  }

  /// An automatic module exports everything and declares nothing of it: nobody asks what its API names, and to keep it
  /// would take most of the memory.
  private ClassReading reading(ModuleDescriptor descriptor, Container container, Supplier<List<String>> entries) {
    Set<String> exported = descriptor.exports().stream()
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toUnmodifiableSet());
    ClassScanner scanner = new ClassScanner(names, exported::contains, basePackages::contains);
    return new ClassReading(container, scanner, entries, workers, problems);
  }

  /// A module that is checked hides those of the context, and both hide the system's; that is in order when nobody
  /// can be in doubt which is meant.
  private void clash(ScannedModule former, ModuleDescriptor descriptor, Container container, Origin origin) {
    if (origin.isIncidental() || former.location().equals(container.location())) {
      return;
    }
    if (former.isChecked() && origin.isChecked()) {
      problems.add(container.location(), "module " + former.name() + " was already found in " + former.location()
          + "; that one is used. Remove one of them.");
    } else if (!says(descriptor).equals(says(former.descriptor()))) {
      problems.add(container.location(), "module " + former.name() + " was already found in " + former.location()
          + ", with other directives; that one is used. Build this one again, or remove it.");
    }
  }

  /// What two builds of one module have in common: packagers add versions, packages and main classes.
  private static List<Set<?>> says(ModuleDescriptor descriptor) {
    Set<String> required = descriptor.requires().stream()
        .map(each -> each.modifiers() + each.name())
        .collect(Collectors.toUnmodifiableSet());
    return List.of(
        required, descriptor.exports(), descriptor.opens(), descriptor.uses(), Set.copyOf(descriptor.provides()));
  }
}
