package dev.dovetail.analysis.boundaries.internal.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words taken apart: a verb, what it is about, options with their values, and paths.
///
/// Options may stand anywhere, as `--name value`, `--name=value` or `-n value`; behind `--` there are none.
///
/// @param verb what is asked
/// @param operands what the verb is about, as many as it has
/// @param options the options given, with their values; an option without value has none
/// @param paths what to look at
record CommandLine(Verb verb, List<String> operands, Map<Option, List<String>> options, List<String> paths) {
  /// Takes words apart.
  ///
  /// @throws UsageException if an option is unknown, lacks its value or has too many, or the verb lacks an operand
  static CommandLine parse(String... words) throws UsageException {
    Map<Option, List<String>> options = new EnumMap<>(Option.class);
    List<String> rest = new ArrayList<>();
    boolean isBehindOptions = false;
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (isBehindOptions || !word.startsWith("-") || word.equals("-")) {
        rest.add(word);
      } else if (word.equals("--")) {
        isBehindOptions = true;
      } else {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = Option.of(name).orElseThrow(() -> new UsageException("There is no option " + name));
        List<String> values = options.computeIfAbsent(option, key -> new ArrayList<>());
        if (!option.value().isEmpty()) {
          if (equals < 0 && i + 1 == words.length) {
            throw new UsageException(name + " needs a value: " + option.value());
          }
          values.add(equals < 0 ? words[++i] : word.substring(equals + 1));
        } else if (equals >= 0) {
          throw new UsageException(name + " takes no value");
        }
        if (values.size() > 1 && !option.isRepeatable()) {
          throw new UsageException(name + " is given twice");
        }
      }
    }
    return split(options, rest);
  }

  private static CommandLine split(Map<Option, List<String>> options, List<String> words) throws UsageException {
    Optional<Verb> named = words.isEmpty() ? Optional.empty() : Verb.of(words.getFirst());
    Verb verb = named.orElse(Verb.CHECK);
    List<String> rest = named.isPresent() ? words.subList(1, words.size()) : words;
    int count = verb.count();
    if (options.containsKey(Option.HELP)) {
      return new CommandLine(verb, List.of(), options, List.of());
    }
    if (rest.size() < count) {
      throw new UsageException(verb.word() + " needs " + verb.operands());
    }
    if (verb == Verb.WITHOUT && rest.size() >= 3 && rest.get(1).equals("in")) {
      count = 3;
    }
    if (!verb.takesPaths() && rest.size() > count) {
      throw new UsageException(rest.get(count) + " is not expected behind " + verb.word() + " "
          + verb.operands());
    }
    return new CommandLine(
        verb, List.copyOf(rest.subList(0, count)), options, List.copyOf(rest.subList(count, rest.size())));
  }

  /// Says whether an option was given.
  boolean has(Option option) {
    return options.containsKey(option);
  }

  /// Returns the value of an option, if it was given.
  Optional<String> value(Option option) {
    return values(option).stream().findFirst();
  }

  /// Returns all values of an option.
  List<String> values(Option option) {
    return options.getOrDefault(option, List.of());
  }
}
