package dev.dovetail.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.dovetail.app.wiring.Wiring;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What `--help` says, read from the commands' own descriptions.
class HelpTest {
  private static Map<String, CommandLine> commands() {
    System.setProperty("guice_bytecode_gen_option", "DISABLED"); // as Main does
    CommandLine root =
        Guice.createInjector(Stage.DEVELOPMENT, new Wiring()).getInstance(Commands.class).commandLine();
    Map<String, CommandLine> commands = new TreeMap<>(root.getSubcommands());
    commands.put("", root);
    return commands;
  }

  @Test
  void everyCommandMentionsEachOfItsOptionsWithAReason() {
    commands().forEach((name, command) -> {
      String help = command.getUsageMessage();
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertTrue(help.contains(option.longestName()), () -> name + " " + option.longestName() + "\n" + help);
        assertTrue(option.description().length > 0, () -> name + " " + option.longestName());
      }
      command.getCommandSpec().positionalParameters().forEach(p -> assertTrue(help.contains(p.paramLabel()), help));
    });
  }

  @Test
  void linesFitATerminalAndAreNotBrokenInsideNames() {
    commands().forEach((name, command) ->
        command.getUsageMessage().lines().forEach(line -> {
          assertTrue(line.length() <= 80, line);
          assertFalse(line.endsWith(" ."), line);
        }));
  }

  @Test
  void theCommandsAreTheseAndTheirGlobalOptionsTheSame() {
    assertEquals("[, add, boundaries, history, list, path, show, undo, verify]", commands().keySet().toString());
    commands().forEach((name, command) -> {
      for (String option : new String[] {"--desk", "--json", "--plain", "--quiet", "--verbose", "--color", "--help"}) {
        assertTrue(command.getCommandSpec().optionsMap().containsKey(option), () -> name + " " + option);
      }
    });
  }
}
