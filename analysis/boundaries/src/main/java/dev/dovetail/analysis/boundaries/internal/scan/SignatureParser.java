package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.function.Consumer;

/// Finds the classes in descriptors and generic signatures (JVMS 4.3, 4.7.9.1).
///
/// It is lenient: what is not well formed names no class.
final class SignatureParser {
  /// No compiler nests classes so deep, and all their names together would fill the memory.
  private static final int DEEPEST = 256;

  private final String text;
  private final Consumer<String> found;
  private int at;

  SignatureParser(String text, Consumer<String> found) {
    this.text = text;
    this.found = found;
  }

  void parse() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case 'L' -> classType();
        case 'T' -> skipTo(';');
        case '<' -> typeParameters();
        default -> at++;
      }
    }
  }

  /// Type parameters have names before their bounds; only a class's and a method's signature begin with them.
  private void typeParameters() {
    at++;
    while (at < text.length() && text.charAt(at) != '>') {
      skipTo(':');
      while (at < text.length() && text.charAt(at) == ':') {
        at++;
      }
      bound();
    }
    at++;
  }

  private void bound() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case 'L' -> classType();
        case 'T' -> skipTo(';');
        case '[', ':' -> {
          at++;
          continue;
        }
        default -> {
          return;
        }
      }
      if (at >= text.length() || text.charAt(at) != ':') {
        return;
      }
    }
  }

  /// `Lp/Outer<…>.Inner<…>;` names `p/Outer` and `p/Outer$Inner`.
  private void classType() {
    at++;
    StringBuilder name = new StringBuilder();
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case ';' -> {
          found.accept(name.toString());
          return;
        }
        case '.' -> {
          if (++depth > DEEPEST) {
            at = text.length();
            return;
          }
          found.accept(name.toString());
          name.append('$');
        }
        case '<' -> typeArguments();
        default -> name.append(c);
      }
    }
  }

  private void typeArguments() {
    while (at < text.length() && text.charAt(at) != '>') {
      switch (text.charAt(at)) {
        case 'L' -> classType();
        case 'T' -> skipTo(';');
        default -> at++;
      }
    }
    at++;
  }

  /// Goes behind the next such character.
  private void skipTo(char end) {
    int index = text.indexOf(end, at);
    at = index < 0 ? text.length() : index + 1;
  }
}
