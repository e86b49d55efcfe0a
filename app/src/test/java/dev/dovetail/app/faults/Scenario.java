package dev.dovetail.app.faults;

import java.util.List;

/// What is done to a desk while faults are let in.
enum Scenario {
  /// The desk is made on the way.
  FIRST_ADD("first add", 0, false, "add in --as readings"),
  /// Some files are new, some changed, some the same, some twice.
  SECOND_ADD("second add", 1, true, "add in --as readings"),
  /// The same, and the sources are to be gone afterwards.
  MOVE("add --move", 1, true, "add in --as readings --move"),
  /// The newer of two imports is put aside.
  UNDO("undo", 2, true, "undo 2");

  private final String title;
  private final int imports;
  private final boolean isSecondDelivery;
  private final String command;

  Scenario(String title, int imports, boolean isSecondDelivery, String command) {
    this.title = title;
    this.imports = imports;
    this.isSecondDelivery = isSecondDelivery;
    this.command = command;
  }

  /// What the table calls it.
  String title() {
    return title;
  }

  /// How many imports are in the desk before.
  int imports() {
    return imports;
  }

  /// Whether `in` holds the second delivery, not the first.
  boolean isSecondDelivery() {
    return isSecondDelivery;
  }

  /// What comes after `dovetail --desk desk --json`.
  List<String> command() {
    return List.of(command.split(" ", -1));
  }

  /// Whether the command can be given again after it was done, and then adds one more import.
  boolean addsAgain() {
    return this == FIRST_ADD || this == SECOND_ADD;
  }
}
