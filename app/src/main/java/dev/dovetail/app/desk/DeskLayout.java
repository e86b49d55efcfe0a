package dev.dovetail.app.desk;

import java.nio.file.Path;
import java.util.Locale;

/// Where things are in a desk.
///
/// @param root the desk's folder, absolute
public record DeskLayout(Path root) {
  /// Returns the catalogue, one SQLite file.
  public Path catalogue() {
    return root.resolve("catalogue.sqlite");
  }

  /// Returns the folder of all imports.
  public Path imports() {
    return root.resolve("imports");
  }

  /// Returns the bag of one import.
  public Path bag(long number) {
    return imports().resolve(folder(number));
  }

  /// Returns the folder of what undo has put aside.
  public Path undone() {
    return root.resolve(".undone");
  }

  /// Returns where undo puts the bag of one import.
  public Path undoneBag(long number) {
    return undone().resolve(folder(number));
  }

  /// Returns the folder of work in progress.
  public Path staging() {
    return root.resolve(".staging");
  }

  /// Returns the folder of the file journal.
  public Path journal() {
    return staging().resolve("journal");
  }

  /// Returns the file that whoever changes the desk holds a lock on.
  public Path lock() {
    return root.resolve(".lock");
  }

  private static String folder(long number) {
    return String.format(Locale.ROOT, "%04d", number);
  }
}
