package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which artifact is which module, as far as it is certain: projects have a POM, jars are named
/// `ARTIFACT-VERSION.jar`, and in a local repository their folders name the group.
public final class Artifacts {
  private final Map<String, String> moduleByKey = new HashMap<>();
  private final Map<String, Set<String>> keysByModule = new TreeMap<>();
  private final Collection<ScannedModule> modules;

  /// Takes all modules, and the POMs that were found, by the module's name.
  public Artifacts(Collection<ScannedModule> modules, Map<String, Pom> poms) {
    this.modules = modules.stream().filter(module -> !module.isSystem()).toList();
    poms.forEach((module, pom) -> moduleByKey.put(pom.key(), module));
    Set<String> keys = new TreeSet<>();
    for (Pom pom : poms.values()) {
      keys.add(pom.key());
      keys.addAll(pom.managed());
      keys.addAll(pom.otherArtifacts());
      pom.dependencies().forEach(dependency -> keys.add(dependency.key()));
    }
    for (String key : keys) {
      module(key).ifPresent(name -> keysByModule.computeIfAbsent(name, _ -> new TreeSet<>()).add(key));
    }
  }

  /// Returns the module that an artifact is, given as `groupId:artifactId`.
  public Optional<String> module(String key) {
    return Optional.ofNullable(moduleByKey.get(key)).or(() -> byFile(key));
  }

  /// Returns the artifact that a module is, as `groupId:artifactId`, if only one of those in the POMs can be
  /// it.
  public Optional<String> artifact(String module) {
    Set<String> keys = keysByModule.getOrDefault(module, Set.of());
    return keys.size() == 1 ? keys.stream().findFirst() : Optional.empty();
  }

  private Optional<String> byFile(String key) {
    int colon = key.indexOf(':');
    String group = key.substring(0, colon);
    String artifact = key.substring(colon + 1);
    List<String> names = modules.stream()
        .filter(module -> isFileOf(module.location(), group, artifact))
        .map(ScannedModule::name)
        .toList();
    return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  private static boolean isFileOf(String location, String group, String artifact) {
    String path = location.replace('\\', '/');
    String file = path.substring(path.lastIndexOf('/') + 1);
    if (artifact.isEmpty() || !file.endsWith(".jar") || !file.startsWith(artifact)) {
      return false;
    }
    String rest = file.substring(artifact.length(), file.length() - ".jar".length());
    boolean isVersion = rest.isEmpty()
        || (rest.length() > 1 && rest.charAt(0) == '-' && Character.isDigit(rest.charAt(1)));
    boolean isInRepository = path.contains("/" + artifact + "/" + rest.replaceFirst("^-", "") + "/");
    return isVersion
        && (!isInRepository || path.contains("/" + group.replace('.', '/') + "/" + artifact + "/"));
  }
}
