package dev.dovetail.analysis.boundaries.internal.api;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Descriptors and signatures (JVMS 4.3, 4.7.9.1) as people read them, and as they can be compared.
final class Types {
  private Types() {}

  /// Returns `(String, int)` of a method's descriptor.
  static String parameters(String descriptor) {
    return MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
        .map(ClassDesc::displayName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /// Returns `String` of a field's descriptor, or of the result of a method's.
  static String result(String descriptor) {
    return ClassDesc.ofDescriptor(descriptor.substring(descriptor.indexOf(')') + 1)).displayName();
  }

  /// Returns a signature with its type variables numbered, so that their names do not matter.
  ///
  /// @param known the variables of the class around, which are added to if the signature declares some
  static String numbered(String signature, Map<String, Integer> known) {
    Map<String, Integer> variables = new HashMap<>(known);
    return numbered(signature, variables, known.size());
  }

  private static String numbered(String signature, Map<String, Integer> variables, int first) {
    StringBuilder result = new StringBuilder();
    declare(signature, variables, first);
    int at = 0;
    boolean isDeclaration = signature.startsWith("<");
    int depth = 0;
    while (at < signature.length()) {
      char c = signature.charAt(at);
      if (isDeclaration && depth == 1 && isNameOfVariable(signature, at)) {
        at = signature.indexOf(':', at);
        result.append('#');
      } else if (c == 'T') {
        int end = signature.indexOf(';', at);
        String name = signature.substring(at + 1, end);
        result.append('T').append(variables.containsKey(name) ? String.valueOf(variables.get(name)) : name)
            .append(';');
        at = end + 1;
      } else if (c == 'L' || c == '.') {
        int end = at + 1;
        while (";<.".indexOf(signature.charAt(end)) < 0) {
          end++;
        }
        result.append(signature, at, end);
        at = end;
      } else {
        depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        isDeclaration = isDeclaration && (depth > 0 || at == 0);
        result.append(c);
        at++;
      }
    }
    return result.toString();
  }

  /// A declared variable's name begins after `<`, or after the `;` of the bound before it, and ends in a
  /// colon.
  private static boolean isNameOfVariable(String signature, int at) {
    char before = signature.charAt(at - 1);
    if (before != '<' && before != ';') {
      return false;
    }
    int colon = signature.indexOf(':', at);
    return colon > at && signature.substring(at, colon).chars().allMatch(Character::isJavaIdentifierPart);
  }

  /// Adds the variables that a signature declares.
  static void declare(String signature, Map<String, Integer> variables, int first) {
    if (!signature.startsWith("<")) {
      return;
    }
    int depth = 0;
    int number = first;
    for (int at = 0; at < signature.length(); at++) {
      char c = signature.charAt(at);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (depth == 0) {
        return;
      }
      if (depth == 1 && at > 0 && isNameOfVariable(signature, at)) {
        variables.put(signature.substring(at, signature.indexOf(':', at)), number++);
      }
    }
  }
}
