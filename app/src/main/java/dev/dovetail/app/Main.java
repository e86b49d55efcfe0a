package dev.dovetail.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.dovetail.app.command.Commands;
import dev.dovetail.app.wiring.Wiring;

/// The entry point: wires, runs one command, and exits with its code.
public final class Main {
  private Main() {}

  /// Runs the command line.
  ///
  /// @param arguments what the user typed after `dovetail`
  public static void main(String[] arguments) {
    Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new Wiring());
    System.exit(injector.getInstance(Commands.class).run(arguments));
  }
}
