package dev.dovetail.analysis.boundaries.internal.scan;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/// Finds the classes in a descriptor or a generic signature (JVMS 4.3, 4.7.9.1), in the bytes of its class file.
///
/// It is lenient: what is not well formed names no class.
final class Signature {
  /// No compiler nests classes so deep, and all their names together would fill the memory.
  private static final int DEEPEST = 256;

  private final byte[] bytes;
  private final int end;
  private final ClassNames names;
  private final Consumer<ClassName> found;
  private int at;

  private Signature(byte[] bytes, int start, int end, ClassNames names, Consumer<ClassName> found) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.names = names;
    this.found = found;
  }

  /// Reports the classes that a descriptor or a signature names, in its order.
  ///
  /// @param end where it ends, exclusive
  static void parse(byte[] bytes, int start, int end, ClassNames names, Consumer<ClassName> found) {
    new Signature(bytes, start, end, names, found).parse();
  }

  private void parse() {
    while (at < end) {
      switch (bytes[at]) {
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
    while (at < end && bytes[at] != '>') {
      skipTo(':');
      while (at < end && bytes[at] == ':') {
        at++;
      }
      bound();
    }
    at++;
  }

  private void bound() {
    while (at < end) {
      switch (bytes[at]) {
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
      if (at >= end || bytes[at] != ':') {
        return;
      }
    }
  }

  /// `Lp/Outer<…>.Inner<…>;` names `p/Outer` and `p/Outer$Inner`. All others are names that stand there as they are.
  private void classType() {
    int start = ++at;
    while (at < end && bytes[at] != ';' && bytes[at] != '<' && bytes[at] != '.') {
      at++;
    }
    int nameEnd = at;
    if (at < end && bytes[at] == '<') {
      typeArguments();
    }
    if (at < end && bytes[at] == ';') {
      at++;
      found.accept(names.of(bytes, start, nameEnd));
    } else {
      ByteArrayOutputStream name = new ByteArrayOutputStream();
      name.write(bytes, start, nameEnd - start);
      nestedType(name);
    }
  }

  private void nestedType(ByteArrayOutputStream name) {
    int depth = 0;
    while (at < end) {
      byte c = bytes[at++];
      switch (c) {
        case ';' -> {
          found(name);
          return;
        }
        case '.' -> {
          if (++depth > DEEPEST) {
            at = end;
            return;
          }
          found(name);
          name.write('$');
        }
        case '<' -> {
          at--;
          typeArguments();
        }
        default -> name.write(c);
      }
    }
  }

  private void found(ByteArrayOutputStream name) {
    found.accept(names.of(name.toByteArray(), 0, name.size()));
  }

  private void typeArguments() {
    at++;
    while (at < end && bytes[at] != '>') {
      switch (bytes[at]) {
        case 'L' -> classType();
        case 'T' -> skipTo(';');
        default -> at++;
      }
    }
    at++;
  }

  /// Goes behind the next such character.
  private void skipTo(char last) {
    while (at < end && bytes[at] != last) {
      at++;
    }
    at++;
  }
}
