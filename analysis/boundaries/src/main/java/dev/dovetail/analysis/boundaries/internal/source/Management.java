package dev.dovetail.analysis.boundaries.internal.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The `dependencyManagement` of a POM and its parents: the nearest one that names an artifact counts.
final class Management {
  private final Interpolation properties;
  private final Map<String, XmlElement> byKey = new HashMap<>();
  private final Set<String> artifacts = new TreeSet<>();
  private final boolean isWhole;

  Management(List<XmlElement> chain, Interpolation properties) {
    this.properties = properties;
    boolean hasImports = false;
    for (XmlElement pom : chain) {
      List<XmlElement> managed = pom.child("dependencyManagement")
          .map(management -> management.list("dependencies", "dependency")).orElse(List.of());
      for (XmlElement each : managed) {
        if (text(each, "scope").equals("import")) {
          hasImports = true;
        } else {
          byKey.putIfAbsent(fullKey(each), each);
          artifacts.add(key(each, properties));
        }
      }
    }
    this.isWhole = !hasImports && chain.getLast().child("parent").isEmpty();
  }

  /// Returns `groupId:artifactId` of all that it names.
  Set<String> artifacts() {
    return artifacts;
  }

  /// Returns a dependency with what is managed. Maven versions differ in whether optionality is.
  Dependency complete(XmlElement own) {
    @Nullable XmlElement managed = byKey.get(fullKey(own));
    Optional<XmlElement> known = Optional.ofNullable(managed);
    String written = text(own, "scope");
    String scope = !written.isEmpty() ? written : known.map(each -> text(each, "scope")).orElse("");
    String type = text(own, "type");
    boolean isOptionalElsewhere = own.text("optional").isEmpty()
        && known.flatMap(each -> each.text("optional")).isPresent();
    return new Dependency(
        text(own, "groupId"), text(own, "artifactId"), text(own, "classifier"),
        scope.isEmpty() ? "compile" : scope,
        text(own, "optional").equals("true"), type.isEmpty() || type.equals("jar") || type.equals("bundle"),
        !isOptionalElsewhere && !scope.contains("${") && (!written.isEmpty() || managed != null || isWhole),
        own.line());
  }

  static String key(XmlElement dependency, Interpolation properties) {
    return properties.of(dependency.text("groupId").orElse("")) + ":"
        + properties.of(dependency.text("artifactId").orElse(""));
  }

  private String fullKey(XmlElement dependency) {
    String type = text(dependency, "type");
    return key(dependency, properties) + ":" + (type.isEmpty() ? "jar" : type)
        + ":" + text(dependency, "classifier");
  }

  private String text(XmlElement element, String child) {
    return properties.of(element.text(child).orElse(""));
  }
}
