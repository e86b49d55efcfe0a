package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.SourceLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A `module-info.java`.
///
/// @param file where it is
/// @param name the module's name
/// @param line where `module` stands, or `open module`; from 1
/// @param suppressed what `@SuppressWarnings` on the module names
/// @param directives its directives, in their order
public record SourceDescriptor(
    Path file, String name, int line, Set<String> suppressed, List<SourceDirective> directives) {
  /// Returns the directive of a kind and subject.
  public Optional<SourceDirective> directive(Directive.Kind kind, String subject) {
    return directives.stream().filter(directive -> directive.is(kind, subject)).findFirst();
  }

  /// Returns where the module's declaration begins.
  public SourceLine place() {
    return new SourceLine(file, line);
  }

  /// Returns where a directive of it begins.
  public SourceLine place(SourceDirective directive) {
    return new SourceLine(file, directive.line());
  }
}
