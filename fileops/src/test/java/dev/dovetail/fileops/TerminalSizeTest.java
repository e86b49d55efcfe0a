package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TerminalSizeTest {
  private static final TerminalSize FALLBACK = new TerminalSize(10, 20);
  private static final TerminalSize NONE = new TerminalSize(0, 0);

  /// Says how large it finds the terminal.
  static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) {
      System.out.println(Shutil.terminalSize(FALLBACK));
    }
  }

  @Test
  void variablesComeFirstEachByItself() {
    assertEquals(new TerminalSize(777, 888), size(Map.of("COLUMNS", "777", "LINES", " 888 "), NONE));
    assertEquals(new TerminalSize(777, 40), size(Map.of("COLUMNS", "777"), new TerminalSize(120, 40)));
    assertEquals(new TerminalSize(10, 888), size(Map.of("LINES", "888"), NONE));
  }

  @Test
  void whatIsNoPositiveNumberIsNotThere() {
    for (String text : List.of("wide", "", "0", "-3", "99999999999")) {
      assertEquals(FALLBACK, size(Map.of("COLUMNS", text, "LINES", text), NONE), text);
    }
    assertEquals(new TerminalSize(120, 20), size(Map.of(), new TerminalSize(120, 0)));
  }

  @Test
  void theTerminalIsAskedOnlyIfSomethingIsMissing() {
    Map<String, String> variables = Map.of("COLUMNS", "1", "LINES", "2");
    Supplier<TerminalSize> terminal =
        () -> {
          throw new AssertionError("was asked");
        };
    TerminalSize size = TerminalSize.of(variables, FALLBACK, terminal);
    assertEquals(new TerminalSize(1, 2), size);
  }

  @Test
  void theDefaultIs80Times24() {
    assertEquals(new TerminalSize(80, 24), TerminalSize.DEFAULT);
    assertEquals(new TerminalSize(0, 0), TerminalSize.of(Map.of(), NONE, () -> NONE));
    assertTrue(Shutil.terminalSize().columns() > 0);
  }

  @Test
  void asksTheTerminalThatStandardOutputGoesTo() throws IOException {
    assumeTrue(Kit.has("script"), "needs script(1) to make a terminal");
    String java = "'" + String.join("' '", Kit.java(Asking.class, Kit.nativeAccess())) + "'";
    List<String> command = new ArrayList<>(List.of("env", "-u", "COLUMNS", "-u", "LINES", "script", "-qec"));
    command.addAll(List.of("stty cols 123 rows 45; " + java, "/dev/null"));
    Kit.Run run = Kit.run(command);
    assertTrue(run.output().contains("TerminalSize[columns=123, lines=45]"), run.output());
  }

  @Test
  void fallsBackWhereStandardOutputIsNoTerminal() throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "-u", "COLUMNS", "-u", "LINES"));
    command.addAll(Kit.java(Asking.class, Kit.nativeAccess()));
    assertTrue(Kit.run(command).output().contains(FALLBACK.toString()));
  }

  private static TerminalSize size(Map<String, String> variables, TerminalSize terminal) {
    return TerminalSize.of(variables, FALLBACK, () -> terminal);
  }
}
