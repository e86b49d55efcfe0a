package dev.dovetail.app;

import com.google.inject.Guice;
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
    System.exit(run(arguments));
  }

  /// Wires a fresh application and runs one command in it.
  ///
  /// @return the exit code
  static int run(String... arguments) {
    // Guice's generated classes live in no module of ours, so our concealed constructors are not theirs to call.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    return Guice.createInjector(Stage.DEVELOPMENT, new Wiring()).getInstance(Commands.class).run(arguments);
  }
}
