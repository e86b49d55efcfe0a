package dev.dovetail.analysis.boundaries.internal.command;

import java.util.Arrays;
import java.util.Optional;

/// The options of the command line.
enum Option {
  ACCEPT("", "With --baseline and --reason: accept all findings there are, and drop stale lines.", "", "--accept"),
  ALL("", "Show every module in full, and fold no list.", "-a", "--all"),
  AS("FORMAT", "text, json, mermaid, dot, svg or html. Default: text.", "", "--as"),
  BASELINE("FILE", "Findings that are accepted, one a line, each with its reason.", "", "--baseline"),
  COLOR("WHEN", "Use colours: always or never. Default: never.", "", "--color"),
  FOCUS("MODULE", "Show this module and its neighbours only.", "", "--focus"),
  HELP("", "Show this help.", "-h", "--help"),
  JSON("", "The same as --as json.", "", "--json"),
  MODULE_PATH("PATHS", "More modules, to resolve against and not to check.", "-p", "--module-path"),
  NO_COUNTS("", "Leave counts, which change with every commit, out of pictures.", "", "--no-counts"),
  ONLY("CODES", "Look for these findings only; separated by commas.", "", "--only"),
  OUTPUT("FILE", "Write there instead of to standard output.", "-o", "--output"),
  REASON("TEXT", "With --accept: why what is new is accepted.", "", "--reason"),
  RELEASE("N", "The Java release for which multi-release jars are read. Default: that of this runtime.", "", "--release"),
  SOURCES("DIR", "Sources, for lines and for reasons in comments; can be given again. Those of Maven projects are found.",
      "", "--sources"),
  SYSTEM("HOME", "The JDK whose modules are required. Default: $JAVA_HOME, or the runtime that this runs in.", "", "--system");

  private final String value;
  private final String help;
  private final String shortName;
  private final String longName;

  Option(String value, String help, String shortName, String longName) {
    this.value = value;
    this.help = help;
    this.shortName = shortName;
    this.longName = longName;
  }

  /// Returns the option of a name, if there is one.
  static Optional<Option> of(String name) {
    return Arrays.stream(values()).filter(option -> name.equals(option.longName) || name.equals(option.shortName)).findFirst();
  }

  /// Returns what its value is called; empty if it has none.
  String value() {
    return value;
  }

  /// Says what it does.
  String help() {
    return help;
  }

  /// Returns its names, the short one first.
  String names() {
    return shortName.isEmpty() ? longName : shortName + ", " + longName;
  }

  /// Says whether it can be given more than once.
  boolean isRepeatable() {
    return this == SOURCES || this == MODULE_PATH;
  }
}
