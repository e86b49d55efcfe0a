package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Reads what POMs say of dependencies, as Maven does: properties, parents in the file system, scopes under
/// `dependencyManagement`. Profiles, imported POMs and the local repository are not looked into.
public final class PomReader {
  private final Map<Path, Optional<XmlElement>> read = new HashMap<>();
  private final Consumer<Problem> problems;

  /// Takes who is told of a POM that cannot be read.
  public PomReader(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /// Reads a POM, and its parents.
  ///
  /// @return the POM, or nothing if there is none or it is damaged, which is a problem
  public Optional<Pom> read(Path file) {
    List<XmlElement> chain = chain(file);
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    XmlElement own = chain.getFirst();
    Interpolation properties = properties(chain, own);
    Management management = new Management(chain, properties);
    List<Dependency> dependencies = own.list("dependencies", "dependency").stream()
        .map(management::complete).toList();
    Optional<Path> sourceDirectory = chain.stream()
        .flatMap(each -> each.child("build").flatMap(build -> build.text("sourceDirectory")).stream())
        .findFirst()
        .map(properties::of)
        .filter(text -> !text.contains("${"))
        .flatMap(text -> resolve(file, text));
    return Optional.of(new Pom(
        file, properties.of("${project.groupId}"), properties.of("${project.artifactId}"), sourceDirectory,
        dependencies, others(chain, properties), management.artifacts(), isWhole(chain)));
  }

  /// Returns a path as it is seen from a POM, if it is one.
  private static Optional<Path> resolve(Path pom, String path) {
    try {
      return Optional.of(pom.resolveSibling(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// The POM, its parent, and so on, as far as they are found.
  private List<XmlElement> chain(Path file) {
    List<XmlElement> chain = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    Optional<Path> next = Optional.of(file);
    while (next.isPresent() && seen.add(next.get().toAbsolutePath().normalize())) {
      Path current = next.get();
      Optional<XmlElement> element =
          element(current).filter(found -> chain.isEmpty() || isParent(chain.getLast(), found));
      element.ifPresent(chain::add);
      next = element.flatMap(found -> parent(current, found));
    }
    return chain;
  }

  private static Optional<Path> parent(Path file, XmlElement pom) {
    return pom.child("parent")
        .map(parent -> parent.child("relativePath").map(XmlElement::text).orElse("../pom.xml"))
        .filter(path -> !path.isEmpty())
        .flatMap(path -> resolve(file, path))
        .map(path -> Files.isDirectory(path) ? path.resolve("pom.xml") : path)
        .filter(Files::isRegularFile);
  }

  /// Maven takes what is at the relative path only if it is the parent that is named.
  private static boolean isParent(XmlElement child, XmlElement found) {
    return child.child("parent").flatMap(parent -> parent.text("artifactId"))
        .equals(found.text("artifactId"));
  }

  private static boolean isWhole(List<XmlElement> chain) {
    return chain.getLast().child("parent").isEmpty();
  }

  private static Interpolation properties(List<XmlElement> chain, XmlElement own) {
    Map<String, String> values = new HashMap<>();
    for (XmlElement pom : chain.reversed()) {
      pom.child("properties").ifPresent(all ->
          all.children().forEach(each -> values.put(each.name(), each.text())));
    }
    for (String name : List.of("groupId", "artifactId", "version")) {
      Optional<String> inherited = own.child("parent").flatMap(parent -> parent.text(name));
      inherited.ifPresent(value -> values.put("project.parent." + name, value));
      Optional<String> value = own.text(name)
          .or(() -> name.equals("artifactId") ? Optional.empty() : inherited);
      values.put("project." + name, value.orElse(""));
      values.put("pom." + name, value.orElse(""));
    }
    values.put("project.basedir", ".");
    values.put("basedir", ".");
    return new Interpolation(values);
  }

  private static Set<String> others(List<XmlElement> chain, Interpolation properties) {
    Set<String> others = new TreeSet<>();
    chain.stream().skip(1)
        .flatMap(parent -> parent.list("dependencies", "dependency").stream())
        .forEach(each -> others.add(Management.key(each, properties)));
    for (XmlElement pom : chain) {
      pom.list("profiles", "profile").stream()
          .flatMap(profile -> profile.list("dependencies", "dependency").stream())
          .forEach(each -> others.add(Management.key(each, properties)));
    }
    return others;
  }

  private Optional<XmlElement> element(Path file) {
    Optional<XmlElement> known = read.get(file.toAbsolutePath().normalize());
    if (known != null) {
      return known;
    }
    Optional<XmlElement> element = parse(file);
    read.put(file.toAbsolutePath().normalize(), element);
    return element;
  }

  private Optional<XmlElement> parse(Path file) {
    try {
      return Optional.of(PomFile.read(file));
    } catch (IOException e) {
      problems.accept(new Problem(
          file.toString(), e.getMessage() + "; descriptors are not compared with it. Mend the POM."));
      return Optional.empty();
    }
  }
}
