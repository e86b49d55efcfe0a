package dev.dovetail.app.command;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;

/// `dovetail` itself.
@Command(
    name = "dovetail",
    description = "Gives every data delivery a receipt.",
    mixinStandardHelpOptions = true,
    version = "dovetail 0.1.0")
final class RootCommand implements Runnable {
  @Inject
  RootCommand() {}

  @Override
  public void run() {}
}
