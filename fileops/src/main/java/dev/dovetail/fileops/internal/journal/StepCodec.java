package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.FileStamp;

/// Writes steps as words with a space between them.
final class StepCodec {
  private final PathCodec paths;

  StepCodec(PathCodec paths) {
    this.paths = paths;
  }

  String encode(Step step) {
    return switch (step) {
      case Step.MakeDirectory(var directory) -> "mkdir " + paths.encode(directory);
      case Step.Move(var source, var target, long inode) ->
          "move " + inode + " " + paths.encode(source) + " " + paths.encode(target);
      case Step.Replace(var source, var target, long inode) ->
          "replace " + inode + " " + paths.encode(source) + " " + paths.encode(target);
      case Step.Remove(var file, var expected, boolean exact) ->
          (exact ? "remove " : "remove-link ") + expected + " " + paths.encode(file);
      case Step.RemoveEmptyDirectory(var directory) -> "rmdir " + paths.encode(directory);
      case Step.Overwrite(var source, var target, long inode, var expected) ->
          "overwrite " + inode + " " + expected + " " + paths.encode(source) + " " + paths.encode(target);
      case Step.Barrier(var mark) -> "barrier " + paths.encode(mark);
    };
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws IllegalArgumentException if it is anything else
  Step decode(String text) {
    String[] words = text.split(" ", -1);
    return switch (words[0] + " " + (words.length - 1)) {
      case "mkdir 1" -> new Step.MakeDirectory(paths.decode(words[1]));
      case "move 3" ->
          new Step.Move(paths.decode(words[2]), paths.decode(words[3]), Long.parseLong(words[1]));
      case "replace 3" ->
          new Step.Replace(paths.decode(words[2]), paths.decode(words[3]), Long.parseLong(words[1]));
      case "overwrite 4" ->
          new Step.Overwrite(
              paths.decode(words[3]), paths.decode(words[4]), Long.parseLong(words[1]),
                  FileStamp.parse(words[2]));
      case "barrier 1" -> new Step.Barrier(paths.decode(words[1]));
      case "remove 2" -> new Step.Remove(paths.decode(words[2]), FileStamp.parse(words[1]), true);
      case "remove-link 2" -> new Step.Remove(paths.decode(words[2]), FileStamp.parse(words[1]), false);
      case "rmdir 1" -> new Step.RemoveEmptyDirectory(paths.decode(words[1]));
      default -> throw new IllegalArgumentException("Not a step: " + text);
    };
  }
}
