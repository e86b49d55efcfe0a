package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.Directive;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A directive as a user writes it: blanks, modifiers, the semicolon and a comment do not matter, and targets may be
/// left out. Or the modifier `transitive` of a `requires`, written `transitive MODULE`.
///
/// @param keyword its keyword
/// @param isModifier whether it is the modifier only
/// @param modifiers as they stand in a descriptor, each with a blank behind it; empty for what a user wrote
/// @param subject the module, package or service
/// @param targets the modules after `to`, or the classes after `with`, sorted; empty for the whole directive
/// @param module the module it is in, if that is said
record Line(
    Directive.Kind keyword, boolean isModifier, String modifiers, String subject, Set<String> targets,
    Optional<String> module) {
  private static final Pattern SHAPE = Pattern.compile(
      "\\s*(requires|transitive|exports|opens|uses|provides)\\s+((?:static\\s+|transitive\\s+)*)([^\\s;,]+)"
          + "(?:\\s+(?:to|with)\\s+([^\\s;]+(?:\\s*,\\s*[^\\s;]+)*))?\\s*;?(?:\\s+in\\s+(\\S+))?\\s*");

  private static final Pattern COMMENT = Pattern.compile("//.*");

  /// Reads what was written, if it is a directive.
  static Optional<Line> parse(String written) {
    Matcher matcher = SHAPE.matcher(COMMENT.matcher(written).replaceFirst(""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String targets = matcher.group(4);
    Optional<Directive.Kind> keyword = Arrays.stream(Directive.Kind.values())
        .filter(kind -> kind.keyword().equals(matcher.group(1)))
        .findFirst();
    return Optional.of(new Line(
        keyword.orElse(Directive.Kind.REQUIRES),
        keyword.isEmpty(),
        "",
        matcher.group(3),
        targets == null ? Set.of() : new TreeSet<>(List.of(targets.strip().split("\\s*,\\s*"))),
        Optional.ofNullable(matcher.group(5))));
  }

  /// Returns it as it stands in a descriptor that has it, with the targets that were written.
  Line in(ModuleDescriptor descriptor) {
    String found = lines(descriptor).filter(this::matches).map(Line::modifiers).findFirst().orElse("");
    return new Line(keyword, isModifier, found, subject, targets, Optional.of(descriptor.name()));
  }

  /// Says whether a descriptor has it.
  boolean isIn(ModuleDescriptor descriptor) {
    return !descriptor.isAutomatic() && lines(descriptor).anyMatch(this::matches);
  }

  private boolean matches(Line other) {
    return subject.equals(other.subject()) && other.targets().containsAll(targets);
  }

  /// Returns those of a descriptor with the same keyword, or with the modifier.
  Stream<Line> lines(ModuleDescriptor descriptor) {
    Optional<String> name = Optional.of(descriptor.name());
    return switch (keyword) {
      case REQUIRES -> descriptor.requires().stream()
          .filter(each -> !isModifier || each.modifiers().contains(Requires.Modifier.TRANSITIVE))
          .map(each -> new Line(keyword, isModifier, modifiers(each), each.name(), Set.of(), name));
      case EXPORTS -> descriptor.exports().stream()
          .map(each -> new Line(keyword, isModifier, "", each.source(), new TreeSet<>(each.targets()), name));
      case OPENS -> descriptor.opens().stream()
          .map(each -> new Line(keyword, isModifier, "", each.source(), new TreeSet<>(each.targets()), name));
      case USES -> descriptor.uses().stream()
          .map(each -> new Line(keyword, isModifier, "", each, Set.of(), name));
      case PROVIDES -> descriptor.provides().stream()
          .map(each -> new Line(keyword, isModifier, "", each.service(),
              new TreeSet<>(each.providers()), name));
    };
  }

  /// Returns a descriptor without it; of `to` and `with` only what was named is taken away.
  ModuleDescriptor removedFrom(ModuleDescriptor descriptor) {
    ModuleDescriptor.Builder builder = descriptor.isOpen()
        ? ModuleDescriptor.newOpenModule(descriptor.name())
        : ModuleDescriptor.newModule(descriptor.name(), descriptor.modifiers());
    descriptor.rawVersion().ifPresent(builder::version);
    builder.packages(descriptor.packages());
    descriptor.mainClass().ifPresent(builder::mainClass);
    descriptor.requires().stream()
        .flatMap(each -> isKept(Directive.Kind.REQUIRES, each.name()) ? Stream.of(each)
            : isModifier ? Stream.of(intransitive(each)) : Stream.empty())
        .forEach(builder::requires);
    descriptor.exports().forEach(each -> {
      if (isKept(Directive.Kind.EXPORTS, each.source())) {
        builder.exports(each);
      } else {
        left(each.targets()).ifPresent(left -> builder.exports(each.modifiers(), each.source(), left));
      }
    });
    descriptor.opens().forEach(each -> {
      if (isKept(Directive.Kind.OPENS, each.source())) {
        builder.opens(each);
      } else {
        left(each.targets()).ifPresent(left -> builder.opens(each.modifiers(), each.source(), left));
      }
    });
    descriptor.uses().stream().filter(each -> isKept(Directive.Kind.USES, each)).forEach(builder::uses);
    descriptor.provides().forEach(each -> {
      if (isKept(Directive.Kind.PROVIDES, each.service())) {
        builder.provides(each);
      } else {
        List<String> left = each.providers().stream().filter(Predicate.not(targets::contains)).toList();
        if (!targets.isEmpty() && !left.isEmpty()) {
          builder.provides(each.service(), left);
        }
      }
    });
    return builder.build();
  }

  private static Requires intransitive(Requires required) {
    Set<Requires.Modifier> left = EnumSet.copyOf(required.modifiers());
    left.remove(Requires.Modifier.TRANSITIVE);
    ModuleDescriptor.Builder builder = ModuleDescriptor.newModule("any").requires(left, required.name());
    return builder.build().requires().stream()
        .filter(each -> each.name().equals(required.name()))
        .findFirst()
        .orElseThrow();
  }

  private boolean isKept(Directive.Kind kind, String of) {
    return kind != keyword || !of.equals(subject);
  }

  private Optional<Set<String>> left(Set<String> friends) {
    Set<String> left = new TreeSet<>(friends);
    left.removeAll(targets);
    return targets.isEmpty() || left.isEmpty() ? Optional.empty() : Optional.of(left);
  }

  /// Returns the modifiers of a directive that are written.
  static String modifiers(Requires required) {
    return Stream.of(Requires.Modifier.STATIC, Requires.Modifier.TRANSITIVE)
        .filter(required.modifiers()::contains)
        .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
        .collect(Collectors.joining());
  }

  /// Returns it as it is written, without the module.
  @Override
  public String toString() {
    String to = keyword == Directive.Kind.PROVIDES ? " with " : " to ";
    return (isModifier ? "transitive " : keyword.keyword() + " " + modifiers) + subject
        + (targets.isEmpty() ? "" : to + String.join(", ", targets));
  }
}
