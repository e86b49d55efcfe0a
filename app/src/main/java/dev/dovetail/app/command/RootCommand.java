package dev.dovetail.app.command;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;

/// `dovetail` itself.
@Command(
    name = "dovetail",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Gives every data delivery a receipt.",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes: 0 done, 1 done with findings, 2 error and nothing changed,",
      "3 outcome unknown, 75 desk busy, 130 interrupted and nothing added."
    },
    subcommands = {
      AddCommand.class,
      ListCommand.class,
      ShowCommand.class,
      HistoryCommand.class,
      VerifyCommand.class,
      UndoCommand.class,
      PathCommand.class,
      BoundariesCommand.class
    })
final class RootCommand {
  @Inject
  RootCommand() {}
}
