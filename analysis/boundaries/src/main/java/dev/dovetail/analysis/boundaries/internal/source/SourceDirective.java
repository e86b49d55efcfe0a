package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import java.util.List;
import java.util.Set;

/// A directive as it stands in `module-info.java`.
///
/// @param kind its keyword
/// @param modifiers `static` and `transitive`
/// @param subject the name after the keyword and modifiers, as it is written; imported names are qualified
/// @param targets the names after `to` or `with`, likewise
/// @param line where it begins, from 1
/// @param comment the text of the comments on its lines and directly above it; empty if there are none
public record SourceDirective(
    Kind kind, Set<String> modifiers, String subject, List<String> targets, int line, String comment) {
  /// Says whether somebody wrote why.
  public boolean hasReason() {
    return !comment.isEmpty();
  }

  /// Says whether it is the directive that a class file has as this kind and subject. Sources write nested
  /// classes with a dot, and may import them with `*`.
  public boolean is(Directive.Kind wanted, String name) {
    if (kind != wanted) {
      return false;
    }
    String written = subject.replace('$', '.');
    String compiled = name.replace('$', '.');
    boolean isService = kind == Kind.USES || kind == Kind.PROVIDES;
    return written.equals(compiled) || (isService && compiled.endsWith("." + written));
  }
}
