package dev.dovetail.analysis.boundaries;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/// A directive of a descriptor (JLS 7.7), with the evidence that it is needed.
///
/// @param kind its keyword
/// @param modifiers `static`, `transitive`, `mandated` …, in lower case
/// @param subject the module required, the package exported or opened, the service used or provided
/// @param targets the modules after `to`, or the classes after `with`, sorted; empty if there are none
/// @param evidence who makes use of it: for `requires` the modules whose classes are named through it, for
///     `exports` the modules that name classes of the package, for `opens` those that reflect, for `uses` those
///     that provide the service, for `provides` those that use it
public record Directive(
    Kind kind, SortedSet<String> modifiers, String subject, List<String> targets, List<Use> evidence) {
  /// The five keywords.
  public enum Kind {
    /// `requires`
    REQUIRES,
    /// `exports`
    EXPORTS,
    /// `opens`
    OPENS,
    /// `uses`
    USES,
    /// `provides`
    PROVIDES;

    /// Returns the keyword as it is written.
    public String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Returns all references of the evidence.
  public long references() {
    return evidence.stream().mapToLong(Use::references).sum();
  }

  /// Returns the directive as it is written, without the semicolon.
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(kind.keyword());
    modifiers.stream().filter(modifier -> !modifier.equals("mandated")).forEach(modifier -> line.append(' ').append(modifier));
    line.append(' ').append(subject);
    if (!targets.isEmpty()) {
      line.append(kind == Kind.PROVIDES ? " with " : " to ").append(String.join(", ", targets));
    }
    return line.toString();
  }
}
