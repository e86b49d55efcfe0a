package dev.dovetail.analysis.boundaries.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Derives descriptors for jars without one, as [java.lang.module.ModuleFinder#of] does.
final class AutomaticModules {
  private static final Pattern VERSION = Pattern.compile("-(\\d+(\\.|$))");
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]");
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");
  private static final Pattern OUTER_DOTS = Pattern.compile("^\\.|\\.$");
  private static final String SERVICES = "META-INF/services/";

  private final Problems problems;

  AutomaticModules(Problems problems) {
    this.problems = problems;
  }

  /// Returns the descriptor of a jar without one.
  ///
  /// @param named its `Automatic-Module-Name`
  /// @param fileName the name of its file, without `.jar`
  /// @return nothing if it cannot be a module; that is a problem then
  Optional<ModuleDescriptor> derive(
      Container container, Optional<String> named, String fileName, Set<String> packages) {
    Matcher matcher = VERSION.matcher(fileName);
    boolean hasVersion = matcher.find();
    String name = named.map(String::strip)
        .orElseGet(() -> clean(hasVersion ? fileName.substring(0, matcher.start()) : fileName));
    try {
      ModuleDescriptor.Builder builder = ModuleDescriptor.newAutomaticModule(name).packages(packages);
      if (hasVersion) {
        version(fileName.substring(matcher.start() + 1)).ifPresent(builder::version);
      }
      provide(container, packages, builder);
      return Optional.of(builder.build());
    } catch (IllegalArgumentException e) {
      problems.add(container.location(), (named.isPresent()
          ? "its manifest gives it the module name " + name + ", which is none (" + e.getMessage()
              + "). Correct Automatic-Module-Name in the manifest."
          : "no module name can be made of its file name " + fileName + " (" + e.getMessage()
              + "). Rename the file, or give it Automatic-Module-Name in its manifest."));
      return Optional.empty();
    }
  }

  private static String clean(String fileName) {
    String dotted = DOTS.matcher(OTHER.matcher(fileName).replaceAll(".")).replaceAll(".");
    return OUTER_DOTS.matcher(dotted).replaceAll("");
  }

  private static Optional<ModuleDescriptor.Version> version(String text) {
    try {
      return Optional.of(ModuleDescriptor.Version.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void provide(Container container, Set<String> packages, ModuleDescriptor.Builder builder) {
    for (String name : container.names()) {
      if (!name.startsWith(SERVICES) || name.indexOf('/', SERVICES.length()) >= 0) {
        continue;
      }
      String service = name.substring(SERVICES.length());
      try {
        List<String> providers = providers(container.read(name));
        List<String> present = new ArrayList<>(providers);
        present.removeIf(provider -> !packages.contains(packageName(provider)));
        if (present.size() < providers.size()) {
          providers.removeAll(present);
          problems.add(container.locationOf(name), "names providers whose packages are not in the jar, so that Java"
              + " refuses it on the module path: " + String.join(", ", providers) + ". Remove the lines.");
        }
        if (!present.isEmpty()) {
          builder.provides(service, present);
        }
      } catch (IOException e) {
        problems.add(container.locationOf(name), "cannot be read: " + Reasons.of(e) + ". Build the jar again.");
      } catch (IllegalArgumentException e) {
        problems.add(container.locationOf(name), "expected the names of classes, found something else ("
            + e.getMessage() + "). Correct the file.");
      }
    }
  }

  private static List<String> providers(byte[] file) {
    return new ArrayList<>(new String(file, UTF_8).lines()
        .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList());
  }

  private static String packageName(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }
}
