package dev.dovetail.fileops.internal.mode;

import dev.dovetail.fileops.internal.mode.ModeStep.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the changes of chmod(1).
public final class ModeParser {
  private static final Pattern OCTAL = Pattern.compile("[0-7]+");
  private static final int ALL = 07777;
  private static final int SET_ID = 06000;
  private static final char END = 0;

  private final String text;
  private final List<ModeStep> steps = new ArrayList<>();
  private int at;

  private ModeParser(String text) {
    this.text = text;
  }

  /// Returns the steps of a change.
  ///
  /// @throws IllegalArgumentException if it is none
  public static List<ModeStep> parse(String text) {
    ModeParser parser = new ModeParser(text);
    if (OCTAL.matcher(text).matches()) {
      parser.octalMode();
    } else {
      parser.clauses();
    }
    return List.copyOf(parser.steps);
  }

  private void octalMode() {
    int bits = octal();
    int mentioned = text.length() > 4 ? ALL : (bits & SET_ID) | (ALL & ~SET_ID);
    steps.add(new ModeStep('=', ALL, bits, mentioned, Source.TEXT));
  }

  private void clauses() {
    clause();
    while (at < text.length()) {
      if (next() != ',') {
        throw bad();
      }
      at++;
      clause();
    }
  }

  private void clause() {
    int who = who();
    do {
      char operator = next();
      if (operator != '+' && operator != '-' && operator != '=') {
        throw bad();
      }
      at++;
      operation(operator, who);
    } while ("+-=".indexOf(next()) >= 0);
  }

  private int who() {
    int who = 0;
    for (; ; at++) {
      switch (next()) {
        case 'u' -> who |= 04700;
        case 'g' -> who |= 02070;
        case 'o' -> who |= 01007;
        case 'a' -> who |= ALL;
        default -> {
          return who;
        }
      }
    }
  }

  private void operation(char operator, int who) {
    if (isOctalDigit()) {
      int bits = octal();
      if (who != 0 || (next() != ',' && next() != END)) {
        throw bad();
      }
      steps.add(new ModeStep(operator, ALL, bits, ALL, Source.TEXT));
      return;
    }
    int copied = "ugo".indexOf(next());
    if (copied >= 0) {
      at++;
      add(operator, who, 0700 >> (3 * copied), Source.CLASS);
      return;
    }
    permissions(operator, who);
  }

  private void permissions(char operator, int who) {
    int bits = 0;
    Source source = Source.TEXT;
    for (; ; at++) {
      switch (next()) {
        case 'r' -> bits |= 0444;
        case 'w' -> bits |= 0222;
        case 'x' -> bits |= 0111;
        case 'X' -> source = Source.TEXT_AND_EXECUTE_IF_ANY;
        case 's' -> bits |= SET_ID;
        case 't' -> bits |= 01000;
        default -> {
          add(operator, who, bits, source);
          return;
        }
      }
    }
  }

  private void add(char operator, int who, int bits, Source source) {
    steps.add(new ModeStep(operator, who, bits, who == 0 ? bits : who & bits, source));
  }

  private int octal() {
    int value = 0;
    for (; isOctalDigit(); at++) {
      value = value * 8 + next() - '0';
      if (value > ALL) {
        throw bad();
      }
    }
    return value;
  }

  private boolean isOctalDigit() {
    return next() >= '0' && next() <= '7';
  }

  private char next() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private IllegalArgumentException bad() {
    return new IllegalArgumentException(
        "A mode is octal, up to 7777, or symbolic, as u+rwX,go-w; found \"" + text
            + "\", which is neither from character " + (at + 1) + " on");
  }
}
