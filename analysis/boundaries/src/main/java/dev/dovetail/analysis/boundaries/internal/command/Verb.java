package dev.dovetail.analysis.boundaries.internal.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the tool can be asked.
enum Verb {
  CHECK(0, "", "What is let through, and what should change. The default."),
  WHY(2, "A B", "Why A depends on B: the shortest way, class by class, and what permits each step."),
  WHO(1, "PACKAGE", "Who names a package or class, and what permits it."),
  WITHOUT(1, "'DIRECTIVE' [in MODULE]", "What would break without a directive."),
  DIFF(2, "OLD NEW", "What changed between two sets of modules, and whether it is compatible."),
  LINK(0, "", "Whether jlink would take it, what is missing, and the command.");

  private final int count;
  private final String operands;
  private final String help;

  Verb(int count, String operands, String help) {
    this.count = count;
    this.operands = operands;
    this.help = help;
  }

  /// Returns the verb that is written so, if it is one.
  static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }

  /// Returns how it is written.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Says what it answers.
  String help() {
    return help;
  }

  /// Returns how many words it is to be given before paths.
  int count() {
    return count;
  }

  /// Returns what these are called.
  String operands() {
    return operands;
  }

  /// Says whether it goes on with paths.
  boolean takesPaths() {
    return this != DIFF;
  }
}
