package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.SourceLine;
import dev.dovetail.analysis.boundaries.internal.source.SourceDescriptor;
import dev.dovetail.analysis.boundaries.internal.source.SourceDirective;
import dev.dovetail.analysis.boundaries.internal.source.Sources;
import java.util.List;
import java.util.Optional;

/// Finds the line of the directive that a finding is about.
final class Places {
  private final Sources sources;

  Places(Sources sources) {
    this.sources = sources;
  }

  /// Returns a finding with its place, if its directive is known and it has none yet.
  Finding locate(Finding finding) {
    if (finding.line().isPresent()) {
      return finding;
    }
    return Optional.ofNullable(sources.descriptors().get(finding.module()))
        .flatMap(descriptor -> place(finding, descriptor))
        .map(finding::at)
        .orElse(finding);
  }

  private static Optional<SourceLine> place(Finding finding, SourceDescriptor descriptor) {
    String subject = finding.subject();
    return switch (finding.code()) {
      case REQUIRES_UNUSED, REQUIRES_VIA, TRANSITIVE_MISSING, TRANSITIVE_UNNEEDED ->
          first(descriptor, List.of(Kind.REQUIRES), subject);
      case EXPORT_UNUSED, SPLIT_EXPORTED, SPLIT_CONCEALED ->
          first(descriptor, List.of(Kind.EXPORTS), subject);
      case OPENS_UNQUALIFIED -> subject.equals("*")
          ? Optional.of(descriptor.place())
          : first(descriptor, List.of(Kind.OPENS), subject);
      case OPENS_UNNEEDED -> first(descriptor, List.of(Kind.OPENS), subject);
      case FRIEND_UNUSED, FRIEND_UNKNOWN -> first(descriptor, List.of(Kind.EXPORTS, Kind.OPENS), subject);
      case USES_UNLOADED -> first(descriptor, List.of(Kind.USES), subject);
      case PROVIDES_UNUSED -> first(descriptor, List.of(Kind.PROVIDES), subject);
      default -> Optional.empty();
    };
  }

  /// A subject `p=B` is the directive for `p` that names `B`.
  private static Optional<SourceLine> first(SourceDescriptor descriptor, List<Kind> kinds, String subject) {
    int end = subject.indexOf('=');
    String name = end < 0 ? subject : subject.substring(0, end);
    return kinds.stream()
        .flatMap(kind -> descriptor.directive(kind, name).stream())
        .filter(directive -> end < 0 || isTarget(directive, subject.substring(end + 1)))
        .findFirst()
        .map(descriptor::place);
  }

  private static boolean isTarget(SourceDirective directive, String module) {
    return directive.targets().contains(module);
  }
}
